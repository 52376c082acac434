import type { ReadableDb } from '../db/open.ts';
import { mapBlock } from '../../core/edits/blocks-through.ts';
import { coverGaps } from '../../core/model/cover-gaps.ts';
import { resolveBlocks } from '../../core/model/resolve-blocks.ts';
import type { Block, Turn } from '../../core/model/structure.ts';
import { EditionTree } from './tree.ts';

/** A block's row: the edition that its offsets count in. */
interface StoredBlock extends Block {
  edition: string;
}

/** Gives the text of an edition. */
export type TextOf = (edition: string) => string;

/**
 * The live blocks of a transcript as they lie on one of its editions: sorted by start (UTF-16), never overlapping, every word in one. Each says
 * in which edition it was laid; through corrections it moves along with its text, so that what is corrected of the structure
 * holds in every edition.
 */
export function blocksIn(
  db: ReadableDb,
  textOf: TextOf,
  { transcript, edition }: { transcript: string; edition: string },
): Block[] {
  const rows = db
    .prepare(
      `SELECT b.id, b.kind, b."start", b."end", b.turn_id AS turn, b.edition_id AS edition FROM editions e
       JOIN blocks b ON b.edition_id = e.id AND b.deleted = 0 WHERE e.transcript_id = ?`,
    )
    .all(transcript) as StoredBlock[];
  const isMoved = rows.some((row) => row.edition !== edition);
  const blocks = isMoved
    ? moved(new EditionTree(db, transcript), rows, edition, textOf(edition))
    : rows.map(({ edition: _, ...block }) => block);
  blocks.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const overlap = blocks.some((block, i) => i > 0 && block.start < blocks[i - 1]!.end);
  const text = textOf(edition);
  return coverGaps(text, overlap ? resolveBlocks(text, blocks) : blocks);
}

function moved(tree: EditionTree, rows: readonly StoredBlock[], edition: string, text: string): Block[] {
  const out: Block[] = [];
  for (const { edition: from, ...block } of rows) {
    const way = tree.way(from, edition);
    const place =
      way &&
      (way.length === 0
        ? [block.start, block.end]
        : mapBlock(
            way.map((step) => step.map),
            text,
            block,
          ));
    if (place) out.push({ ...block, start: place[0]!, end: place[1]! });
  }
  return out;
}

/** The turns that blocks belong to. */
export function turnsOf(db: ReadableDb, blocks: readonly Block[]): Turn[] {
  const ids = [...new Set(blocks.map((block) => block.turn))].filter((id) => id !== null);
  return db
    .prepare(
      `SELECT t.id, t.speaker_id AS speaker, t.time FROM turns t WHERE t.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as Turn[];
}
