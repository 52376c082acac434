import { diffTexts } from '../../../core/edits/diff-texts.ts';

interface Props {
  text: string;
  /** The same text before or after the change. */
  other: string;
  /** Which of the two `text` is. */
  side: 'before' | 'after';
}

/** A text with what differs from another one marked. */
export function Changed({ text, other, side }: Props) {
  return (
    <span className="changed-text">
      {partsOf(text, other, side).map(({ start, part, differs }) =>
        differs ? (
          <mark key={start} data-side={side}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </span>
  );
}

/** Pieces of `text` in order; `start` in UTF-16. */
export function partsOf(text: string, other: string, side: Props['side']) {
  const [before, after] = side === 'before' ? [text, other] : [other, text];
  const parts: { start: number; part: string; differs: boolean }[] = [];
  let at = 0;
  let shift = 0;
  const push = (to: number, differs: boolean): void => {
    if (to > at) parts.push({ start: at, part: text.slice(at, to), differs });
    at = Math.max(at, to);
  };
  for (const [start, end, inserted] of diffTexts(before, after)) {
    const from = side === 'before' ? start : start + shift;
    push(from, false);
    push(side === 'before' ? end : from + inserted.length, true);
    shift += inserted.length - (end - start);
  }
  push(text.length, false);
  return parts;
}
