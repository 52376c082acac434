import { STOPS } from './function-words.ts';
import type { Token, Tokens } from './tokens.ts';
import { IN_COMPOUND, NOT_PLURAL, PLURAL_MODIFIERS, PLURALS, STATES } from './unit-words.ts';

/** A noun phrase is looked for within this many tokens; longer ones end without a head. */
const REACH = 9;

/** Whether a word looks like the plural of a noun. */
export function isPlural(word: string): boolean {
  if (PLURALS.has(word)) return true;
  return (
    word.length > 3 &&
    word.endsWith('s') &&
    !/(ss|us|sis|xis|polis|ous|'s)$/.test(word) &&
    !NOT_PLURAL.has(word)
  );
}

/**
 * The end of the noun phrase that begins at a token, by its head: the first plural noun, and the nouns in -s or with a
 * capital that follow it directly ("United States citizens", "special operations forces"), since a verb after a
 * plural has no -s. What comes before the head may be adjectives, participles and nouns, not function words. Undefined
 * where no plural comes before the phrase ends.
 */
export function pluralPhrase(tokens: Tokens, from: number): number | undefined {
  let end: number | undefined;
  for (let at = from; at < from + REACH; at++) {
    const token = tokens.at(at);
    if (!token) break;
    if (token.kind === 'sign') {
      // A hyphen within a compound: "drug-related cases".
      if (token.text === '-' && token.glued && end === undefined && tokens.isGlued(at + 1)) continue;
      break;
    }
    if (token.kind === 'number') {
      // "Two 5-minute votes".
      if (at > from || tokens.lower(at + 1) !== '-' || !tokens.is(at + 2, IN_COMPOUND)) break;
      at += 2;
      continue;
    }
    if (STOPS.has(token.lower) && !opens(token, at === from)) {
      if (end === undefined && (joinsAdjectives(tokens, at, from) || joinsNames(tokens, at, from))) continue;
      break;
    }
    if (end !== undefined && !goesOn(tokens, at)) break;
    if (isPlural(token.lower)) end = at + 1;
    else if (at === from && STATES.has(token.lower)) end = at + 1;
  }
  return end;
}

/** "10 more countries", "an even 30": words that end a phrase but may begin one. */
const opens = (token: Token, first: boolean): boolean =>
  first && /^(more|less|very|even|most)$/.test(token.lower);

/** Whether the word at `at` may still belong to a phrase that already has a head just before it. */
function goesOn(tokens: Tokens, at: number): boolean {
  const word = tokens.at(at)!;
  const before = tokens.at(at - 1)!;
  if (isPlural(word.lower)) return true;
  if (STATES.has(before.lower) && !PLURALS.has(before.lower)) return true;
  return PLURAL_MODIFIERS.has(before.lower) || (isCapital(before) && isCapital(word));
}

const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.text);
const ADJECTIVE = /(ed|al|ic|ive|ous|an|ern|ing|ese|ary|ful|less|able|ible|ile|ish|ant|ent|ior|or|ical)$/;

/** "national and international journalists": "and" between two words that look like adjectives. */
function joinsAdjectives(tokens: Tokens, at: number, from: number): boolean {
  return (
    at > from &&
    tokens.lower(at) === 'and' &&
    ADJECTIVE.test(tokens.lower(at - 1)) &&
    ADJECTIVE.test(tokens.lower(at + 1))
  );
}

/** "Ministry of Interior forces": "of" between two words with capitals. */
function joinsNames(tokens: Tokens, at: number, from: number): boolean {
  const [before, next] = [tokens.at(at - 1), tokens.at(at + 1)];
  return at > from && tokens.lower(at) === 'of' && !!before && !!next && isCapital(before) && isCapital(next);
}

/** The end of a phrase that needs no plural: words up to the first that ends it, at most `most`. */
export function anyPhrase(tokens: Tokens, from: number, most: number): number | undefined {
  let at = from;
  while (at < from + most) {
    const token = tokens.at(at);
    if (token?.kind !== 'word' || STOPS.has(token.lower)) break;
    at++;
    if (isPlural(token.lower)) break;
  }
  return at > from ? at : undefined;
}
