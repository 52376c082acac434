import { expect, test } from 'vitest';
import { goldRule } from '../../../contract/review.ts';
import { FIRST_RULE, type RuleDraft, ruleFault, ruleOf } from './rule.ts';

test('what the form lets through is a rule of the contract', () => {
  const refused: RuleDraft[] = [];
  for (const need of ['all', 'majority', 'least'] as const)
    for (const match of ['exact', 'overlap'] as const)
      for (const overlap of [0, 0.01, 1, 1.2, Number.NaN])
        for (const least of [0, 1, 2, 3, 1.5]) {
          const draft: RuleDraft = { need, least, match, overlap };
          if (ruleFault(draft, 2) === null && !goldRule.safeParse(ruleOf(draft)).success) refused.push(draft);
        }
  expect(refused).toEqual([]);
});

test('refuses what cannot be', () => {
  expect(ruleFault(FIRST_RULE, 2)).toBeNull();
  expect(ruleFault({ ...FIRST_RULE, need: 'least', least: 3 }, 2)).not.toBeNull();
  expect(ruleFault({ ...FIRST_RULE, need: 'least', least: 3 }, 3)).toBeNull();
  expect(ruleFault({ ...FIRST_RULE, match: 'overlap', overlap: 0 }, 2)).not.toBeNull();
  expect(ruleOf({ ...FIRST_RULE, need: 'least', least: 3, match: 'overlap' })).toEqual({
    need: { atLeast: 3 },
    match: { overlap: 0.5 },
  });
});
