import './find.css';
import { ArrowDown, ArrowUp, Tags, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStore } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import { useKeysOf } from '../commands/bindings.ts';
import { useDesk } from '../desk/desk-context.ts';
import { FindToggles } from './FindToggles.tsx';
import { askForTag } from './tag-hits.ts';
import { closeTextFind, stepTextFind, textFind } from './text-find.ts';
import { useTextSearch } from './use-text-search.ts';

/** Finding in the open transcript: a field over the text, how many hits there are, and what to do with them. */
export function FindBar() {
  const { isOpen } = useStore(textFind);
  return isOpen ? <OpenBar /> : null;
}

function OpenBar() {
  const desk = useDesk();
  const { asked, pattern, options, marks, fault } = useStore(textFind);
  const { searching } = useTextSearch();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const close = (): void => closeTextFind(desk);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current && !event.altKey)
      stepTextFind(desk, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = pattern !== '' && marks?.size === 0;
  return (
    <div
      className="find-bar"
      role="search"
      aria-label="Find in the transcript"
      data-find="text"
      onKeyDown={onKeyDown}
    >
      <div className="find-line">
        <input
          ref={field}
          className="input find-field"
          aria-label="Find in the transcript"
          placeholder="Find in the transcript"
          aria-invalid={(none && !searching) || (fault !== '' && !marks) || undefined}
          value={pattern}
          onChange={(event) => textFind.set({ pattern: event.target.value })}
        />
        <span className="find-count" role="status">
          {pattern === '' ? '' : marks ? countOf(marks.current, marks.size) : searching ? 'Searching…' : ''}
        </span>
        <IconButton
          label="Previous hit"
          keys={useKeysOf('find.previous')}
          isDisabled={!marks?.size}
          onPress={() => stepTextFind(desk, -1)}
        >
          <ArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          label="Next hit"
          keys={useKeysOf('find.next')}
          isDisabled={!marks?.size}
          onPress={() => stepTextFind(desk, 1)}
        >
          <ArrowDown size={16} aria-hidden />
        </IconButton>
        <IconButton label="Close the search" keys="Esc" onPress={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className="find-line">
        <FindToggles options={options} onChange={(next) => textFind.set({ options: next })} />
        <button
          type="button"
          className="button find-tag"
          disabled={!marks?.size}
          onClick={() => askForTag(desk, 'text')}
        >
          <Tags size={15} aria-hidden />
          {marks && marks.size > 1 ? `Tag ${count(marks.size, 'hit')}…` : 'Tag the hit…'}
        </button>
      </div>
      {fault !== '' && (
        <p className="find-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

const countOf = (current: number, size: number): string =>
  size === 0 ? 'No hits' : `${(current + 1).toLocaleString()} of ${size.toLocaleString()}`;
