import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { TreeWalk } from '../../core/sqlite-file/walk.ts';
import { PassageError } from '../../contract/errors.ts';
import type { RepairReport } from '../../contract/safety-types.ts';
import { checkProject } from '../check.ts';
import { ENTITIES, type EntityName } from '../db/entities.ts';
import { createFile, sealFile, type WritableDb } from '../db/open.ts';
import { spreadReadable } from '../db/packs.ts';
import { settleAll } from '../editions/settle.ts';
import { cleanLog, restoreFromLog } from './log-states.ts';
import { Pruner } from './prune.ts';
import { type OpenPages, openPages } from './read-pages.ts';
import { type Salvage, salvage } from './salvage.ts';
import { settleLog } from './settle-log.ts';
import { dropChangedSources, mendCorrections, mendTexts, otherText } from './texts.ts';

/** How often what `check` finds is taken out before the repair is given up: each time less is left. */
const ROUNDS = 8;

/**
 * Reads what can be read of a damaged project into a new file at `to`, and makes that whole: rows that their table lost come back from
 * the log, what refers to nothing goes, and `check` finds nothing any more. The damaged file is only read. `tick` hears how
 * far it is (pages, then steps) and may throw. Throws `damaged` where nothing of a project can be read.
 */
export function repairFile(
  from: string,
  to: string,
  tick: (done: number, total: number) => void,
): Omit<RepairReport, 'place' | 'name'> {
  const pages = pagesOf(from);
  try {
    const db = createFile(to);
    try {
      db.pragma('foreign_keys = OFF');
      // A new file that is not whole is thrown away: what is written needs no waiting for the disk.
      db.pragma('synchronous = OFF');
      const found = db.transaction(() => salvage(pages, db, (rows) => tick(rows, 0)))();
      const made = db.transaction(() => mend(db, from, found))();
      db.pragma('synchronous = FULL');
      db.pragma('wal_checkpoint(TRUNCATE)');
      return report(db, found, made, { total: pages.count, damaged: found.damaged, missing: pages.missing });
    } finally {
      db.close();
      sealFile(to);
    }
  } finally {
    pages.close();
  }
}

/** The file's pages as every Passage lays them out, or as its header says, where more of the file makes sense by that. */
function pagesOf(from: string): OpenPages {
  const plain = openPages(from, true);
  const said = openPages(from, false);
  const same = plain.size === said.size && plain.usable === said.usable;
  const chosen = same || recordsOf(plain) >= recordsOf(said) ? plain : said;
  (chosen === plain ? said : plain).close();
  return chosen;
}

function recordsOf(pages: OpenPages): number {
  let count = 0;
  for (const _ of new TreeWalk(pages).strays()) count += 1;
  return count;
}

const isEmpty = ({ read }: Salvage): boolean =>
  [...read].every(([table, rows]) => rows === 0 || table === 'meta');

interface Mended {
  restored: Map<EntityName, number>;
  lost: Map<EntityName, number>;
  losses: string[];
}

function mend(db: WritableDb, from: string, found: Salvage): Mended {
  if (isEmpty(found))
    throw new PassageError(
      'damaged',
      `Nothing of a project can be read in “${basename(from)}”. Nothing was changed. Open a backup, or a copy that a colleague has.`,
    );
  const losses: string[] = [];
  const unread = spreadReadable(db) + cleanLog(db);
  db.exec('DELETE FROM packs');
  if (unread > 0) losses.push(`${unread} entries of the log could not be used.`);
  const sources = dropChangedSources(db);
  if (sources > 0)
    losses.push(
      `Of ${sources} imported files the original bytes are damaged and were left out; the texts are there.`,
    );
  const restored = restoreFromLog(db, otherText(db));
  const pruner = new Pruner(db);
  pruner.references();
  for (const title of mendTexts(db))
    losses.push(
      `The text of “${title}” is damaged: it stands as it could be read. Compare it with the original.`,
    );
  if (db.prepare('SELECT count(*) FROM project').pluck().get() === 0) {
    db.prepare('INSERT INTO project (id, name) VALUES (?, ?)').run(
      uuidv7(),
      basename(from).replace(/\.passage$/i, ''),
    );
    losses.push('The project’s name and settings are lost: blind mode is off.');
  }
  const lost = new Map<EntityName, number>();
  for (let round = 0; ; round++) {
    pruner.references();
    // What was taken from the log just now may lead in a circle.
    mendCorrections(db);
    settleAll(db);
    for (const [entity, rows] of settleLog(db)) lost.set(entity, (lost.get(entity) ?? 0) + rows);
    const findings = checkProject(db);
    if (findings.length === 0) break;
    let any = false;
    for (const finding of findings) any = pruner.finding(finding) || any;
    if (!any || round === ROUNDS)
      throw new PassageError(
        'damaged',
        `“${basename(from)}” cannot be repaired: what can be read does not fit together (${findings[0]!.message}) Nothing was changed. Open a backup.`,
      );
  }
  return { restored, lost, losses };
}

function report(
  db: WritableDb,
  found: Salvage,
  { restored, lost, losses }: Mended,
  pages: RepairReport['pages'],
): Omit<RepairReport, 'place' | 'name'> {
  const tables = [...found.read].map(([table, read]) => {
    const entity = (Object.keys(ENTITIES) as EntityName[]).find((name) => ENTITIES[name].table === table);
    const of = (counts: Map<EntityName, number>) => (entity ? (counts.get(entity) ?? 0) : 0);
    return { table, read, restored: of(restored), lost: of(lost) };
  });
  const bare = db
    .prepare(
      'SELECT count(*) FROM actions a WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.action_id = a.id)',
    )
    .pluck()
    .get() as number;
  if (found.bad > 0) losses.push(`${found.bad} rows could not be read.`);
  if (pages.missing > 0) losses.push(`The end of the file is missing: ${pages.missing} pages.`);
  if (bare > 0 && losses.length > 0)
    losses.push(`${bare} actions of the log do not say any more what they changed; undo passes them over.`);
  return {
    pages,
    tables: tables
      .filter(({ table, read, restored: r, lost: l }) => table !== 'meta' && read + r + l > 0)
      .sort((a, b) => b.lost - a.lost || (a.table < b.table ? -1 : 1)),
    losses,
  };
}
