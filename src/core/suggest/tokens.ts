/** A word, a number in digits, or a single sign, with its place in the text (UTF-16). */
export interface Token {
  kind: 'word' | 'number' | 'sign';
  text: string;
  /** The text in lower case, with straight apostrophes. */
  lower: string;
  start: number;
  end: number;
  /** Nothing stands between it and the token before it. */
  glued: boolean;
}

/**
 * A number: GPO fractions (`2\1/2\`), grouped digits, plain digits, a decimal part, a vulgar fraction behind. Groups
 * are bounded, so that no text makes the expression walk it more than once.
 */
const NUMBER =
  /(?<![\p{L}\d.])\.\d+|\d{0,6}\\\d{1,3}\/\d{1,3}\\|(?:\d{1,3}(?:[,'’\u00A0\u2009\u202F ]\d{3}){1,8}(?![\d])|\d+)(?:\.\d+)?[¼-¾⅐-⅞]?|[¼-¾⅐-⅞]/uy;
/** Letters with apostrophes inside; an abbreviation with points (`U.S.`, `a.m.`) is one word. */
const WORD = /(?:\p{L}\.){2,10}|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*['’]?/uy;
const SPACE = /[\s\u200B\uFEFF]+/uy;

/**
 * The tokens of a stretch of text, which count how often they are looked at: the rules read a bounded number
 * of tokens around each number, and a test holds that bound instead of a clock.
 */
export class Tokens {
  readonly #all: Token[] = [];
  reads = 0;

  /** `[start, end)` in UTF-16; neither may split a surrogate pair. */
  constructor(text: string, start: number, end: number) {
    let glued = false;
    for (let at = start; at < end;) {
      const space = match(SPACE, text, at);
      if (space > at) {
        at = space;
        glued = false;
        continue;
      }
      let kind: Token['kind'] = 'number';
      let next = match(NUMBER, text, at);
      if (next === at) {
        kind = 'word';
        next = match(WORD, text, at);
      }
      if (next === at) {
        kind = 'sign';
        next = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
      }
      next = Math.min(next, end);
      const own = text.slice(at, next);
      const lower = own.toLowerCase().replaceAll('’', "'");
      this.#all.push({ kind, text: own, lower, start: at, end: next, glued });
      at = next;
      glued = true;
    }
  }

  get length(): number {
    return this.#all.length;
  }

  at(index: number): Token | undefined {
    this.reads++;
    return this.#all[index];
  }

  /** The token in lower case; empty outside the stretch. */
  lower(index: number): string {
    return this.at(index)?.lower ?? '';
  }

  is(index: number, words: ReadonlySet<string>): boolean {
    const token = this.at(index);
    return token !== undefined && words.has(token.lower);
  }

  isGlued(index: number): boolean {
    return this.at(index)?.glued ?? false;
  }
}

/** The end of a match at `at`, or `at`. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
