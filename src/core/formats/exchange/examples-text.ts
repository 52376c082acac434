import type { Example } from '../../model/codebook.ts';

/** Begins the line that says where the words above it stand. */
const SOURCE = '— ';

/** Examples of a tag as one text for people: the words, where they stand in a line below, a blank line between two. */
export const examplesText = (examples: readonly Example[]): string =>
  examples.map(({ quote, source }) => (source === '' ? quote : `${quote}\n${SOURCE}${source}`)).join('\n\n');

/** What {@link examplesText} wrote, or any text as one example. Words with blank lines in them do not come back as they were. */
export function examplesOf(text: string): Example[] {
  if (text === '') return [];
  return text.split('\n\n').map((part) => {
    const at = part.lastIndexOf(`\n${SOURCE}`);
    return at < 0
      ? { quote: part, source: '' }
      : { quote: part.slice(0, at), source: part.slice(at + 1 + SOURCE.length) };
  });
}

/** True where {@link examplesOf} gives back what {@link examplesText} wrote. */
export const comesBack = (examples: readonly Example[]): boolean =>
  JSON.stringify(examplesOf(examplesText(examples))) === JSON.stringify(examples);
