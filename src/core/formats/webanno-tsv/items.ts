import { splitUnescaped, unescape } from './escapes.ts';

/** The items of a cell: values with the number that tells them apart, or null. */
export function itemsOf(cell: string): { value: string | null; number: string | null }[] {
  if (cell === '_' || cell === '') return [];
  return splitUnescaped(cell, '|').map((item) => {
    const { raw, number } = numbered(item);
    return { value: raw === '*' || raw === '' ? null : unescape(raw), number };
  });
}

/** A number in brackets at the end, unless the bracket is escaped. Looks at the end alone, however long the item is. */
function numbered(item: string): { raw: string; number: string | null } {
  const [found, number] = /\[(\d{1,10})\]$/.exec(item.slice(-12)) ?? [];
  if (found === undefined || number === undefined) return { raw: item, number: null };
  const raw = item.slice(0, -found.length);
  const slashes = /\\*$/.exec(raw.slice(-100))![0].length;
  return slashes % 2 === 0 ? { raw, number } : { raw: item, number: null };
}
