import type { Loss, LossKind } from '../../core/formats/exchange/loss.ts';
import { quoteOf, type Span } from '../../core/model/span.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import { annotationsIn } from '../editions/annotations-in.ts';
import { NEWEST_FIRST, type StoredAnchor } from '../editions/standing.ts';
import { textReader } from '../editions/text-reader.ts';
import { EditionTree } from '../editions/tree.ts';
import type { ExportedEdition, ExportSource } from './source.ts';

/** As many are listed one by one; more are only counted. */
const MOST_LISTED = 200;
const LONGEST_QUOTE = 120;

interface Stored extends StoredAnchor {
  tag: string;
  annotator: string;
}

const ORPHANED: LossKind = {
  code: 'no-place-in-edition',
  aspect: 'annotation',
  sentence: 'An annotation is not in the export: the exported edition has no text that it stands on.',
};
const IN_PART: LossKind = {
  code: 'ranges-corrected-away',
  aspect: 'span',
  sentence: 'An annotation of several ranges is exported in part: corrections of the text deleted the rest.',
};

/**
 * What of the annotations an export cannot carry since the text was corrected: those without a place in the exported edition,
 * and those that lost some of their ranges.
 */
export function orphanLosses(db: ReadableDb, source: ExportSource): Loss[] {
  const [orphaned, partial]: [Loss, Loss] = [
    { ...ORPHANED, count: 0, examples: [] },
    { ...IN_PART, count: 0, examples: [] },
  ];
  for (const exported of source.editions()) {
    if (!isCorrected(db, exported.id)) continue;
    for (const { phrase, whole } of lossesOf(db, source, exported)) {
      const loss = whole ? orphaned : partial;
      loss.count += 1;
      if (loss.examples.length < MOST_LISTED) loss.examples.push(phrase);
    }
  }
  return [orphaned, partial].filter(({ count }) => count > 0);
}

/** Losses as sentences: each with its count, and annotations that have no place one by one. `LOSS.txt` lists all. */
export const lossLines = (losses: readonly Loss[]): string[] =>
  losses.flatMap(({ count, sentence, code, examples }) => [
    `${count.toLocaleString('en-US')} × ${sentence}`,
    ...(code === ORPHANED.code || code === IN_PART.code ? listed(count, examples) : []),
  ]);

const listed = (count: number, examples: readonly string[]): string[] => [
  ...examples,
  ...(count > examples.length ? [`${count - examples.length} more of these are not listed.`] : []),
];

const isCorrected = (db: ReadableDb, transcript: string): boolean =>
  db
    .prepare('SELECT 1 FROM editions WHERE transcript_id = ? AND parent_id IS NOT NULL LIMIT 1')
    .get(transcript) !== undefined;

function* lossesOf(
  db: ReadableDb,
  source: ExportSource,
  { id, edition }: ExportedEdition,
): Iterable<{ phrase: string; whole: boolean }> {
  const placed = new Map([...annotationsIn(db, id, edition)].map((one) => [one.id, one]));
  const missing = db.prepare(
    `SELECT a.id AS annotation, coalesce(g.name, '') AS tag, a.annotator_id AS annotator,
       x.edition_id AS edition, x."start", x."end", x.parts
     FROM annotations a JOIN anchors x ON x.annotation_id = a.id AND x.deleted = 0
     LEFT JOIN tags g ON g.id = a.tag_id
     WHERE a.id = ? ORDER BY ${NEWEST_FIRST} LIMIT 1`,
  );
  const textOf = textReader(db);
  const tree = new EditionTree(db, id);
  for (const annotation of source.wanted(id).keys()) {
    const here = placed.get(annotation);
    if (here && here.lost === undefined) continue;
    const row = missing.get(annotation) as Stored | undefined;
    if (!row) continue;
    const last = here ?? tree.lastPlace(spanOf(row), row.edition, edition);
    const what = `“${short(textOf(last.edition), last.span)}” (${row.tag}, ${source.annotator(row.annotator).name})`;
    yield here
      ? {
          phrase: `${what}: ${here.lost} of its ranges ${here.lost === 1 ? 'is' : 'are'} gone.`,
          whole: false,
        }
      : { phrase: `${what} has no place.`, whole: true };
  }
}

function short(text: string, span: Span): string {
  const points = [
    ...quoteOf(text, span)
      .replace(/\s+/g, ' ')
      .slice(0, LONGEST_QUOTE * 2),
  ];
  return points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join('')}…` : points.join('');
}
