import type { LinkedRelation } from '../../../contract/codebook-types.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { RelationFilter } from './relation-filter.ts';

interface Props {
  filter: RelationFilter;
  all: readonly LinkedRelation[];
  onChange: (filter: RelationFilter) => void;
}

/** Narrows the list by words, type, tag, transcript and annotator; only what relations have can be chosen. */
export function RelationFilters({ filter, all, onChange }: Props) {
  const { relationTypes, annotators, rows, transcripts, me } = useDesk();
  const set = (part: Partial<RelationFilter>): void => onChange({ ...filter, ...part });
  const ends = all.flatMap(({ fromEnd, toEnd }) => [fromEnd, toEnd]);
  const titles = new Map(ends.map(({ transcript, title }) => [transcript, title]));
  const used = new Set(all.map(({ annotator }) => annotator));
  const choice = (
    label: string,
    key: keyof RelationFilter,
    all: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      aria-label={label}
      data-set={filter[key] !== ''}
      value={filter[key]}
      options={[{ value: '', label: all }, ...options]}
      onChoose={(value) => set({ [key]: value })}
    />
  );
  return (
    <div className="relation-filters">
      <input
        className="input"
        type="search"
        aria-label="Find relations by words"
        placeholder="Find by words"
        value={filter.words}
        onChange={(event) => set({ words: event.target.value })}
      />
      {choice(
        'Type',
        'type',
        'All types',
        relationTypes.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        'Tag of either end',
        'tag',
        'All tags',
        rows.map(({ tag, path }) => ({ value: tag.id, label: path })),
      )}
      {choice(
        'Transcript of either end',
        'transcript',
        'All transcripts',
        (transcripts ?? [])
          .filter(({ id }) => titles.has(id))
          .map(({ id, title }) => ({ value: id, label: title })),
      )}
      {choice(
        'Annotator',
        'annotator',
        'All annotators',
        annotators
          .filter(({ id }) => used.has(id))
          .map(({ id, name }) => ({ value: id, label: id === me.id ? `${name} (you)` : name })),
      )}
    </div>
  );
}
