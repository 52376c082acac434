import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { SuggestionState } from '../../../core/model/suggestion.ts';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';
import { countStates, filterSuggestions, nextAfter } from './filter.ts';
import { Suggestions, type SuggestionPatch } from './suggestions.ts';

const TEXT = 'About 6 million cases, over 4,600 of them, 12.5 percent.';
const suggestion = (id: string, quote: string, state: SuggestionState = 'open'): ListedSuggestion => ({
  id,
  transcript: 't',
  edition: 'e',
  span: [[TEXT.indexOf(quote), TEXT.indexOf(quote) + quote.length]],
  tag: 'statistic',
  annotator: 'machine',
  values: {},
  note: '',
  state,
  annotation: null,
});
const ALL = [
  suggestion('a', 'About 6 million cases'),
  suggestion('b', 'over 4,600', 'rejected'),
  suggestion('c', '12.5 percent'),
];
const annotation = (start: number, end: number, annotator = 'me'): Annotation => ({
  id: 'x',
  transcript: 't',
  edition: 'e',
  span: [[start, end]],
  tag: 'statistic',
  annotator,
  values: {},
  note: '',
  created: 0,
  modified: 0,
});
const loaded = (): Suggestions => {
  const store = new Suggestions('t');
  store.load(ALL.toReversed());
  return store;
};
const NOTHING = { touched: {}, annotations: [], removed: [] };

describe('the suggestions of a transcript', () => {
  it('are in the order of the text, and paint what is open', () => {
    const store = loaded();
    expect(store.all().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(store.painted().map(({ id, suggested }) => [id, suggested])).toEqual([
      ['a', true],
      ['c', true],
    ]);
  });

  it('tell painters what came and went', () => {
    const store = loaded();
    const heard: SuggestionPatch[] = [];
    store.onPatch((patch) => heard.push(patch));
    store.expect(['a'], 'accepted');
    store.put([{ ...ALL[1]!, state: 'open' }], ['b']);
    expect(heard.map((patch) => patch && [patch.changed.map(({ id }) => id), patch.removed])).toEqual([
      [[], ['a']],
      [['b'], []],
    ]);
    store.put([], ['c']);
    expect(store.all().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(heard.at(-1)).toBeNull();
  });

  it('ask the host for what a commit may have changed, and for nothing else', () => {
    const store = loaded();
    expect(store.ask({ ...NOTHING, touched: { comment: ['1'] } }, 'me')).toBeNull();
    expect(store.ask({ ...NOTHING, touched: { suggestion: ['a'] } }, 'me')).toBe('all');
    expect(store.ask({ ...NOTHING, touched: { suggestion_decision: ['b/me', 'a/other'] } }, 'me')).toEqual([
      'b',
    ]);
    expect(store.ask({ ...NOTHING, touched: { suggestion_decision: ['old/me'] } }, 'me')).toBe('all');
    const at = TEXT.indexOf('4,600');
    expect(store.ask({ ...NOTHING, annotations: [annotation(at, at + 5)] }, 'me')).toEqual(['b']);
    expect(store.ask({ ...NOTHING, annotations: [annotation(at, at + 5, 'other')] }, 'me')).toBeNull();
    store.put([{ ...ALL[2]!, state: 'tagged' }], ['c']);
    expect(store.ask({ ...NOTHING, removed: ['x'] }, 'me')).toEqual(['c']);
  });

  it('say which open one is beside a place', () => {
    const store = loaded();
    const middle = TEXT.indexOf('4,600');
    expect(store.beside(middle, true)?.id).toBe('c');
    expect(store.beside(middle, false)?.id).toBe('a');
    expect(store.beside(TEXT.length, true)).toBeUndefined();
  });
});

describe('the list of suggestions', () => {
  it('shows what is open, what was decided, and what has the words', () => {
    const ids = (state: 'open' | 'decided' | 'all', words = '') =>
      filterSuggestions(ALL, { state, words }, TEXT).map(({ id }) => id);
    expect(ids('open')).toEqual(['a', 'c']);
    expect(ids('decided')).toEqual(['b']);
    expect(ids('all', ' MILLION ')).toEqual(['a']);
    expect(countStates([...ALL, suggestion('d', 'cases', 'changed')])).toEqual({
      open: 2,
      accepted: 1,
      rejected: 1,
    });
  });

  it('goes on to the next one that is open, and back where none follows', () => {
    expect(nextAfter(ALL, new Set(['a']))?.id).toBe('c');
    expect(nextAfter(ALL, new Set(['c']))?.id).toBe('a');
    expect(nextAfter(ALL, new Set(['a', 'c']))).toBeUndefined();
  });
});
