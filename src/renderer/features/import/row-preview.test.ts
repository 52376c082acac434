import { expect, it } from 'vitest';
import { COLUMN_ROLES } from '../../../core/formats/rows/model.ts';
import { parseRows } from '../../../core/formats/rows/parse.ts';
import { previewOf, ROLE_WORDS, withRole } from './row-preview.ts';

const { table } = parseRows(
  {
    path: 't.csv',
    bytes: new TextEncoder().encode('speaker,start,text,Claim,codes\nAnn,62,Yes.,1,a;b\nBen,4000,,0,\n'),
  },
  null,
);

it('shows the first rows as they will come out, without those that have no text', () => {
  expect(previewOf(table)).toEqual([
    { transcript: '', speaker: 'Ann', time: '01:02', text: 'Yes.', labels: ['Claim', 'a', 'b'] },
  ]);
});

it('takes a role that only one column has from the column that had it, and leaves labels alone', () => {
  expect(withRole(['text', 'speaker', 'flag'], 1, 'text')).toEqual(['none', 'text', 'flag']);
  expect(withRole(['text', 'none', 'flag'], 1, 'flag')).toEqual(['text', 'flag', 'flag']);
  expect(Object.keys(ROLE_WORDS)).toEqual([...COLUMN_ROLES]);
});
