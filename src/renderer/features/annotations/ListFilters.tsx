import { useMemo } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { type ListFilter, NOBODY } from './list-filter.ts';

interface Props {
  filter: ListFilter;
  all: readonly Annotation[];
  onChange: (filter: ListFilter) => void;
}

/** Narrows the list by tag, speaker, annotator and words; only what the transcript has can be chosen. */
export function ListFilters({ filter, all, onChange }: Props) {
  const { rows, speakers, annotators, content } = useDesk();
  const speaking = useMemo(() => {
    const ids = [...new Set(content?.turns.map(({ speaker }) => speaker))];
    return ids
      .map((id) =>
        id === null
          ? { value: NOBODY, label: 'Nobody named' }
          : { value: id, label: speakers.get(id)?.name ?? '' },
      )
      .filter(({ label }) => label !== '')
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [content, speakers]);
  const whose = useMemo(() => {
    const ids = new Set(all.map(({ annotator }) => annotator));
    return annotators.filter(({ id }) => ids.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  }, [all, annotators]);
  const set = (part: Partial<ListFilter>): void => onChange({ ...filter, ...part });
  return (
    <div className="list-filters">
      <input
        className="input"
        type="search"
        aria-label="Find annotations by their words"
        placeholder="Find by words"
        value={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <div className="list-filters-line">
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
        {speaking.length > 0 && (
          <NativeSelect
            aria-label="Speaker"
            data-set={filter.speaker !== ''}
            value={filter.speaker}
            options={[{ value: '', label: 'All speakers' }, ...speaking]}
            onChoose={(speaker) => set({ speaker })}
          />
        )}
        {(whose.length > 1 || filter.annotator !== '') && (
          <NativeSelect
            aria-label="Annotator"
            data-set={filter.annotator !== ''}
            value={filter.annotator}
            options={[{ value: '', label: 'All annotators' }, ...whose]}
            onChoose={(annotator) => set({ annotator })}
          />
        )}
      </div>
    </div>
  );
}
