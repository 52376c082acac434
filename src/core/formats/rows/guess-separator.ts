/** What may part labels in a cell, the likeliest first. A blank and a slash stand within labels as often as between them. */
export const SEPARATORS = [';', '|', ',', '\n'] as const;

/** What parts the labels of a column's cells: the separator that most cells have; empty where none has any. */
export function guessSeparator(cells: readonly string[]): string {
  const count = (separator: string) => cells.filter((cell) => cell.trim().includes(separator)).length;
  const best = SEPARATORS.reduce((most, one) => (count(one) > count(most) ? one : most));
  return count(best) > 0 ? best : '';
}
