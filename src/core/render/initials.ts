/**
 * A short mark for each name, no two the same: the first letters of up to three of its words, or of the only one its
 * first two; where that is taken, with a number. In the order of `names`, whose keys are ids.
 */
export function initialsOf(names: ReadonlyMap<string, string>): Map<string, string> {
  const taken = new Set<string>();
  const out = new Map<string, string>();
  for (const [id, name] of names) {
    const short = shortOf(name);
    let mark = short;
    for (let n = 2; taken.has(mark); n++) mark = `${short}${n}`;
    taken.add(mark);
    out.set(id, mark);
  }
  return out;
}

function shortOf(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  if (words.length === 0) return '?';
  const first = (word: string, n: number): string => (word.match(/.\p{M}*/gsu) ?? []).slice(0, n).join('');
  const letters =
    words.length === 1
      ? first(words[0]!, 2)
      : words
          .slice(0, 3)
          .map((word) => first(word, 1))
          .join('');
  return letters.toLocaleUpperCase('en');
}
