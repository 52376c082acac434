import { describe, expect, it } from 'vitest';
import { Pseudonyms } from './pseudonyms.ts';

const names = new Pseudonyms({
  annotators: [
    { id: 'b', name: 'Anna Kovács' },
    { id: 'a', name: 'May' },
  ],
  speakers: [
    { id: 'x', name: 'Q' },
    { id: 'y', name: '趙國安' },
    { id: 'z', name: 'Kovács' },
  ],
});

describe('pseudonyms', () => {
  it('number people by their ids, not by their names', () => {
    expect(names.key.map(({ pseudonym, name }) => [pseudonym, name])).toEqual([
      ['A1', 'May'],
      ['A2', 'Anna Kovács'],
      ['S1', 'Q'],
      ['S2', '趙國安'],
      ['S3', 'Kovács'],
    ]);
    expect(names.annotator({ id: 'b', name: 'Anna Kovács' })).toEqual({ id: 'A2', name: 'A2' });
    expect(names.annotatorId('somebody')).toBe('somebody');
  });

  it.each([
    ['ask Anna Kovács, or ANNA  KOVÁCS', 'ask A2, or A2'],
    ['Kovács said', 'S3 said'],
    ['KOVÁCS said', 'S3 said'],
    ['Kovácsné is another', 'Kovácsné is another'],
    ['you may ask May', 'you may ask A1'],
    ['Q has one letter', 'Q has one letter'],
    ['由趙國安主持', '由S2主持'],
    ['Kova\u0301cs, decomposed', 'S3, decomposed'],
    ['nobody: e\u0301', 'nobody: e\u0301'],
  ])('replace whole words in what people wrote: %s', (text, expected) => {
    expect(names.prose(text)).toBe(expected);
  });

  it('know capitals that are other letters than the small ones', () => {
    const people = new Pseudonyms({
      annotators: [
        { id: 'a', name: 'Eva Weiß' },
        { id: 'b', name: 'İbrahim' },
        { id: 'c', name: 'Deniz' },
      ],
      speakers: [],
    });
    expect(people.prose('EVA WEISS, İbrahim, İBRAHİM, DENİZ and Denize')).toBe('A1, A2, A2, A3 and Denize');
    expect(people.title('eva_weiss ibrahim DENIZ.txt')).toBe('A1 A2 A3.txt');
    expect(people.standIn('DENİZ: Evet.')).toBe(true);
  });

  it('know names of files in any case, and with underscores for blanks', () => {
    expect(names.title('anna_kovács-1.txt')).toBe('A2-1.txt');
    expect(names.title('interview, may 2024.docx')).toBe('interview, A1 2024.docx');
    expect(names.standIn('KOVÁCS: Good morning.')).toBe(true);
    expect(names.standIn('Q: Good morning.')).toBe(false);
  });

  it('read signs in names as signs', () => {
    const odd = new Pseudonyms({ annotators: [{ id: 'a', name: 'R. (Bob) [x] $1' }], speakers: [] });
    expect(odd.prose('by R. (Bob) [x] $1.')).toBe('by A1.');
    expect(odd.prose('by Rx (Bob) [x] $1.')).toBe('by Rx (Bob) [x] $1.');
  });
});
