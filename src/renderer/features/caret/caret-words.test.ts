import { expect, test } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import { caretWords } from './caret-words.ts';

const made = (id: string, tag: string, annotator: string) => ({ id, tag, annotator }) as Annotation;
const names = { tag: (id: string) => id, annotator: (id: string) => id };

test('says each tag once, with all who gave it, and which one is selected', () => {
  const found = [
    made('1', 'Claim', 'Anna'),
    made('2', 'Statistic', 'you'),
    made('3', 'Claim', 'Ben'),
    made('4', 'Claim', 'Cy'),
  ];
  expect(caretWords(found, names, '2')).toBe('Claim by Anna, Ben and Cy; Statistic by you, selected');
  expect(caretWords([], names, null)).toBe('');
});

test('says what a machine suggests, once and last', () => {
  const offer = [made('5', 'Statistic', 'machine'), made('6', 'Statistic', 'other')];
  expect(caretWords([made('1', 'Claim', 'Anna')], names, null, offer)).toBe(
    'Claim by Anna; Statistic is suggested',
  );
  expect(caretWords([], names, null, offer)).toBe('Statistic is suggested');
});

test('of very many tags, says some and how many more there are', () => {
  const many = Array.from({ length: 8 }, (_, i) => made(`${i}`, `Tag ${i}`, 'Anna'));
  expect(caretWords(many, names, null)).toMatch(/^Tag 0 by Anna; .*Tag 5 by Anna; and 2 more tags$/);
});
