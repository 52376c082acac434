import { describe, expect, it } from 'vitest';
import { choicesOf, draftFault, draftOf, fieldsOf } from './tag-draft.ts';

const attribute = (name: string, type: 'text' | 'choice' = 'text', choices = '') => ({
  line: name,
  id: undefined,
  name,
  type,
  choices,
});

describe('a tag while it is edited', () => {
  const draft = { ...draftOf(undefined, 'under', 'green'), name: ' Promise ' };

  it('says what is missing', () => {
    expect(draftFault({ ...draft, name: ' ' })).toBe('A tag needs a name.');
    expect(draftFault({ ...draft, attributes: [attribute('')] })).toBe('Each attribute needs a name.');
    expect(draftFault({ ...draft, attributes: [attribute('Kind', 'choice', ' \n')] })).toContain(
      'at least one choice',
    );
    expect(draftFault({ ...draft, attributes: [attribute('A'), attribute(' A ')] })).toBe(
      'There are two attributes “A”.',
    );
    expect(draftFault(draft)).toBe('');
  });

  it('gives what the contract takes', () => {
    const attributes = [
      attribute(' Kind ', 'choice', 'law\n\n tax \nlaw'),
      attribute('Word', 'text', 'left over'),
    ];
    expect(fieldsOf({ ...draft, key: ' p', attributes })).toEqual({
      name: 'Promise',
      colour: 'green',
      key: 'p',
      definition: '',
      guidelines: '',
      examples: [],
      note: '',
      parent: 'under',
      attributes: [
        { name: 'Kind', type: 'choice', choices: ['law', 'tax'] },
        { name: 'Word', type: 'text', choices: [] },
      ],
    });
    expect(choicesOf('')).toEqual([]);
  });
});
