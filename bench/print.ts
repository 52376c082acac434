import type { Figure, Results } from './harness.ts';

/** The figures as a table for a terminal, and beneath it what was not measured. */
export function tableOf({ figures, skipped, failed }: Results): string {
  const rows = [['', 'median', 'floor', 'ratio', 'target', 'limit'], ...figures.map(rowOf)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  const floors = figures.flatMap(({ name, floor, note }) => [
    ...(floor ? [`  ${name}: the floor is ${floor.name}.`] : []),
    ...(note ? [`  ${name}: ${note}`] : []),
  ]);
  const missing = skipped.map(({ name, reason }) => `SKIPPED ${name}: ${reason}`);
  const broken = failed.map(({ name, reason }) => `FAILED ${name}: ${reason}`);
  return [...lines, '', ...floors, ...missing, ...broken].join('\n').trimEnd();
}

const rowOf = ({ name, unit, median, floor, ratio, target, limit }: Figure): string[] => [
  name,
  amount(median, unit),
  floor ? amount(floor.median, unit) : '',
  ratio === null ? '' : times(ratio),
  target === null ? '' : `${ratio !== null && ratio > target ? 'over ' : ''}${times(target)}`,
  limit === null ? '' : `${median > limit ? 'OVER ' : ''}${amount(limit, unit)}`,
];

const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

const amount = (value: number, unit: string): string =>
  `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`;
