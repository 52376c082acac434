import type { Block } from '../../core/model/structure.ts';
import { blocksIn } from '../editions/structure.ts';
import type { ReadableDb } from './open.ts';

/** The live blocks of an edition with this text, sorted by start (UTF-16), never overlapping. */
export function readBlocks(db: ReadableDb, edition: string, text: string): Block[] {
  const transcript = db
    .prepare('SELECT transcript_id FROM editions WHERE id = ?')
    .pluck()
    .get(edition) as string;
  return blocksIn(db, () => text, { transcript, edition });
}
