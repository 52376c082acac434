import type { Row } from './entities.ts';
import type { Change, Recorder } from './log.ts';

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
    for (const [column, value] of Object.entries(wanted)) {
      if (current[column] === after[column]) fields[column] = value;
      else if (current[column] !== value) skipped += 1;
    }
    recorder.update(entity, id, fields);
  }
  return skipped;
}
