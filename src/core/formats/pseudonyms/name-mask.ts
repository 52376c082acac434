/** Scripts that put no blanks between words: a name stands anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Names of fewer letters identify nobody (“Q”, “A”), and are words. */
const FEWEST = 2;

export interface NameMask {
  /** A text with pseudonyms for the names; the very same where none stands in it. */
  replace(text: string): string;
  standsIn(text: string): boolean;
  /** Where names stand in a text in composed form (NFC): ascending, disjoint, UTF-16 units of that form. */
  places(composed: string): { start: number; end: number; pseudonym: string }[];
}

/**
 * Replaces names by pseudonyms where they stand as whole words; longer names first, so that “Anna Kovács” is not “A1 Kovács”.
 * `prose`: a name of one word counts only as it is written, or in capitals, since many are words as well (“Will”, “May”); one of
 * several words in any case. `title`: in any case. Blanks within names match any blanks; letters are compared in their composed form.
 */
export function nameMask(
  names: readonly { name: string; pseudonym: string }[],
  kind: 'prose' | 'title',
): NameMask {
  const known = new Map<string, string>();
  const searched = new Set<string>();
  const forms = new Set(names.flatMap(({ name }) => formsOf(name)));
  for (const { name, pseudonym } of names) {
    if ([...folded(name)].length < FEWEST) continue;
    for (const form of formsOf(name)) {
      const plain = folded(form);
      if (!known.has(plain)) known.set(plain, pseudonym);
      searched.add(plain);
      // Most forms are found by their small letters.
      if (!new RegExp(`^${patternOf(plain)}$`, 'iu').test(form)) searched.add(form);
    }
  }
  if (known.size === 0) return { replace: (text) => text, standsIn: () => false, places: () => [] };
  const longestFirst = [...searched].sort((a, b) => b.length - a.length);
  const search = new RegExp(longestFirst.map(patternOf).join('|'), 'giu');
  const counts = (found: string) => kind === 'title' || /[\s_]/.test(found) || forms.has(found);
  const replace = (text: string): string => {
    const composed = text.normalize('NFC');
    let replaced = false;
    const out = composed.replace(search, (found) => {
      if (!counts(found)) return found;
      replaced = true;
      return known.get(folded(found)) ?? found;
    });
    return replaced ? out : text;
  };
  const standsIn = (text: string): boolean => {
    for (const [found] of text.normalize('NFC').matchAll(search)) if (counts(found)) return true;
    return false;
  };
  const places: NameMask['places'] = (composed) =>
    [...composed.matchAll(search)].flatMap(({ 0: found, index }) => {
      const pseudonym = counts(found) ? known.get(folded(found)) : undefined;
      return pseudonym === undefined ? [] : [{ start: index, end: index + found.length, pseudonym }];
    });
  return { replace, standsIn, places };
}

const single = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/[\s_]+/g, ' ');
/** As it is written, and in capitals, which may be other letters: “Weiß” is “WEISS”, “Deniz” in Turkish “DENİZ”. */
const formsOf = (name: string): string[] => [
  single(name),
  single(name).toUpperCase(),
  single(name).toLocaleUpperCase('tr'),
];
/** In small letters; of “İ” without the dot that would be a character of its own. */
const folded = (name: string): string => single(name).toLowerCase().replaceAll('i\u0307', 'i');

function patternOf(name: string): string {
  const body = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[\\s_]+');
  // A name that begins or ends with a sign needs no border there.
  const border = (letter: string, look: string) =>
    /[\p{L}\p{N}]/u.test(letter) && !UNSPACED.test(letter) ? look : '';
  const letters = [...name];
  return `${border(letters[0]!, '(?<![\\p{L}\\p{N}])')}${body}${border(letters.at(-1)!, '(?![\\p{L}\\p{N}])')}`;
}
