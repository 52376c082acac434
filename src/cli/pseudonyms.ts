import { Option } from 'commander';
import type { FilePseudonyms } from '../contract/export-options.ts';

const WHOSE = ['annotators', 'speakers', 'both'] as const;
export type Whose = (typeof WHOSE)[number];

/** `--pseudonyms`, the same of every command that writes files. */
export const pseudonymsOption = (): Option =>
  new Option(
    '--pseudonyms <whose>',
    'A1, A2 … and S1, S2 … in place of names; the texts of transcripts stay as they are',
  ).choices([...WHOSE]);

export const pseudonymsFrom = (whose: Whose): FilePseudonyms => ({
  annotators: whose !== 'speakers',
  speakers: whose !== 'annotators',
});
