import { CommandKeys } from '../commands/CommandKeys.tsx';
import './tagging.css';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { ReaderSelection } from '../../reader/reader.ts';
import { useDesk } from '../desk/desk-context.ts';
import { findTags } from './tag-search.ts';
import { usePlacement } from './use-placement.ts';

/** As many tags as the menu shows before the user looks for one; those with keys come first. */
const SHOWN = 9;

interface Props {
  selection: ReaderSelection;
  /** What is typed to find a tag; null: nothing yet, the text has the focus. */
  typed: string | null;
  onTyped: (typed: string | null) => void;
  /** Something was chosen, or the search put away: the text takes the focus again. */
  onDone: () => void;
}

/** The tags, beside what is selected. It takes no focus until letters are typed: the tags' keys work from the text. */
export function SelectionMenu({ selection, typed, onTyped, onDone }: Props) {
  const { rows, tagSelection, selected, annotations, mayChange, addSelection } = useDesk();
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  usePlacement(box, selection, typed);
  const found = useMemo(() => {
    if (typed !== null) return findTags(rows, typed);
    const keyed = rows.filter(({ tag }) => tag.key !== '');
    return [...keyed, ...rows.filter(({ tag }) => tag.key === '')].slice(0, SHOWN);
  }, [rows, typed]);
  const at = Math.min(active, found.length - 1);
  const own = selected === null ? undefined : annotations?.get(selected);
  const extendable = own && mayChange(own) ? own : undefined;

  const tag = (id: string): void => {
    tagSelection(id);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) setActive((at + step + found.length) % found.length);
    else if (event.key === 'Enter' && found[at]) tag(found[at].tag.id);
    else if (event.key === 'Escape') onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // A press on the menu must not take the selection away.
    <div
      ref={box}
      className="selection-menu popover"
      onMouseDown={(event) => event.target instanceof HTMLInputElement || event.preventDefault()}
    >
      {typed !== null && (
        <input
          className="input"
          role="combobox"
          aria-label="Find a tag"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${list}-${found[at].tag.id}` : undefined}
          autoFocus
          value={typed}
          onChange={(event) => {
            setActive(0);
            onTyped(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={(event) => box.current?.contains(event.relatedTarget) || onTyped(null)}
        />
      )}
      <div id={list} role={typed === null ? 'group' : 'listbox'} aria-label="Tags" className="selection-tags">
        {found.map(({ tag: { id, name, key, colour }, path }, i) => (
          <button
            key={id}
            id={`${list}-${id}`}
            type="button"
            className="menu-item"
            data-colour={colour}
            title={path === name ? undefined : path}
            {...(typed === null
              ? {}
              : {
                  role: 'option',
                  'aria-selected': i === at,
                  tabIndex: -1,
                  'data-focused': i === at || undefined,
                })}
            onClick={() => tag(id)}
          >
            <span className="swatch" />
            <span className="menu-item-name">{typed === null ? name : path}</span>
            {key !== '' && <kbd>{key}</kbd>}
          </button>
        ))}
      </div>
      {found.length === 0 && (
        <p className="selection-none">
          {rows.length === 0 ? 'The codebook has no tags yet.' : 'No tag is found by these letters.'}
        </p>
      )}
      {typed === null && (
        <div className="selection-more">
          {extendable && (
            <button
              type="button"
              className="menu-item"
              onClick={() => {
                addSelection();
                onDone();
              }}
            >
              <span className="menu-item-name">Add to the selected annotation</span>
              <CommandKeys id="tag.addFragment" />
            </button>
          )}
          {rows.length > 0 && (
            <button type="button" className="menu-item" onClick={() => onTyped('')}>
              <Search size={13} aria-hidden />
              <span className="menu-item-name">Find a tag…</span>
              <kbd>A–Z</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
