import type { Block } from './structure.ts';

/**
 * Blocks that do not overlap. Two people may, in copies, split or join the same block differently; once merged, the
 * younger block (by its UUIDv7) keeps its place and the older one what is left before or after it, so that both
 * corrections show. `blocks` are sorted by start; offsets in UTF-16. Returns the same array where nothing overlaps.
 */
export function resolveBlocks(text: string, blocks: Block[]): Block[] {
  if (!blocks.some((block, i) => i > 0 && block.start < blocks[i - 1]!.end)) return blocks;
  const out: Block[] = [];
  // Only blocks that overlap, one way or another, take from one another.
  for (let first = 0, next = 0; first < blocks.length; first = next) {
    let reach = 0;
    do reach = Math.max(reach, blocks[next++]!.end);
    while (next < blocks.length && blocks[next]!.start < reach);
    if (next === first + 1) out.push(blocks[first]!);
    else out.push(...placed(text, blocks.slice(first, next)));
  }
  return out;
}

/** Youngest first: each takes what no younger one holds. */
function placed(text: string, blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    let first = true;
    for (const [start, end] of free(block, out)) {
      const trimmed = trim(text, start, end);
      if (!trimmed) continue;
      out.push({
        ...block,
        id: first ? block.id : `${block.id}#${start}`,
        start: trimmed[0],
        end: trimmed[1],
      });
      first = false;
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** The stretches of a block that none of `taken` covers. */
function free(block: Block, taken: readonly Block[]): [number, number][] {
  let parts: [number, number][] = [[block.start, block.end]];
  for (const { start, end } of taken)
    parts = parts
      .flatMap(([s, e]): [number, number][] =>
        end <= s || start >= e
          ? [[s, e]]
          : [
              [s, Math.min(e, start)],
              [Math.max(s, end), e],
            ],
      )
      .filter(([s, e]) => e > s);
  return parts;
}

function trim(text: string, start: number, end: number): [number, number] | null {
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  const to = start + slice.trimEnd().length;
  return to > from ? [from, to] : null;
}
