/** Source: WebAnno user guide, “WebAnno TSV 3.3 File format”, reserved characters. */
const IN_VALUE = /[\\[\]|_;\t\n\r*]|->/g;
const IN_TEXT = /[\\\u0000-\u0007\b\t\n\f\r\u000e-\u001f]/g;
const LETTERS: Record<string, string> = { '\t': 't', '\n': 'n', '\r': 'r', '\f': 'f', '\b': 'b' };
const CHARACTERS = Object.fromEntries(
  Object.entries(LETTERS).map(([character, letter]) => [letter, character]),
);

const escape = (found: string): string => `\\${LETTERS[found] ?? found}`;

/** For values of columns, where brackets, bars and the like separate. */
export const escapeValue = (value: string): string => value.replace(IN_VALUE, escape);

/** For `#Text=` and tokens: on one line, as Java escapes. */
export const escapeText = (text: string): string => text.replace(IN_TEXT, escape);

/** Takes back either way of escaping; a backslash before any other sign stands for that sign. */
export const unescape = (text: string): string =>
  text.replace(/\\([^])/g, (_, next: string) => CHARACTERS[next] ?? next);

/** Splits where the separator stands unescaped. */
export function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
