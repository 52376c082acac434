/** A name as the project takes it (`contract/schemas.ts`): one line, not blank, at most 300 characters. */
export function cleanName(name: string, instead = 'Unnamed'): string {
  const plain = wellFormed(name).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return plain.trim() === '' ? instead : cut(plain, 300);
}

/** A line that may be empty. */
export const cleanLine = (line: string): string => cut(wellFormed(line), 2_000);

/** Notes and definitions. */
export const cleanProse = (prose: string): string => cut(wellFormed(prose), 100_000);

/** Half a character would not survive the database. */
export const wellFormed = (text: string): string => text.toWellFormed();

function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
