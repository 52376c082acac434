import type { Range } from '../../model/span.ts';
import type { Sheet } from './sheet.ts';

/** Where the tokens stand in a text, one after the other with nothing but blanks between them; null where they do not. UTF-16. */
export function placeTokens({ sentences }: Sheet, text: string): Range[] | null {
  const places: Range[] = [];
  let at = 0;
  for (const { token } of sentences.flat()) {
    while (at < text.length && !text.startsWith(token, at) && /\s/.test(text[at]!)) at++;
    if (!text.startsWith(token, at)) return null;
    places.push([at, at + token.length]);
    at += token.length;
  }
  return text.slice(at).trim() === '' ? places : null;
}

/** A text of the tokens, with their places: a blank between two, a line for each sentence. */
export function makeText({ sentences }: Sheet): { text: string; places: Range[] } {
  let text = '';
  const places: Range[] = [];
  for (const sentence of sentences) {
    for (const [i, { token }] of sentence.entries()) {
      text += i === 0 ? '' : ' ';
      places.push([text.length, text.length + token.length]);
      text += token;
    }
    text += '\n';
  }
  return { text, places };
}
