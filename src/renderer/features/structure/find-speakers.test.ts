import { describe, expect, it } from 'vitest';
import type { SpeakerSummary } from '../../../contract/types.ts';
import { findSpeakers, newSpeakerName } from './find-speakers.ts';

const speaker = (name: string, turns: number, affiliation = ''): SpeakerSummary => ({
  id: name,
  name,
  kind: 'person',
  role: null,
  affiliation,
  turns,
  annotations: 0,
});
const all = [
  speaker('Anna Qiu', 5),
  speaker('Qiu Baoli', 2),
  speaker('Zoë  Q', 9),
  speaker('Banquier', 1),
  speaker('Li', 3, 'Ministry'),
];
const names = (search: string): string[] => findSpeakers(all, search).map((s) => s.name);

describe('finding speakers', () => {
  it('puts names that begin so first', () => expect(names('qiu')).toEqual(['Qiu Baoli', 'Anna Qiu']));
  it('looks past accents, case and blanks', () => expect(names(' ZOE q ')).toEqual(['Zoë  Q']));
  it('looks into affiliations', () => expect(names('minis')).toEqual(['Li']));
  it('shows all for an empty search, who speaks most first', () => {
    expect(names('')).toEqual(['Zoë  Q', 'Anna Qiu', 'Li', 'Qiu Baoli', 'Banquier']);
  });
  it('offers a new name only where nobody has it', () => {
    expect(newSpeakerName(all, ' New  One ')).toBe('New One');
    expect(newSpeakerName(all, 'Li')).toBeNull();
    expect(newSpeakerName(all, '  ')).toBeNull();
  });
});
