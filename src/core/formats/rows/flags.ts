const YES = new Set(['true', 't', 'yes', 'y', 'x', '✓', '✔', 'on', 'wahr', 'ja', 'vrai', 'oui', 'sí', 'si']);
const NO = new Set([
  '',
  'false',
  'f',
  'no',
  'n',
  '-',
  '–',
  '.',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'off',
  'falsch',
  'nein',
  'faux',
  'non',
]);

/** What a cell of a 0/1 column says: numbers above zero count as yes (a count of a label). Null where it is neither yes nor no. */
export function flagOf(cell: string): boolean | null {
  const text = cell.trim().toLowerCase();
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  const number = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return Number.isNaN(number) ? null : number > 0;
}
