import { describe, expect, it } from 'vitest';
import { parseCodebookJson } from './parse.ts';

const file = (rest: object) => JSON.stringify({ format: 'passage-codebook', version: 1, ...rest });

describe('a codebook from JSON', () => {
  it('takes what is there and says nothing of what is not', () => {
    const { codebook, findings } = parseCodebookJson(
      file({ tags: [{ name: 'A', colour: '#009E73', tags: [{ name: 'B', definition: '' }] }] }),
    );
    expect(codebook).toEqual({
      tags: [
        {
          name: 'A',
          colour: 'green',
          attributes: [],
          tags: [{ name: 'B', definition: '', attributes: [], tags: [] }],
        },
      ],
      relationTypes: [],
    });
    expect(findings).toEqual([]);
  });

  it('lists what cannot be read', () => {
    const { codebook, findings } = parseCodebookJson(
      file({
        tags: [
          7,
          { name: ' ', tags: [{ name: 'Lost' }] },
          { name: 'A\nB', definition: '\ud800', attributes: [{ name: 'x', type: 'odd' }, { name: 'x' }, {}] },
        ],
        relationTypes: [{ inverse: 'x' }, { id: 'no', name: 'answers' }],
      }),
    );
    expect(codebook.tags).toMatchObject([
      { name: 'A B', definition: '\ufffd', attributes: [{ type: 'text' }] },
    ]);
    expect(codebook.relationTypes).toEqual([{ name: 'answers' }]);
    expect(findings).toHaveLength(8);
  });

  it('refuses other JSON, later versions, and what is no JSON', () => {
    expect(() => parseCodebookJson('{"tags":[]}')).toThrow('no codebook of Passage');
    expect(() => parseCodebookJson('{"format":"passage-codebook","version":2}')).toThrow('Update Passage');
    expect(() => parseCodebookJson('tag,definition')).toThrow('is not JSON');
  });
});
