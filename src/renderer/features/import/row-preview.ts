import { partsOfRow } from '../../../core/formats/rows/row-parts.ts';
import type { ColumnRole, TableDescription } from '../../../core/formats/rows/model.ts';

/** What columns can be for, as the dialog says it. */
export const ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  none: 'Left out',
  text: 'Text',
  speaker: 'Speaker',
  role: 'Role of the speaker',
  affiliation: 'Affiliation of the speaker',
  time: 'Time',
  end: 'Time of the end',
  transcript: 'Transcript',
  variable: 'About the transcript',
  flag: 'Label, yes or no',
  label: 'One label',
  labels: 'List of labels',
  annotator: 'Annotator',
};

/** Roles that one column alone has. */
const SINGLE: ReadonlySet<ColumnRole> = new Set([
  'text',
  'speaker',
  'role',
  'affiliation',
  'time',
  'end',
  'transcript',
  'annotator',
]);

/** The roles after one was chosen: another column that had it, and only one can, is left out. */
export function withRole(roles: readonly ColumnRole[], at: number, role: ColumnRole): ColumnRole[] {
  return roles.map((one, i) => (i === at ? role : one === role && SINGLE.has(role) ? 'none' : one));
}

export interface RowPreview {
  transcript: string;
  speaker: string;
  time: string;
  text: string;
  labels: string[];
}

/** The first rows as they will come out; those without a text do not. */
export function previewOf({ sample, columns, mapping }: TableDescription): RowPreview[] {
  return sample
    .map((cells) => partsOfRow(cells, columns, mapping))
    .filter(({ text }) => text !== '')
    .map(({ transcript, speaker, time, text, labels }) => ({
      transcript,
      speaker,
      time: time === null ? '' : clock(time),
      text,
      labels,
    }));
}

function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
