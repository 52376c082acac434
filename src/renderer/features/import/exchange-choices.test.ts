import { describe, expect, it } from 'vitest';
import type { ExchangeSource } from '../../../contract/exchange-types.ts';
import { fitWords, itemOf, mappingOf, needsSorting, NEW } from './exchange-choices.ts';

const source: ExchangeSource = {
  upload: 'u',
  format: 'brat',
  title: 'brat standoff',
  files: ['a.txt', 'a.ann'],
  documents: [{ id: '0', name: 'a', length: 3, annotations: 2, same: [{ id: 't', title: 'A' }] }],
  annotators: [
    { id: null, name: '', kind: 'person', annotations: 1, proposed: 'me' },
    { id: 'ben', name: 'ben', kind: 'person', annotations: 1, proposed: null },
  ],
  tags: [
    { id: 'Claim', name: 'Claim', path: 'Claim', annotations: 2, proposed: 'c', attributes: [] },
    { id: 'X', name: 'X', path: 'X', annotations: 0, proposed: null, attributes: [] },
  ],
  counts: { annotations: 2, suggestions: 0, relations: 0, decisions: 0, comments: 0, gold: 0 },
  fits: [
    { unit: 'code-point', chosen: 1, checked: 2, fitted: 2 },
    { unit: 'utf-16', chosen: 0, checked: 2, fitted: 1 },
  ],
  losses: [],
};

describe('the mapping of annotated files', () => {
  it('begins as the host proposes', () => {
    expect(mappingOf(itemOf(source))).toEqual({
      upload: 'u',
      annotators: [
        { id: null, into: 'me' },
        { id: 'ben', name: 'ben' },
      ],
      tags: [
        { id: 'Claim', into: 'c' },
        { id: 'X', into: null },
      ],
      documents: [],
    });
  });

  it('asks for what was chosen', () => {
    const item = {
      ...itemOf(source),
      annotators: { '': NEW, ben: 'me' },
      tags: { Claim: NEW, X: 'x' },
      joins: false,
    };
    expect(mappingOf(item)).toMatchObject({
      annotators: [
        { id: null, name: 'Unnamed' },
        { id: 'ben', into: 'me' },
      ],
      tags: [
        { id: 'Claim', into: null },
        { id: 'X', into: 'x' },
      ],
      documents: [{ id: '0', into: 'new' }],
    });
  });

  it('says how offsets fit', () => {
    expect(fitWords(source)).toBe(
      'Offsets count code points: 2 of 2 quotes fit. No other unit fits as well.',
    );
    expect(fitWords({ ...source, fits: [] })).toBe('');
  });

  it('looks at files together unless all are plain texts', () => {
    expect([['a.txt', 'b.MD'], ['a.txt', 'a.ann'], ['x.zip']].map(needsSorting)).toEqual([false, true, true]);
  });
});
