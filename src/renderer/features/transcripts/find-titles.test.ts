import { expect, test } from 'vitest';
import { findTitles } from './find-titles.ts';

const all = ['Hearing on floods', 'Débat sur les prix', 'Briefing: floods'].map((title, i) => ({
  title,
  date: `2024-0${i + 1}-03`,
  source: 'Gazette',
}));
const found = (typed: string) => findTitles(all, typed).map(({ title }) => title);

test('every typed word counts, without accents and case; titles that begin so come first', () => {
  expect(found('FLOODS')).toEqual(['Hearing on floods', 'Briefing: floods']);
  expect(found('briefing')).toEqual(['Briefing: floods']);
  expect(found('debat gazette')).toEqual(['Débat sur les prix']);
  expect(found('2024-03')).toEqual(['Briefing: floods']);
  expect(found('')).toHaveLength(3);
  expect(found('h')[0]).toBe('Hearing on floods');
});
