import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewState, type Word } from './state.ts';

const word = (verdict: Word['verdict'], basis = 'now', proposal: string | null = null): Word => ({
  verdict,
  basis,
  proposal,
});

describe('reviewState', () => {
  it('is undecided without a word, and with stale ones only', () => {
    expect(reviewState([], 'now')).toEqual({ state: 'undecided', stale: 0 });
    expect(reviewState([word('accept', 'before')], 'now')).toEqual({ state: 'undecided', stale: 1 });
  });
  it('is what the reviewers agree on', () => {
    expect(reviewState([word('accept'), word('accept')], 'now').state).toBe('accepted');
    expect(reviewState([word('reject')], 'now').state).toBe('rejected');
    expect(reviewState([word('revise', 'now', 'p'), word('revise', 'now', 'p')], 'now').state).toBe(
      'revised',
    );
  });
  it('is disputed where they differ, in what they propose too', () => {
    expect(reviewState([word('accept'), word('reject')], 'now').state).toBe('disputed');
    expect(reviewState([word('revise', 'now', 'p'), word('revise', 'now', 'q')], 'now').state).toBe(
      'disputed',
    );
    expect(reviewState([word('accept'), word('reject', 'before')], 'now')).toEqual({
      state: 'accepted',
      stale: 1,
    });
  });
  it('never depends on the order', () => {
    const words = fc.array(
      fc.record({
        verdict: fc.constantFrom('accept' as const, 'reject' as const, 'revise' as const),
        basis: fc.constantFrom('now', 'before'),
        proposal: fc.constantFrom(null, 'p'),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(words, (list) => {
        expect(reviewState(list.toReversed(), 'now')).toEqual(reviewState(list, 'now'));
      }),
    );
  });
});
