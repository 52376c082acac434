const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The transcripts with every typed word in their title, date or source; those whose title begins so first. */
export function findTitles<T extends { title: string; date: string; source: string }>(
  transcripts: readonly T[],
  typed: string,
): T[] {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = transcripts.filter(({ title, date, source }) => {
    const all = folded(`${title} ${date} ${source}`);
    return words.every((word) => all.includes(word));
  });
  const begins = ({ title }: T): boolean => folded(title).startsWith(folded(typed.trim()));
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
}
