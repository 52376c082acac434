import type { Block } from '../../core/model/structure.ts';
import { turnsOf } from '../editions/structure.ts';
import { blocksOf } from './transcripts.ts';
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
  const spans = db.prepare(
    `SELECT s."start", s."end", s.parts FROM spans s JOIN annotations a ON a.id = s.annotation_id AND a.deleted = 0
     WHERE s.edition_id = ? AND s.deleted = 0 AND ${seen.annotation()}`,
  );
  const editions = db.prepare('SELECT edition_id FROM transcripts WHERE deleted = 0').pluck();
  for (const edition of editions.all() as string[]) {
    const speakerOf = new Map<string, string>();
    const blocks = blocksOf(project, edition);
    for (const { id, speaker } of turnsOf(db, blocks)) {
      if (speaker === null) continue;
      speakerOf.set(id, speaker);
      of(speaker).turns += 1;
    }
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
