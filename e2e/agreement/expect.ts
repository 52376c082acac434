import { expect, type Locator, type Page } from '@playwright/test';
import { pointsOf, spansOf } from './continuum.ts';
import { overlappingPairs } from './pairs.ts';
import { type Given, recompute } from './recompute.ts';

type Row = Record<string, string>;

/** The starter tags' attributes, as they stand in an export; a number is compared as one. */
export const ATTRIBUTES: Given['attributes'] = [
  ['Claim', 'Verifiable'],
  ['Statistic', 'Value'],
  ['Statistic', 'Unit'],
  ['Statistic', 'Period'],
  ['Policy measure', 'Actor'],
  ['Policy measure', 'Instrument'],
  ['Policy measure', 'Status'],
].map(([tag, name]) => ({
  column: `${tag} ${name}`.toLowerCase().replaceAll(' ', '_'),
  name: name!,
  tag: tag!,
  level: name === 'Value' ? 'interval' : 'nominal',
}));

/** Expects that a group's rows of the report's CSV are the figures computed anew: all of them, and no others. */
export function expectFigures(rows: readonly Row[], given: Given): void {
  const computed = recompute(given);
  expect(rows).toHaveLength(computed.length);
  for (const row of rows) {
    const key = [row['measure'], row['tags'], row['attribute']].filter(Boolean).join(' ');
    const found = computed.find((one) => one.key === key);
    const where = `${row['group_name']}: ${key}`;
    expect(found, where).toBeDefined();
    const { n, value, interval } = found!;
    expect(row['annotators'], where).toBe(given.annotators.join(' | '));
    expect(Number(row['n']), `${where}, n`).toBe(n);
    expectNumber(row['value']!, value, where);
    expectNumber(row['interval_low']!, interval?.[0] ?? null, `${where}, low`);
    expectNumber(row['interval_high']!, interval?.[1] ?? null, `${where}, high`);
    expect(row['undefined_reason'] === '', where).toBe(value !== null);
  }
}

/** A number with all its digits, against one computed another way: only the order of additions may differ. */
function expectNumber(written: string, computed: number | null, what: string): void {
  if (computed === null) return expect(written, what).toBe('');
  expect(written, what).not.toBe('');
  expect(Math.abs(Number(written) - computed), `${what}: ${written}, ${computed}`).toBeLessThan(1e-9);
}

const printed = (value: string) => (value === '' ? '—' : Number(value).toFixed(3).replace('-', '−'));

/** Expects that the report in a page prints the figures of the CSV, in its order. */
export async function expectPrinted(report: Page, figures: readonly Row[]): Promise<void> {
  const cells = await report
    .locator('section table:has(th:text-is("Measure")) tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.firstChild?.textContent ?? '')),
    );
  expect(cells.map((row) => [row[3], row[4], row[5]])).toEqual(
    figures.map((row) => [
      printed(row['value']!),
      row['interval_low'] === ''
        ? ''
        : `[${printed(row['interval_low']!)}, ${printed(row['interval_high']!)}]`,
      row['n'],
    ]),
  );
}

/** Expects the counts of a table that shows which tags two annotators gave the same places. */
export async function expectConfusion(table: Locator, given: Given): Promise<void> {
  const points = pointsOf(given.text, given.turns);
  const [mine, theirs] = given.annotators.map((name) => spansOf(given.codings, points, name, null));
  const pairs = overlappingPairs(mine!, theirs!);
  const tagsOf = (side: 0 | 1) => pairs.map((pair) => pair[side].coding.tag);
  const count = (tags: readonly string[], tag: string) => tags.filter((one) => one === tag).length;
  const alone = (spans: typeof mine, side: 0 | 1, tag: string) =>
    count(
      spans!.map(({ coding }) => coding.tag),
      tag,
    ) - count(tagsOf(side), tag);
  const both = (row: string, column: string) =>
    pairs.filter(([a, b]) => a.coding.tag === row && b.coding.tag === column).length;
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].flatMap((td) => td.textContent || [])),
    );
  expect(shown.map((row) => row.map(Number))).toEqual([
    ...given.tags.map((row) => [...given.tags.map((column) => both(row, column)), alone(mine, 0, row)]),
    given.tags.map((tag) => alone(theirs, 1, tag)),
  ]);
}
