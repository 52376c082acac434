import { REVIEW_STATES } from '../../../core/model/review.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { OTHERS, type QueueFilter, STATE_WORDS } from './queue.ts';

interface Props {
  filter: QueueFilter;
  onChange: (filter: QueueFilter) => void;
}

/** Narrows the queue by state, annotator, tag and transcript. */
export function QueueFilters({ filter, onChange }: Props) {
  const { annotators, me, rows, transcripts } = useDesk();
  const set = (part: Partial<QueueFilter>): void => onChange({ ...filter, ...part });
  const working = annotators.filter(({ id, annotations }) => annotations > 0 || id === filter.annotator);
  return (
    <div className="queue-filters">
      <NativeSelect
        aria-label="State"
        data-set={filter.state !== ''}
        value={filter.state}
        options={[
          { value: '', label: 'Any state' },
          ...REVIEW_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] })),
        ]}
        onChoose={(state) => set({ state })}
      />
      <NativeSelect
        aria-label="Annotator"
        data-set={filter.annotator !== ''}
        value={filter.annotator}
        options={[
          { value: '', label: 'All annotators' },
          { value: OTHERS, label: 'All but me' },
          ...working.map(({ id, name }) => ({ value: id, label: id === me.id ? `${name} (you)` : name })),
        ]}
        onChoose={(annotator) => set({ annotator })}
      />
      <NativeSelect
        aria-label="Tag"
        data-set={filter.tag !== ''}
        value={filter.tag}
        options={[
          { value: '', label: 'All tags' },
          ...rows.map(({ tag, path }) => ({ value: tag.id, label: path })),
        ]}
        onChoose={(tag) => set({ tag })}
      />
      <NativeSelect
        aria-label="Transcript"
        data-set={filter.transcript !== ''}
        value={filter.transcript}
        options={[
          { value: '', label: 'All transcripts' },
          ...(transcripts ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChoose={(transcript) => set({ transcript })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={filter.stale}
          onChange={(event) => set({ stale: event.target.checked })}
        />
        With stale decisions
      </label>
    </div>
  );
}
