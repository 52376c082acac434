import { PassageError } from '../../contract/errors.ts';
import { checkProject } from '../check.ts';
import { ENTITY_NAMES, type EntityName } from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import { spreadPacks } from '../db/packs.ts';
import { countDead, findDead, joinedWith, referencesOf } from './dead.ts';
import { cutGoldHistory } from './gold-history.ts';
import { type PurgeMark, setMark, setPending } from './marks.ts';
import { maskTexts } from './mask.ts';
import { isProse, nameFinder, namesOf } from './names.ts';
import { deleteDead, type Rewrite, rewriteFields } from './rewrite.ts';

/** What a purge took out of one file. */
export interface PurgedRows {
  /** Rows by what they are, in the words of the log. */
  rows: Record<string, number>;
  /** Entries of the log, and actions of which nothing is left. */
  changes: number;
  actions: number;
  /** Imported files whose stored bytes went, those that other texts came from too. */
  sources: number;
  /** Fields of rows and of the log that were written anew. */
  rewritten: number;
  /** Places in texts that were masked. */
  places: number;
}

/** The marks of this file for what is to go: those given, and the ids that merging has joined with them. */
export function marksHere(db: WritableDb, marks: readonly PurgeMark[]): PurgeMark[] {
  const all = new Map<string, PurgeMark>();
  for (const mark of marks)
    for (const id of mark.what === 'transcript' || mark.what === 'annotator'
      ? joinedWith(db, mark.what, mark.id)
      : [mark.id])
      if (!all.has(id)) all.set(id, { ...mark, id });
  return [...all.values()];
}

/**
 * Takes what the marks name out of the tables and the log, in one transaction that ends with a clean check or not at all. The bytes are
 * gone only after `scrub`. `tick` may throw. Throws `conflict` where the file does not pass its check.
 */
export function purgeRows(
  db: WritableDb,
  given: readonly PurgeMark[],
  tick: () => void = () => {},
): PurgedRows {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  // References to what goes are emptied after the rows went; the check at the end looks at all of them.
  db.pragma('foreign_keys = OFF');
  try {
    return db
      .transaction(() => {
        const purged = purge(db, given, tick);
        tick();
        const [finding] = checkProject(db);
        if (finding)
          throw new PassageError(
            'conflict',
            `The project would not pass its check after this (${finding.message}) Nothing was changed. Run the check, and repair the project first.`,
            { code: finding.code, id: finding.id ?? '' },
          );
        return purged;
      })
      .immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function purge(db: WritableDb, given: readonly PurgeMark[], tick: () => void): PurgedRows {
  spreadPacks(db);
  const marks = marksHere(db, given);
  const ids = (what: PurgeMark['what']) => marks.filter((mark) => mark.what === what).map(({ id }) => id);
  const transcripts = ids('transcript');
  findDead(db, transcripts, ids('annotator'));
  cutGoldHistory(db, ids('annotator'));
  const rows = countDead(db);
  const quotes = textsOf(db, transcripts);
  const bytes = new Set([...ids('source'), ...sourcesOf(db)]);
  const { changes, actions } = deleteDead(db);
  tick();

  const names = marks.flatMap((mark) => renaming(db, mark));
  // An annotator's name in a text is somebody else's, or a word.
  const everywhere = names.filter(({ everywhere: all, mark }) => all && mark.what === 'speaker');
  const finder = nameFinder(
    everywhere.flatMap(({ names: list }) => list).sort((a, b) => b.length - a.length),
  );
  const masked = maskTexts(
    db,
    finder,
    everywhere.map(({ mark }) => mark.id),
  );
  // The imported bytes hold what the texts do not any more.
  for (const edition of masked.editions.keys()) {
    const source = db.prepare('SELECT file_sha256 FROM editions WHERE id = ?').pluck().get(edition);
    if (typeof source === 'string') bytes.add(source);
  }
  const rewrites: Rewrite[] = [
    emptied(db),
    (entity, _id, column, value) =>
      entity === 'edition' && column === 'file_sha256' && bytes.has(String(value)) ? null : value,
    (entity, id, column, value) => {
      const edition = entity === 'edition' ? masked.editions.get(id) : undefined;
      return edition && (column === 'sha256' || column === 'edits') ? edition[column] : value;
    },
    withoutQuotes(quotes),
    ...names.flatMap(({ rewrite }) => rewrite),
  ];
  const written = rewriteFields(
    db,
    (entity, id, column, value) => rewrites.reduce((now, rewrite) => rewrite(entity, id, column, now), value),
    tick,
  );
  renameInSummaries(db, names);
  const sources = dropSources(db, bytes);
  for (const mark of marks) setMark(db, mark);
  for (const id of bytes) setMark(db, { id, what: 'source', at: marks[0]?.at ?? 0 });
  setPending(db, true);
  return {
    rows,
    changes,
    actions,
    sources,
    rewritten: written.rows + written.changes,
    places: masked.places,
  };
}

/** References to rows that went: by the columns that may be empty, and the lists of what gold decides against. */
function emptied(db: WritableDb): Rewrite {
  const dead = db.prepare('SELECT 1 FROM temp.dead WHERE entity = ? AND id = ?');
  const columns = new Map<string, EntityName>();
  for (const entity of ENTITY_NAMES)
    for (const { column, to, owned } of referencesOf(db, entity))
      if (!owned) columns.set(`${entity}.${column}`, to);
  return (entity, _id, column, value) => {
    const to = columns.get(`${entity}.${column}`);
    if (to && typeof value === 'string') return dead.get(to, value) ? null : value;
    if (entity === 'gold' && (column === 'against' || column === 'sources') && typeof value === 'string') {
      const all = JSON.parse(value) as string[];
      const left = all.filter((id) => !dead.get('annotation', id));
      return left.length === all.length ? value : JSON.stringify(left);
    }
    return value;
  };
}

/** Texts of what goes, for the examples of tags that quote from them. */
const textsOf = (db: WritableDb, transcripts: readonly string[]): string[] =>
  db
    .prepare('SELECT text FROM editions WHERE transcript_id IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(transcripts)) as string[];

function withoutQuotes(texts: readonly string[]): Rewrite {
  return (entity, _id, column, value) => {
    if (texts.length === 0 || entity !== 'tag' || column !== 'examples' || typeof value !== 'string')
      return value;
    const all = JSON.parse(value) as { quote: string }[];
    const left = all.filter(({ quote }) => !texts.some((text) => quote !== '' && text.includes(quote)));
    return left.length === all.length ? value : JSON.stringify(left);
  };
}

/** Files that texts which go came from; another text that came from the same file loses the bytes, too. */
const sourcesOf = (db: WritableDb): string[] =>
  db
    .prepare(
      `SELECT DISTINCT file_sha256 FROM editions WHERE file_sha256 IS NOT NULL
       AND id IN (SELECT id FROM temp.dead WHERE entity = 'edition')`,
    )
    .pluck()
    .all() as string[];

function dropSources(db: WritableDb, bytes: ReadonlySet<string>): number {
  const drop = db.prepare('DELETE FROM sources WHERE sha256 = ?');
  return [...bytes].reduce((sum, id) => sum + drop.run(id).changes, 0);
}

interface Renaming {
  mark: PurgeMark;
  names: string[];
  pseudonym: string;
  everywhere: boolean;
  rewrite: Rewrite[];
}

/** How a person's name gives way: in their own row always, in what people wrote where the mark says so. */
function renaming(db: WritableDb, mark: PurgeMark): Renaming[] {
  const { what, id, pseudonym = '' } = mark;
  if ((what !== 'speaker' && what !== 'annotator') || pseudonym === '') return [];
  const names = namesOf(db, what, [id], pseudonym);
  const finder = nameFinder(names);
  const json = JSON.stringify(pseudonym).slice(1, -1);
  const own: Rewrite = (entity, row, column, value) => {
    if (entity !== what || row !== id) return value;
    if (column === 'name') return pseudonym;
    // The person's row is a tombstone from its first change on.
    return what === 'annotator' && column === 'deleted' ? 1 : value;
  };
  const prose: Rewrite = (entity, _row, column, value) =>
    finder && typeof value === 'string' && isProse(entity, column)
      ? value.replace(finder, () => (/^[[{]/.test(value) ? json : pseudonym))
      : value;
  const everywhere = mark.everywhere === true;
  return [{ mark, names, pseudonym, everywhere, rewrite: everywhere ? [own, prose] : [own] }];
}

/** What actions were called tells names and titles; the app made those sentences. */
function renameInSummaries(db: WritableDb, all: readonly Renaming[]): void {
  const update = db.prepare('UPDATE actions SET summary = ? WHERE id = ?');
  const rows = db.prepare('SELECT id, summary FROM actions').all() as { id: string; summary: string }[];
  for (const { names, pseudonym } of all) {
    const finder = nameFinder(names);
    if (!finder) continue;
    for (const row of rows) {
      const summary = row.summary.replace(finder, () => pseudonym);
      if (summary === row.summary) continue;
      row.summary = summary;
      update.run(summary, row.id);
    }
  }
}
