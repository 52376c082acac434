/** Most characters (UTF-16) of a name, a line, and of notes and the like; what is changed is reported (`cleaned.ts`). */
export const MOST_NAME = 300;
export const MOST_LINE = 2_000;
export const MOST_PROSE = 100_000;
/** Of the value of a variable. */
export const MOST_VALUE = 10_000;

/** A name as the project takes it (`contract/schemas.ts`): one line, not blank, at most 300 characters. */
export function cleanName(name: string, instead = 'Unnamed'): string {
  const plain = wellFormed(name).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return plain.trim() === '' ? instead : cut(plain, MOST_NAME);
}

/** A line that may be empty. */
export const cleanLine = (line: string): string => cut(wellFormed(line), MOST_LINE);

/** Notes and definitions. */
export const cleanProse = (prose: string): string => cut(wellFormed(prose), MOST_PROSE);

/** Half a character would not survive the database. */
export const wellFormed = (text: string): string => text.toWellFormed();

function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
