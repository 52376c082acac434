/**
 * Words, line breaks, and every other character by itself; of scripts that set no blanks between words each character,
 * since else a sentence were one word. Concatenated they are the text again; none ends within a surrogate pair or a CRLF.
 */
const TOKEN =
  /\r\n|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+|[^]/gu;

/** The text cut into pieces to compare. */
export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
