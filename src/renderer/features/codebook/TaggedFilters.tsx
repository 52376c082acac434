import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { TaggedFilter } from './use-tagged.ts';

interface Props {
  filter: TaggedFilter;
  onChange: (filter: TaggedFilter) => void;
}

/** Narrows the annotations of a tag by words, transcript and annotator. */
export function TaggedFilters({ filter, onChange }: Props) {
  const { transcripts, annotators, me } = useDesk();
  const set = (part: Partial<TaggedFilter>): void => onChange({ ...filter, ...part });
  return (
    <div className="tagged-filters">
      <input
        className="input"
        type="search"
        aria-label="Find annotations by their words"
        placeholder="Find by words"
        value={filter.words}
        onChange={(event) => set({ words: event.target.value })}
      />
      <NativeSelect
        aria-label="Transcript"
        value={filter.transcript}
        options={[
          { value: '', label: 'All transcripts' },
          ...(transcripts ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChoose={(transcript) => set({ transcript })}
      />
      <NativeSelect
        aria-label="Annotator"
        value={filter.annotator}
        options={[
          { value: '', label: 'All annotators' },
          ...annotators
            .filter(({ annotations }) => annotations > 0)
            .map(({ id, name }) => ({ value: id, label: id === me.id ? `${name} (you)` : name })),
        ]}
        onChoose={(annotator) => set({ annotator })}
      />
    </div>
  );
}
