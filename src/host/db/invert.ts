import { ENTITIES, type Entity, type EntityName, type Row } from './entities.ts';
import type { Change } from './log.ts';
import type { Recorder } from './recorder.ts';

/**
 * Takes changes back, field by field, last first. A field that somebody changed since is left as it is and counted:
 * undo takes back one's own work only. A row that was new is deleted; one that was deleted comes back.
 * Returns the number of fields that were left.
 */
export function invert(recorder: Recorder, changes: readonly Change[]): number {
  let skipped = 0;
  for (const { entity, id, before, after } of changes.toReversed()) {
    const current = recorder.get(entity, id);
    if (!current) {
      skipped += 1;
      continue;
    }
    const wanted: Row = before ?? { deleted: 1 };
    const fields: Row = {};
    for (const columns of groupsOf(entity, Object.keys(wanted))) {
      if (columns.every((column) => current[column] === after[column]))
        for (const column of columns) fields[column] = wanted[column]!;
      else if (columns.some((column) => current[column] !== wanted[column])) skipped += 1;
    }
    recorder.update(entity, id, fields);
  }
  return skipped;
}

/** Columns by what is taken back with one another: a place goes back as a whole or stays. */
function groupsOf(entity: EntityName, columns: readonly string[]): string[][] {
  const { together = [] }: Entity = ENTITIES[entity];
  const group = columns.filter((column) => together.includes(column));
  const rest = columns.filter((column) => !together.includes(column)).map((column) => [column]);
  return group.length > 0 ? [group, ...rest] : rest;
}
