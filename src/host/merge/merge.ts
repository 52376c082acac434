import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../../core/model/annotation.ts';
import type { MergeFileReport, MergeMapping, MergeReport } from '../../contract/merge-types.ts';
import { attach, detach } from '../db/attach.ts';
import type { Clock } from '../db/clock.ts';
import type { EntityName } from '../db/entities.ts';
import { type Action, type Log } from '../db/log.ts';
import { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';
import { spreadPacks } from '../db/packs.ts';
import type { EntityStatements } from '../db/statements.ts';
import { keepOut, type KeptOut, refuseOtherTexts } from '../purge/keep-out.ts';
import { settleAfter, settleTouched } from '../editions/settle.ts';
import { applyAliases, findOffers, findSameTexts } from './aliases.ts';
import { findConflicts } from './conflicts.ts';
import { foldTouched, type Tick } from './fold.ts';
import { describeMerge } from './report.ts';
import { uniteLogs } from './union.ts';

/** What merging works with: one connection and its parts, in the host or in a worker. */
export interface MergeParts {
  db: WritableDb;
  statements: Record<EntityName, EntityStatements>;
  log: Log;
  clock: Clock;
  actor: Annotator;
}

export interface MergeSource {
  /** What the user calls the file. */
  label: string;
  /** A copy that may be attached (`snapshotFile`). */
  path: string;
}

/** Thrown inside the transaction so that it is rolled back: a dry run changes nothing. */
class DryRun extends Error {}

/**
 * Merges files into the project, all in one transaction under one action. The state after it is a function of the
 * united logs alone: merging is idempotent, and neither order nor grouping matters. `tick` may throw to stop it all.
 */
export function mergeFiles(
  parts: MergeParts,
  sources: readonly MergeSource[],
  mapping: readonly MergeMapping[],
  dryRun: boolean,
  tick?: Tick,
): MergeReport {
  const { db } = parts;
  const names = sources.map((_, i) => `other${i}`);
  // What was purged here is taken out of the copies first: nothing of it is there to come back.
  const keptOut = sources.map((source) => keepOut(db, source.path, () => tick?.(0, 0)));
  sources.forEach((source, i) => attach(db, source.path, names[i]!));
  const report: MergeReport = { action: null, files: [] };
  try {
    db.transaction(() => {
      // The merge's own row comes last; its id is named before that.
      db.pragma('defer_foreign_keys = ON');
      spreadPacks(db);
      const merge = uuidv7();
      sources.forEach((source, i) =>
        report.files.push({
          ...mergeOne(parts, merge, source.label, names[i]!, mapping, tick),
          ...keptOut[i]!,
        }),
      );
      if (
        report.files.some((file) => file.actions !== 0 || file.mapped.length > 0 || file.joined.length > 0)
      ) {
        parts.log.append(mergeAction(parts, merge, sources), []);
        report.action = merge;
      }
      if (dryRun) throw new DryRun();
    }).immediate();
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
    report.action = null;
  } finally {
    for (const name of names) detach(db, name);
  }
  return report;
}

function mergeOne(
  parts: MergeParts,
  merge: string,
  label: string,
  other: string,
  mapping: readonly MergeMapping[],
  tick?: Tick,
): Omit<MergeFileReport, keyof KeptOut> {
  const { db, statements, log, clock } = parts;
  refuseOtherTexts(db, other, label);
  const offers = findOffers(db, other);
  const counts = uniteLogs(db, other, merge);
  db.exec(`INSERT OR IGNORE INTO main.sources SELECT sha256, bytes FROM ${other}.sources`);
  db.exec(`INSERT OR IGNORE INTO main.tag_revisions SELECT * FROM ${other}.tag_revisions`);
  const text = db.prepare(`SELECT text FROM ${other}.editions WHERE id = ?`).pluck();
  const folded = foldTouched(db, statements, (id) => text.get(id) as string | undefined, tick);
  settleTouched(db);
  const conflicts = findConflicts(db, other, merge, folded);
  const last = db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null;
  if (last) clock.observe(last);

  const recorder = new Recorder(statements);
  const fresh = folded.filter((row) => row.entity === 'transcript' && !row.before).map((row) => row.id);
  const same = findSameTexts(db, fresh);
  for (const { alias, id } of same) recorder.put('alias', { entity: 'transcript', alias, id });
  for (const { entity, from, into } of mapping)
    if (offers.some((offer) => offer.entity === entity && offer.from === from && offer.into === into))
      recorder.put('alias', { entity, alias: from, id: into });
  const mapped = applyAliases(db, recorder);
  const changes = recorder.changes();
  if (changes.length > 0) {
    const action = {
      ...mergeAction(parts, uuidv7(), []),
      name: 'merge.map',
      summary: 'Join what was made apart',
    };
    log.append(action, changes, { merge });
    settleAfter(db, changes);
  }
  return describeMerge(db, other, label, { ...counts, folded, conflicts, offers, mapped, same });
}

function mergeAction({ actor, clock }: MergeParts, id: string, sources: readonly MergeSource[]): Action {
  const names = sources.map((source) => `“${source.label}”`).join(', ');
  return {
    id,
    clock: clock.tick(),
    actor: actor.id,
    at: Date.now(),
    kind: 'do',
    target: null,
    name: 'merge',
    summary: `Merge ${names}`,
  };
}
