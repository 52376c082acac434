import { visibleControls } from '../../core/text/visible-controls.ts';
import type { Loss } from '../../core/formats/exchange/loss.ts';

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
  const parts = losses.map(({ count, sentence, code, examples }) =>
    [
      `${count} × ${sentence} (${code})`,
      ...examples.map((example) => `    ${example.replace(/\s+/g, ' ')}`),
      ...(count > examples.length ? [`    and ${count - examples.length} more`] : []),
    ].join('\n'),
  );
  // It quotes names and texts of strangers, and is read in terminals.
  return visibleControls(`What “${name}” could not carry:\n\n${[...parts, ...remarks].join('\n\n')}\n`);
}
