import { visibleControls } from '../../core/text/visible-controls.ts';
import { type Loss, MOST_EXAMPLES } from '../../core/formats/exchange/loss.ts';

/** A loss as one sentence with its count. */
export const lossSentence = ({ count, sentence }: Loss): string =>
  `${count.toLocaleString('en-US')} × ${sentence}`;

/** The name of the file that lists what was not carried: beside one file, or in a folder (null). */
export const lossFileName = (fileName: string | null): string => besideName(fileName, 'LOSS.txt');

/** The name of a file that goes with an export: `dataset.key.csv` beside `dataset.xlsx`, `key.csv` in a folder (null). */
export const besideName = (fileName: string | null, name: string): string =>
  fileName === null ? name : `${fileName.replace(/\.[^.]*$/, '')}.${name}`;

/** What an export could not carry, for people to read and to keep with it. `remarks`: what has no count. */
export function lossText(name: string, losses: readonly Loss[], remarks: readonly string[]): string {
  const parts = losses.map(({ count, sentence, code, examples, byPlace }) =>
    [
      `${count} × ${sentence} (${code})`,
      ...examples.map((example) => `    ${example.replace(/\s+/g, ' ')}`),
      ...(byPlace ? morePlaces(examples) : moreOf(count - examples.length)),
    ].join('\n'),
  );
  // It quotes names and texts of strangers, and is read in terminals.
  return visibleControls(`What “${name}” could not carry:\n\n${[...parts, ...remarks].join('\n\n')}\n`);
}

const moreOf = (count: number): string[] => (count > 0 ? [`    and ${count} more`] : []);
const morePlaces = (examples: readonly string[]): string[] =>
  examples.length >= MOST_EXAMPLES ? ['    and perhaps in more'] : [];
