import { useState } from 'react';
import type { GoldBuilt, GoldOf } from '../../../contract/review-types.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { count } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { FIRST_RULE, type RuleDraft, ruleFault, ruleOf } from './rule.ts';

interface Props {
  gold: GoldOf;
  annotators: readonly string[];
}

/** The rule by which agreement becomes gold, and what building by it came to. */
export function RuleForm({ gold, annotators }: Props) {
  const [draft, setDraft] = useState<RuleDraft>(FIRST_RULE);
  const [built, setBuilt] = useState<GoldBuilt | null>(null);
  const [fault, setFault] = useState('');
  const n = annotators.length;
  const wrong = ruleFault(draft, n);
  const { transcript } = gold;
  const merged = gold.gold.filter((row) => row.decidedBy === null).length;
  const set = (part: Partial<RuleDraft>): void => setDraft((was) => ({ ...was, ...part }));
  const run = <T,>(commit: Promise<T>, then: (answer: T) => void): void => {
    commit.then(
      (answer) => {
        setFault('');
        then(answer);
      },
      (error: unknown) => setFault(sentenceOf(error)),
    );
  };
  return (
    <form
      className="gold-rule"
      aria-label="Rule"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong)
          run(
            host().call('gold.build', { transcript, annotators: [...annotators], ...ruleOf(draft) }),
            setBuilt,
          );
      }}
    >
      <div className="gold-rule-line">
        <NativeSelect
          aria-label="Who must agree"
          value={draft.need}
          options={[
            { value: 'all', label: `All ${n}` },
            { value: 'majority', label: 'A majority' },
            { value: 'least', label: 'At least…' },
          ]}
          onChoose={(need) => set({ need })}
        />
        {draft.need === 'least' && (
          <input
            className="input gold-number"
            type="number"
            aria-label="At least so many annotators"
            min={1}
            max={n}
            value={Number.isNaN(draft.least) ? '' : draft.least}
            onChange={(event) => set({ least: event.target.valueAsNumber })}
          />
        )}
        <NativeSelect
          aria-label="What counts as the same span"
          value={draft.match}
          options={[
            { value: 'exact', label: 'exact spans' },
            { value: 'overlap', label: 'overlapping spans' },
          ]}
          onChoose={(match) => set({ match })}
        />
        {draft.match === 'overlap' && (
          <input
            className="input gold-number"
            type="number"
            aria-label="Least overlap (intersection over union)"
            min={0.05}
            max={1}
            step={0.05}
            value={Number.isNaN(draft.overlap) ? '' : draft.overlap}
            onChange={(event) => set({ overlap: event.target.valueAsNumber })}
          />
        )}
      </div>
      <div className="view-buttons">
        <button type="submit" className="button" data-variant="primary" disabled={wrong !== null}>
          Build gold
        </button>
        <button
          type="button"
          className="button"
          disabled={merged === 0}
          onClick={() => run(host().call('gold.clear', { transcript }), () => setBuilt(null))}
        >
          Clear what was merged
        </button>
      </div>
      {(wrong ?? fault) !== '' && (
        <p className="fault" role="alert">
          {wrong ?? fault}
        </p>
      )}
      <p className="view-words" role="status">
        {built
          ? `${count(built.added, 'place')} merged, ${built.unchanged} as before, ${built.removed} taken out, ${built.kept} left as people decided. ${built.undecided} to decide.`
          : 'Tag and attributes must be the same. Building again never changes what a person decided.'}
      </p>
    </form>
  );
}
