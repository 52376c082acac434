import fc from 'fast-check';
import { splitsPair } from '../model/span.ts';
import { applyEdits, type Edit, type Edits } from './edits.ts';

const piece = fc.constantFrom(
  'a',
  'b',
  'word ',
  'Ana',
  ' ',
  '\r\n',
  '\n',
  '🙂',
  '👩‍👩‍👧',
  'é',
  '\u00a0',
  '中文',
  '½ ',
);

/** Random texts of pieces that are easily cut wrong, at most `max` of them. */
export const textOf = (max: number) => fc.array(piece, { maxLength: max }).map((parts) => parts.join(''));

/** Random edits of a text: sorted, disjoint, apart, never through a pair. */
const editsOf = (text: string): fc.Arbitrary<Edits> =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(8), textOf(3)), { maxLength: 6 }).map((drafts) => {
    const out: Edit[] = [];
    for (const [from, size, inserted] of drafts.sort((a, b) => a[0] - b[0])) {
      let [start, end] = [from, Math.min(from + size, text.length)];
      if (splitsPair(text, start)) start--;
      if (splitsPair(text, end)) end++;
      if (start > (out.at(-1)?.[1] ?? -1) && (end > start || inserted !== ''))
        out.push([start, end, inserted]);
    }
    return out;
  });

/** A text and edits of it. */
export const edited = textOf(40).chain((text) => editsOf(text).map((edits) => ({ text, edits })));

/** A text, edits of it, and edits of what these lead to. */
export const editedTwice = edited.chain(({ text, edits }) =>
  editsOf(applyEdits(text, edits)).map((second) => ({ text, first: edits, second })),
);
