import type { Edit } from './edits.ts';

/** Edits that touch as one. */
export function joinTouching(edits: Iterable<Edit>): Edit[] {
  const out: Edit[] = [];
  for (const edit of edits) {
    const last = out.at(-1);
    if (last && last[1] === edit[0]) out[out.length - 1] = [last[0], edit[1], last[2] + edit[2]];
    else out.push(edit);
  }
  return out;
}
