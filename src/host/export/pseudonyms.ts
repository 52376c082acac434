import { csvRecord } from '../../core/formats/csv/serialize.ts';
import { NO_PSEUDONYMS, Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { Tag } from '../../core/model/codebook.ts';
import type { ExportPseudonyms } from '../../contract/export-options.ts';
import type { ReadableDb } from '../db/open.ts';

type Named = { id: string; name: string };

/**
 * The pseudonyms of an export: of everybody in the project, whoever is in the export, so that a choice changes no number. What people
 * were called before counts as well, but that of speakers only where it has several words (“Guest” was a label), unless `log`.
 */
export function pseudonymsOf(
  db: ReadableDb,
  wanted: Pick<ExportPseudonyms, 'annotators' | 'speakers'> | undefined,
  { log = false } = {},
): Pseudonyms {
  if (!wanted || !(wanted.annotators || wanted.speakers)) return NO_PSEUDONYMS;
  const all = (entity: 'annotator' | 'speaker') => {
    const named = db.prepare(`SELECT id, name FROM ${entity}s`).all() as Named[];
    const before = Map.groupBy(
      db
        .prepare(
          `SELECT entity_id AS id, json_extract(before, '$.name') AS name FROM changes
           WHERE entity = ? AND json_extract(before, '$.name') <> ''`,
        )
        .all(entity) as Named[],
      ({ id }) => id,
    );
    const counts = (name: string) => log || entity === 'annotator' || /\S[\s_]+\S/.test(name);
    return named.map((one) => ({
      ...one,
      former: [...new Set(before.get(one.id)?.map(({ name }) => name))].filter(
        (name) => name !== one.name && counts(name),
      ),
    }));
  };
  return new Pseudonyms({
    annotators: wanted.annotators ? all('annotator') : [],
    speakers: wanted.speakers ? all('speaker') : [],
  });
}

/**
 * A tag without names in what explains it. Its own name, those of its attributes and choices stay: they are what was coded; and
 * so do quotes, which are text.
 */
export const withNames = (tag: Tag, names: Pseudonyms): Tag =>
  names.some
    ? {
        ...tag,
        definition: names.prose(tag.definition),
        guidelines: names.prose(tag.guidelines),
        note: names.prose(tag.note),
        examples: tag.examples.map((example) => ({ ...example, source: names.title(example.source) })),
      }
    : tag;

/** The key of an export's pseudonyms as a table. */
export const keyTable = ({ key }: Pseudonyms): string =>
  [
    ['pseudonym', 'kind', 'id', 'name'],
    ...key.map(({ pseudonym, kind, id, name }) => [pseudonym, kind, id, name]),
  ]
    .map(csvRecord)
    .join('');
