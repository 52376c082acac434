import { useId, useState } from 'react';
import { type Choice, toggleChoice } from './scope.ts';

interface Props {
  title: string;
  /** In order; `depth` indents tags under their parents, `count` is the number of annotations. */
  items: readonly { id: string; name: string; depth?: number; count?: number }[];
  choice: Choice;
  disabled: boolean;
  onChoose: (choice: Choice) => void;
}

/** Lists longer than this can be searched. */
const LONG = 12;

/** What of a list goes into the export: all of it, or what is ticked. */
export function ChoiceList({ title, items, choice, disabled, onChoose }: Props) {
  const id = useId();
  const [wanted, setWanted] = useState('');
  const all = items.map((item) => item.id);
  const shown = items.filter((item) => item.name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()));
  const chosen = choice ? items.filter((item) => choice.includes(item.id)).length : items.length;
  return (
    <fieldset className="export-choice" disabled={disabled}>
      <legend>
        {title}{' '}
        <span className="export-count">
          {choice === null ? `all ${items.length}` : `${chosen} of ${items.length}`}
        </span>
      </legend>
      {items.length > LONG && (
        <input
          className="input"
          type="search"
          placeholder="Find"
          aria-label={`Find in ${title.toLowerCase()}`}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={choice === null}
          onChange={() => onChoose(choice === null ? [] : null)}
          ref={(box) => {
            if (box) box.indeterminate = choice !== null && chosen > 0;
          }}
        />
        All
      </label>
      <div className="export-options" role="group" aria-label={title}>
        {shown.map((item) => (
          <label
            key={item.id}
            htmlFor={`${id}-${item.id}`}
            className="check"
            style={{ paddingInlineStart: `${(item.depth ?? 0) + 1}rem` }}
          >
            <input
              id={`${id}-${item.id}`}
              type="checkbox"
              checked={choice === null || choice.includes(item.id)}
              onChange={() => onChoose(toggleChoice(choice, item.id, all))}
            />
            <span className="export-option-name">{item.name}</span>
            {item.count !== undefined && (
              <span className="export-count">{item.count.toLocaleString('en')}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
