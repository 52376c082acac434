import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { LogFilter } from './use-log.ts';

/** Kinds of action, by the beginning of their names in the log. */
const KINDS = [
  { value: '', label: 'Everything' },
  { value: 'annotation.', label: 'Annotations' },
  { value: 'tag.', label: 'Tags' },
  { value: 'decision.', label: 'Decisions' },
  { value: 'comment.', label: 'Comments' },
  { value: 'gold.', label: 'Gold' },
  { value: 'transcript.', label: 'Transcripts' },
  { value: 'speaker.', label: 'Speakers' },
  { value: 'merge', label: 'Merges' },
] as const;

/** Whose actions, of which kind, between which days. */
export function LogFilters({
  filter,
  onChange,
}: {
  filter: LogFilter;
  onChange: (filter: LogFilter) => void;
}) {
  const { annotators } = useDesk();
  const set = (part: Partial<LogFilter>) => onChange({ ...filter, ...part });
  return (
    <div className="history-filters" role="group" aria-label="Which part of the history">
      <NativeSelect
        aria-label="Who"
        value={filter.actor}
        options={[
          { value: '', label: 'Everybody' },
          ...annotators.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(actor) => set({ actor })}
      />
      <NativeSelect
        aria-label="What"
        value={filter.name}
        options={KINDS}
        onChoose={(name) => set({ name })}
      />
      <label>
        From{' '}
        <input
          className="input"
          type="date"
          value={filter.from}
          onChange={(event) => set({ from: event.target.value })}
        />
      </label>
      <label>
        to{' '}
        <input
          className="input"
          type="date"
          value={filter.to}
          onChange={(event) => set({ to: event.target.value })}
        />
      </label>
    </div>
  );
}
