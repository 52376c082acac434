import type { Sheet } from './sheet.ts';

/** A run of tokens with a tag: by their numbers in the document, the last included. */
export interface Chunk {
  first: number;
  last: number;
  tag: string;
}

/**
 * What a column of tags says: IOB1, IOB2, IOBES and BILOU. `I-` goes on where the same tag is open, else it begins. A chunk
 * goes on over the end of a sentence by `I-` only in files where no chunk begins with one: where some do (IOB1), there is no telling.
 */
export function chunksOf({ sentences, columns }: Sheet): Chunk[] {
  return Array.from({ length: columns }, (_, c) => {
    const tags = sentences.map((sentence) => sentence.map((row) => row.tags[c]!));
    const joined = run(tags, false);
    return joined.insideBegins ? run(tags, true).chunks : joined.chunks;
  }).flat();
}

function run(
  sentences: readonly string[][],
  closeAtEnd: boolean,
): { chunks: Chunk[]; insideBegins: boolean } {
  const chunks: Chunk[] = [];
  let [insideBegins, number] = [false, 0];
  let open = null as Chunk | null;
  for (const tags of sentences) {
    if (closeAtEnd) open = null;
    for (const mark of tags) {
      const [prefix, tag] = [mark[0]!, mark.slice(2)];
      if (tag === '') open = null;
      else if ('IELM'.includes(prefix) && open?.tag === tag) open.last = number;
      else {
        if (prefix === 'I') insideBegins = true;
        open = { first: number, last: number, tag };
        chunks.push(open);
      }
      if ('ELSU'.includes(prefix)) open = null;
      number += 1;
    }
  }
  return { chunks, insideBegins };
}
