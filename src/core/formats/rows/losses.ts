import type { LossKind } from '../exchange/loss.ts';

/** What of a table does not become a part of a transcript. */
export const ROW_LOSSES = {
  noObject: {
    code: 'row-no-object',
    aspect: 'structure',
    sentence: 'Lines that are JSON but no object with named values.',
  },
  ragged: {
    code: 'row-ragged',
    aspect: 'structure',
    sentence:
      'Rows with more or fewer cells than the table has columns: cells that are not there count as empty.',
  },
  noText: {
    code: 'row-without-text',
    aspect: 'structure',
    sentence: 'Rows without a text, which become no turn.',
  },
  unwritable: {
    code: 'row-broken-text',
    aspect: 'text',
    sentence: 'Rows whose text holds half a character, which cannot be stored.',
  },
  labelsWithoutText: {
    code: 'labels-without-text',
    aspect: 'annotation',
    sentence: 'Labels of rows without a text.',
  },
  flag: {
    code: 'flag-unreadable',
    aspect: 'annotation',
    sentence: 'Cells of 0/1 columns that are neither yes nor no.',
  },
  time: { code: 'time-unreadable', aspect: 'structure', sentence: 'Times that could not be read.' },
  role: {
    code: 'speaker-role-unknown',
    aspect: 'structure',
    sentence: 'Roles of speakers that Passage does not have: it has asks, answers and chairs.',
  },
  speakerVaries: {
    code: 'speaker-varies',
    aspect: 'structure',
    sentence: 'Roles and affiliations other than those that an earlier row gives the speaker.',
  },
  variable: {
    code: 'variable-varies',
    aspect: 'metadata',
    sentence:
      'Values that differ from those of an earlier row of the transcript, whose variable holds one value.',
  },
  cutCell: {
    code: 'cell-error',
    aspect: 'text',
    sentence: 'Cells with a formula that the spreadsheet could not compute.',
  },
  unused: {
    code: 'column-unused',
    aspect: 'metadata',
    sentence: 'Columns that are left out; the file is kept with each transcript.',
  },
} as const satisfies Record<string, LossKind>;
