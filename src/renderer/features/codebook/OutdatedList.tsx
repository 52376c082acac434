import { Check } from 'lucide-react';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { count } from '../../kit/when.ts';
import { useAct } from '../../platform/use-act.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { TaggedFilters } from './TaggedFilters.tsx';
import { TaggedWords } from './TaggedWords.tsx';
import { useTagged } from './use-tagged.ts';

interface Props {
  tag: CountedTag;
  /** Under which they were made; null: not known. */
  revision: string | null;
  me: string;
}

/** Annotations of one revision of a tag, each to be confirmed or given another tag. */
export function OutdatedList({ tag, revision, me }: Props) {
  const { rows, mayChange } = useDesk();
  const { filter, setFilter, page, error } = useTagged(tag.id, revision);
  const { act, fault } = useAct();
  const confirm = (ids: string[]): void => void act('annotations.confirm', { ids });
  const free = page?.rows.filter(mayChange) ?? [];
  const more = (page?.ids.length ?? 0) - (page?.rows.length ?? 0);
  return (
    <section className="outdated-list" aria-label="Annotations made then">
      <div className="outdated-bar">
        <TaggedFilters filter={filter} onChange={setFilter} />
        {free.length > 1 && (
          <button type="button" className="button" onClick={() => confirm(free.map(({ id }) => id))}>
            <Check size={15} aria-hidden />
            All {free.length} still fit
          </button>
        )}
      </div>
      {(fault || error) && (
        <p className="fault" role="alert">
          {fault || error}
        </p>
      )}
      <ul className="tagged" aria-label="Annotations" tabIndex={0}>
        {page?.rows.map((one) => (
          <li key={one.id}>
            <TaggedWords annotation={one} />
            {mayChange(one) ? (
              <span className="tagged-acts">
                <button
                  type="button"
                  className="button"
                  aria-label={`Still fits: ${one.quote}`}
                  onClick={() => confirm([one.id])}
                >
                  Still fits
                </button>
                <NativeSelect
                  aria-label={`Another tag for: ${one.quote}`}
                  value={tag.id}
                  options={rows.map((row) => ({
                    value: row.tag.id,
                    label: row.tag.id === tag.id ? 'Give it another tag' : row.path,
                  }))}
                  onChoose={(next) => void act('annotations.update', { id: one.id, tag: next })}
                />
              </span>
            ) : (
              one.annotator !== me && <span className="view-words">For its annotator to say</span>
            )}
          </li>
        ))}
      </ul>
      {page?.rows.length === 0 && <p className="pane-empty">No annotation matches.</p>}
      {more > 0 && (
        <p className="tag-form-hint">
          {count(more, 'more is', 'more are')} there: go on with these, or narrow them by words.
        </p>
      )}
    </section>
  );
}
