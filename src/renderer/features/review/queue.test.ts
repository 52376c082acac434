import { expect, test } from 'vitest';
import { isFiltered, NO_FILTER, OTHERS, proposalOf, proposed, queueInput } from './queue.ts';

const people = [{ id: 'anna' }, { id: 'ben' }, { id: 'cleo' }];
const under = (tag: string): Set<string> => new Set([tag, `${tag}/child`]);

test('asks the host only for what is narrowed', () => {
  expect(queueInput(NO_FILTER, 'anna', people, under)).toEqual({});
  expect(isFiltered(NO_FILTER)).toBe(false);
  const filter = { ...NO_FILTER, annotator: OTHERS, tag: 'claim', state: 'disputed', stale: true } as const;
  expect(isFiltered(filter)).toBe(true);
  expect(queueInput(filter, 'anna', people, under)).toEqual({
    annotators: ['ben', 'cleo'],
    tags: ['claim', 'claim/child'],
    states: ['disputed'],
    stale: true,
  });
  expect(queueInput({ ...NO_FILTER, annotator: 'ben', transcript: 't' }, 'anna', people, under)).toEqual({
    annotators: ['ben'],
    transcripts: ['t'],
  });
});

const annotation = { span: [[2, 9]], tag: 'statistic', values: { value: '6', unit: 'jobs' } } as const;

test('proposes only what differs', () => {
  expect(proposalOf(annotation, annotation)).toBeNull();
  expect(
    proposalOf(annotation, { ...annotation, span: [[2, 9]], values: { unit: 'jobs', value: '6' } }),
  ).toBeNull();
  expect(proposalOf(annotation, { ...annotation, span: [[2, 8]] })).toEqual({ span: [[2, 8]] });
  expect(proposalOf(annotation, { ...annotation, values: { value: '7' } })).toEqual({
    values: { value: '7', unit: '' },
  });
});

test('values of another tag are all new, and empty ones say nothing', () => {
  const draft = { ...annotation, tag: 'claim', values: { strength: 'weak', source: '' } };
  expect(proposalOf(annotation, draft)).toEqual({ tag: 'claim', values: { strength: 'weak' } });
});

test('what is proposed, put on the annotation, is the draft', () => {
  for (const draft of [
    { ...annotation, span: [[0, 3]] as const },
    { ...annotation, values: { value: '7' } },
    { span: [[1, 2]] as const, tag: 'claim', values: { strength: 'weak' } },
  ])
    expect(proposed(annotation, proposalOf(annotation, draft)!)).toEqual(draft);
});
