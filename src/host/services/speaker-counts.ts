import { resolveBlocks } from '../../core/model/resolve-blocks.ts';
import type { Block } from '../../core/model/structure.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';

interface Counts {
  turns: number;
  annotations: number;
}

/**
 * How many turns each speaker has in the current editions, and how many annotations touch them; an annotation counts once
 * for every speaker it touches. Blocks and spans are looked up in one another here: as a join, SQLite compares each block
 * with every span before it, which takes minutes on a long transcript.
 */
export function countSpeakers(project: Project, seen: Visibility): Map<string, Counts> {
  const { db } = project;
  const counts = new Map<string, Counts>();
  const of = (speaker: string): Counts => {
    const known = counts.get(speaker) ?? { turns: 0, annotations: 0 };
    counts.set(speaker, known);
    return known;
  };
  const turns = db.prepare(
    'SELECT id, speaker_id AS speaker FROM live_turns WHERE edition_id = ? AND speaker_id IS NOT NULL',
  );
  const spans = db.prepare(
    `SELECT s."start", s."end", s.parts FROM spans s JOIN annotations a ON a.id = s.annotation_id AND a.deleted = 0
     WHERE s.edition_id = ? AND s.deleted = 0 AND ${seen.annotation()}`,
  );
  const editions = db.prepare('SELECT edition_id FROM transcripts WHERE deleted = 0').pluck();
  for (const edition of editions.all() as string[]) {
    const speakerOf = new Map<string, string>();
    for (const { id, speaker } of turns.all(edition) as { id: string; speaker: string }[]) {
      speakerOf.set(id, speaker);
      of(speaker).turns += 1;
    }
    const blocks = blocksOf(project, edition);
    for (const row of spans.iterate(edition) as Iterable<Parameters<typeof spanOf>[0]>) {
      const touched = new Set<string>();
      for (const [start, end] of spanOf(row))
        for (let i = firstEndingAfter(blocks, start); i < blocks.length && blocks[i]!.start < end; i++) {
          const speaker = speakerOf.get(blocks[i]!.turn ?? '');
          if (speaker !== undefined) touched.add(speaker);
        }
      for (const speaker of touched) of(speaker).annotations += 1;
    }
  }
  return counts;
}

/** The blocks of an edition, sorted and disjoint; its text is only read where they have to be made so. */
function blocksOf(project: Project, edition: string): Block[] {
  const blocks = project.db
    .prepare(
      `SELECT id, kind, "start", "end", turn_id AS turn FROM blocks WHERE edition_id = ? AND deleted = 0
       ORDER BY "start", id`,
    )
    .all(edition) as Block[];
  const overlap = blocks.some((block, i) => i > 0 && block.start < blocks[i - 1]!.end);
  return overlap ? resolveBlocks(project.textOf(edition), blocks) : blocks;
}

/** The index of the first block that ends after an offset. */
function firstEndingAfter(blocks: readonly Block[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
