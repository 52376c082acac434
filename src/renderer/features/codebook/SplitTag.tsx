import { useId, useState } from 'react';
import { FormFooter } from '../../kit/FormFooter.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { count } from '../../kit/when.ts';
import { useAct } from '../../platform/use-act.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { ColourChoice, leastUsed } from './ColourChoice.tsx';
import { TaggedFilters } from './TaggedFilters.tsx';
import { TaggedWords } from './TaggedWords.tsx';
import type { TagRow } from './tag-rows.ts';
import { useTagged } from './use-tagged.ts';

/** Chooses some of a tag's annotations and gives them a new tag beside it, with the same attributes. */
export function SplitTag({ row, onClose }: { row: TagRow<CountedTag>; onClose: () => void }) {
  const { rows, mayChange } = useDesk();
  const { tag } = row;
  const { act, fault } = useAct();
  const form = useId();
  const [name, setName] = useState('');
  const [definition, setDefinition] = useState('');
  const [colour, setColour] = useState(() => leastUsed(rows.map((one) => one.tag)));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { filter, setFilter, page, error } = useTagged(tag.id);
  const free = page?.rows.filter(mayChange) ?? [];
  const others = (page?.rows.length ?? 0) - free.length;
  const toggle = (ids: readonly string[], on: boolean): void =>
    setChosen((was) => {
      const next = new Set(was);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });
  const split = (): void =>
    void act('tags.split', {
      id: tag.id,
      annotations: [...chosen],
      name: name.trim(),
      definition: definition.trim(),
      colour,
    }).then((ok) => ok && onClose());
  const all = free.length > 0 && free.every(({ id }) => chosen.has(id));
  const more = (page?.ids.length ?? 0) - (page?.rows.length ?? 0);
  return (
    <Sheet
      title={`Split “${tag.name}”`}
      isOpen
      onClose={onClose}
      width="medium"
      footer={
        <FormFooter
          form={form}
          fault={fault}
          words={`${count(chosen.size, 'annotation')} chosen. Undo takes the split back in one step.`}
          submit="Split"
          disabled={name.trim() === '' || chosen.size === 0}
          onClose={onClose}
        />
      }
    >
      <div className="split">
        <form
          id={form}
          className="tag-form"
          onSubmit={(event) => {
            event.preventDefault();
            split();
          }}
        >
          <label className="field">
            <span className="field-name">Name of the new tag</span>
            <input
              className="input"
              autoFocus
              maxLength={300}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <label className="field">
            <span className="field-name">Definition</span>
            <textarea
              className="input"
              value={definition}
              placeholder="What it means, as against the other"
              onChange={(event) => setDefinition(event.target.value)}
            />
          </label>
          <ColourChoice colour={colour} onChoose={setColour} />
          <p className="tag-form-hint">
            {tag.attributes.length > 0
              ? `It begins with the attributes of “${tag.name}”, and what is chosen keeps its values.`
              : 'It stands beside the other in the codebook.'}
          </p>
        </form>
        <section className="split-choice" aria-label={`Annotations of ${tag.name}`}>
          <TaggedFilters filter={filter} onChange={setFilter} />
          {error && (
            <p className="fault" role="alert">
              {error}
            </p>
          )}
          <label className="check split-all">
            <input
              type="checkbox"
              checked={all}
              disabled={free.length === 0}
              onChange={(event) =>
                toggle(
                  free.map(({ id }) => id),
                  event.target.checked,
                )
              }
            />
            <span>All of these</span>
          </label>
          <ul className="tagged" aria-label="Annotations" tabIndex={0}>
            {page?.rows.map((one) => (
              <li key={one.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={chosen.has(one.id)}
                    disabled={!mayChange(one)}
                    onChange={(event) => toggle([one.id], event.target.checked)}
                  />
                  <TaggedWords annotation={one} />
                </label>
              </li>
            ))}
          </ul>
          {page?.rows.length === 0 && <p className="pane-empty">No annotation matches.</p>}
          {more > 0 && (
            <p className="tag-form-hint">{count(more, 'more is', 'more are')} there: narrow them by words.</p>
          )}
          {others > 0 && (
            <p className="tag-form-hint">
              Those of colleagues can be chosen only where the project lets everybody correct.
            </p>
          )}
        </section>
      </div>
    </Sheet>
  );
}
