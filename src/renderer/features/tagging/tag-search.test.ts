import { describe, expect, test } from 'vitest';
import { findTags, tagForKey, typesLetter } from './tag-search.ts';

const rows = [
  'Claim',
  'Claim › Economic claim',
  'Statistic',
  'Policy measure',
  'Policy measure › Tax',
  'Évaluation',
  'Antistatic',
].map((path) => ({ path, tag: { name: path.split(' › ').at(-1)! } }));
const found = (typed: string): string[] => findTags(rows, typed).map(({ tag }) => tag.name);

describe('tags by the letters of their name', () => {
  test('names that begin so come first, then words of names, then paths, then what has them anywhere', () => {
    expect(found('cl')).toEqual(['Claim', 'Economic claim']);
    expect(found('stat')).toEqual(['Statistic', 'Antistatic']);
    expect(found('me')).toEqual(['Policy measure', 'Tax']);
    expect(found('t')).toEqual(['Tax', 'Statistic', 'Évaluation', 'Antistatic']);
  });
  test('case, accents and blanks around them do not count', () => {
    expect(found(' EVAL')).toEqual(['Évaluation']);
    expect(found('évaluation')).toEqual(['Évaluation']);
  });
  test('nothing typed finds all, in the order of the codebook; letters in no name find none', () => {
    expect(found(' ')).toEqual(rows.map(({ tag }) => tag.name));
    expect(found('xyz')).toEqual([]);
  });
});

describe('keys of tags', () => {
  const tags = [{ key: '1' }, { key: 'a' }, { key: 'A' }, { key: 'b' }, { key: '' }];
  test('the key itself goes before its other case', () => {
    expect(tagForKey(tags, 'A')).toBe(tags[2]);
    expect(tagForKey(tags, 'a')).toBe(tags[1]);
    expect(tagForKey(tags, 'B')).toBe(tags[3]);
    expect(tagForKey(tags, '1')).toBe(tags[0]);
  });
  test('no key is nobody’s', () => {
    expect(tagForKey(tags, '')).toBeUndefined();
    expect(tagForKey(tags, 'x')).toBeUndefined();
  });
});

describe('what types a letter', () => {
  const press = (key: string, more: object = {}) =>
    typesLetter({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });
  test('letters of any script do; keys that move, commands and input methods do not', () => {
    expect(['a', 'É', '中', '1'].every((key) => press(key))).toBe(true);
    expect(['Enter', 'ArrowLeft', ' ', 'Process', 'Dead', 'F6', '+', '?'].some((key) => press(key))).toBe(
      false,
    );
    expect(
      press('a', { ctrlKey: true }) || press('a', { metaKey: true }) || press('a', { altKey: true }),
    ).toBe(false);
    expect(press('a', { isComposing: true })).toBe(false);
  });
});
