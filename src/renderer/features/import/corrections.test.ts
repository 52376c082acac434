import { describe, expect, it } from 'vitest';
import type { Layout, LayoutCorrections, LayoutSpeaker } from '../../../core/model/layout.ts';
import { applyCorrections, detectLayout } from '../../../core/layouts/index.ts';
import { correct, countCorrections, speakerAs, structural, withDescriptions } from './corrections.ts';

const detected: Layout = {
  layout: 'name-alone',
  title: 'Found',
  source: '',
  date: '2023-11-05',
  language: 'en',
  blocks: [
    { kind: 'furniture', start: 0, end: 4, turn: null },
    { kind: 'speaker', start: 5, end: 9, turn: 0 },
    { kind: 'paragraph', start: 10, end: 20, turn: 0 },
  ],
  turns: [{ speaker: 0, time: null }],
  speakers: [
    { label: 'QIU', name: 'Qiu', kind: 'person', role: 'answers', affiliation: 'MPS' },
    { label: 'Qiu B.', name: 'Qiu B.', kind: 'person', role: null, affiliation: '' },
  ],
};

const speaker = (label: string, corrections: LayoutCorrections): LayoutSpeaker & { notSpeaker: boolean } =>
  speakerAs(
    detected.speakers.find((one) => one.label === label)!,
    corrections,
  );

describe('corrections of a layout', () => {
  it('keeps an edited field and forgets it when it is set back', () => {
    const edited = correct(detected, {}, { type: 'field', field: 'title', value: 'Mine' });
    expect(edited).toEqual({ title: 'Mine' });
    expect(correct(detected, edited, { type: 'field', field: 'title', value: 'Found' })).toEqual({});
  });

  it('keeps a field that is emptied', () => {
    expect(correct(detected, {}, { type: 'field', field: 'date', value: '' })).toEqual({ date: '' });
  });

  it('gives back the same object where nothing changed', () => {
    const before = { title: 'Mine' };
    expect(correct(detected, before, { type: 'field', field: 'title', value: 'Mine' })).toBe(before);
    expect(correct(detected, before, { type: 'kind', starts: [0], kind: 'furniture' })).toBe(before);
    expect(correct(detected, before, { type: 'speaker', label: 'QIU', change: { name: 'Qiu' } })).toBe(
      before,
    );
    expect(correct(detected, before, { type: 'merge', label: 'QIU', into: detected.speakers[0]! })).toBe(
      before,
    );
  });

  it('renames a speaker, and takes blanks off the name', () => {
    const renamed = correct(detected, {}, { type: 'speaker', label: 'QIU', change: { name: ' Qiu Baoli ' } });
    expect(renamed.speakers).toEqual([{ label: 'QIU', name: 'Qiu Baoli' }]);
    expect(correct(detected, renamed, { type: 'speaker', label: 'QIU', change: { name: '   ' } })).toBe(
      renamed,
    );
    expect(correct(detected, renamed, { type: 'speaker', label: 'QIU', change: { name: 'Qiu' } })).toEqual(
      {},
    );
  });

  it('takes a role away, which is not the same as leaving it', () => {
    const none = correct(detected, {}, { type: 'speaker', label: 'QIU', change: { role: null } });
    expect(none.speakers).toEqual([{ label: 'QIU', role: null }]);
    expect(speaker('QIU', none).role).toBeNull();
  });

  it('merges a label into another with all that the other is', () => {
    const renamed = correct(detected, {}, { type: 'speaker', label: 'QIU', change: { name: 'Qiu Baoli' } });
    const merged = correct(detected, renamed, {
      type: 'merge',
      label: 'Qiu B.',
      into: speaker('QIU', renamed),
    });
    expect(speaker('Qiu B.', merged)).toEqual({
      label: 'Qiu B.',
      name: 'Qiu Baoli',
      kind: 'person',
      role: 'answers',
      affiliation: 'MPS',
      notSpeaker: false,
    });
  });

  it('ticks a speaker again when it is merged', () => {
    const off = correct(detected, {}, { type: 'speaker', label: 'Qiu B.', change: { notSpeaker: true } });
    expect(off.speakers).toEqual([{ label: 'Qiu B.', notSpeaker: true }]);
    const merged = correct(detected, off, { type: 'merge', label: 'Qiu B.', into: speaker('QIU', off) });
    expect(speaker('Qiu B.', merged).notSpeaker).toBe(false);
  });

  it('marks blocks, in order, and forgets what is set back', () => {
    const marked = correct(detected, { title: 'Mine' }, { type: 'kind', starts: [10, 0], kind: 'heading' });
    expect(marked).toEqual({
      title: 'Mine',
      blocks: [
        { start: 0, kind: 'heading' },
        { start: 10, kind: 'heading' },
      ],
    });
    expect(countCorrections(marked)).toBe(3);
    const back = correct(detected, marked, { type: 'kind', starts: [0], kind: 'furniture' });
    expect(back.blocks).toEqual([{ start: 10, kind: 'heading' }]);
    expect(correct(detected, back, { type: 'kind', starts: [10], kind: 'paragraph' })).toEqual({
      title: 'Mine',
    });
  });

  it('marks a block that only unticking a label lays out', () => {
    const marked = correct(detected, {}, { type: 'kind', starts: [7], kind: 'heading' });
    expect(marked.blocks).toEqual([{ start: 7, kind: 'heading' }]);
  });

  it('keeps all that is said of a label which the user marked', () => {
    const named = correct(detected, {}, { type: 'speaker', label: 'Moderator', change: { role: 'chairs' } });
    expect(named.speakers).toEqual([{ label: 'Moderator', role: 'chairs' }]);
    const more = correct(detected, named, {
      type: 'speaker',
      label: 'Moderator',
      change: { affiliation: 'SCIO' },
    });
    expect(more.speakers).toEqual([{ label: 'Moderator', role: 'chairs', affiliation: 'SCIO' }]);
    expect(correct(detected, more, { type: 'speaker', label: 'Moderator', change: { role: 'chairs' } })).toBe(
      more,
    );
  });
});

describe('laying corrections over the structure', () => {
  const text =
    'A press talk\n\nAnna Lee:\n\nGood morning.\n\nBen Ray:\n\nThank you.\n\nAnna Lee:\n\nPlease.\n\nBen Ray:\n\nYes.\n';
  it('is the same as laying all of them over the text', () => {
    const found = detectLayout(text);
    expect(found.speakers.map((one) => one.label)).toEqual(['Anna Lee', 'Ben Ray']);
    const all: LayoutCorrections = {
      title: 'Mine',
      date: '2020',
      speakers: [
        { label: 'Anna Lee', name: 'Anna', kind: 'outlet', role: null, affiliation: 'X' },
        { label: 'Ben Ray', notSpeaker: true },
      ],
      blocks: [{ start: text.indexOf('Please'), kind: 'furniture' }],
    };
    const whole = applyCorrections(text, found, all);
    expect(withDescriptions(applyCorrections(text, found, structural(all)), all)).toEqual(whole);
    expect(whole.speakers.map((one) => one.name)).toEqual(['Anna']);
  });
});
