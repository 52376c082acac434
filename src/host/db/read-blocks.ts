import { resolveBlocks } from '../../core/model/resolve-blocks.ts';
import type { Block } from '../../core/model/structure.ts';
import type { ReadableDb } from './open.ts';

/** The live blocks of an edition with this text, sorted by start (UTF-16), never overlapping. */
export function readBlocks(db: ReadableDb, edition: string, text: string): Block[] {
  const blocks = db
    .prepare(
      'SELECT id, kind, "start", "end", turn_id AS turn FROM blocks WHERE edition_id = ? AND deleted = 0 ORDER BY "start", id',
    )
    .all(edition) as Block[];
  return resolveBlocks(text, blocks);
}
