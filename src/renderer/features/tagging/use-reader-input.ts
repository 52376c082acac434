import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { Range } from '../../../core/model/span.ts';
import type { ReaderEvents, ReaderSelection } from '../../reader/reader.ts';
import { prefs } from '../../app/prefs.ts';
import { updateAnnotation } from '../annotations/changes.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import type { BlockTarget } from '../structure/BlockMenu.tsx';
import { useRuns } from '../commands/runs.ts';
import { findTags, tagForKey, typesLetter } from './tag-search.ts';

/** A click on text that several annotations share. */
export interface Hit {
  ids: readonly string[];
  x: number;
  y: number;
}

/** What the user does in the text: selects, clicks, presses a tag's key. */
export function useReaderInput(
  desk: DeskValue,
  selection: ReaderSelection | null,
  onSelection: (selection: ReaderSelection | null) => void,
) {
  /** The letters that a tag is looked for by; null where none is. */
  const [typed, setTyped] = useState<string | null>(null);
  const [hit, setHit] = useState<Hit | null>(null);
  const [block, setBlock] = useState<BlockTarget | null>(null);
  const clicked = useRef(false);
  const { annotations, selected, mayChange } = desk;
  const own = selected === null ? undefined : annotations?.get(selected);
  const mine = own && mayChange(own) ? own : undefined;

  const choose = (ids: readonly string[], x: number, y: number): void => {
    const [only] = ids;
    const known = ids.filter((id) => annotations?.get(id));
    // Where nothing is tagged, what is suggested is meant.
    if (known.length === 0 && only !== undefined) desk.selectSuggestion(only);
    else if (known.length === 1) desk.choose(known[0]!);
    else if (known.length > 1) setHit({ ids: known, x, y });
  };

  const events: Partial<ReaderEvents> = {
    selection: (settled) => {
      setTyped(null);
      // A blank between two words is nothing to tag, unless one asks for exactly that.
      const blank =
        settled &&
        prefs().selecting !== 'exact' &&
        !/\S/.test(desk.content?.text.slice(...settled.range) ?? '');
      onSelection(blank ? null : settled);
    },
    hit: (ids, _offset, rect) => {
      clicked.current = true;
      choose(ids, rect.left, rect.bottom);
    },
    boundary: (id, span) => {
      if (!annotations) return;
      // Somebody else's stays as it is, on the page as well.
      const annotation = annotations.get(id);
      if (annotation && mayChange(annotation)) void updateAnnotation(annotations, id, { span });
      else if (annotation) desk.reader()?.apply([annotation]);
    },
    link: (relation) => {
      const found = desk.relations.find(({ id }) => id === relation);
      const other = found && (found.from === selected ? found.toEnd : found.fromEnd);
      if (other) desk.goToAnnotation(other.transcript, other.id);
    },
    block: ({ block, turn, offset, x, y, event }) => {
      event.preventDefault();
      setBlock({ blockId: block, turnId: turn, offset, x, y });
    },
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.isContentEditable) return;
    if (act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const act = (event: KeyboardEvent): boolean => {
    const { ctrlKey, metaKey, altKey, key, nativeEvent } = event;
    if (nativeEvent.isComposing || ctrlKey || metaKey || altKey) return false;
    const range = desk.reader()?.selection() ?? null;
    // Keys that outran the field which they belong to.
    if (range && typed !== null && typesLetter(nativeEvent)) {
      setTyped(typed + key);
      return true;
    }
    const tag = tagForKey([...desk.tags.values()], key);
    if (tag) {
      if (range) return desk.tagSelection(tag.id);
      if (!mine || !annotations) return false;
      if (mine.tag !== tag.id) void updateAnnotation(annotations, mine.id, { tag: tag.id });
      return true;
    }
    return range !== null && typesLetter(nativeEvent) && findTag(range, key);
  };

  const findTag = (range: Range, letters: string): boolean => {
    if (desk.rows.length === 0) return false;
    if (!selection) {
      // The menu was put away; looking for a tag brings it back.
      const rect = getSelection()?.rangeCount ? getSelection()!.getRangeAt(0).getBoundingClientRect() : null;
      if (rect) onSelection({ range, backward: false, rect });
    }
    setTyped(letters);
    return true;
  };

  useRuns({
    'tag.find': () => {
      const range = desk.reader()?.selection();
      const [best] = typed === null ? [] : findTags(desk.rows, typed);
      if (best) return desk.tagSelection(best.tag.id);
      // The search opens with nothing typed: there, input methods can compose.
      return range ? findTag(range, '') : false;
    },
    'tag.addFragment': mine && desk.addSelection,
    'text.annotationHere': () => selectAtCaret(),
    'structure.here': () => {
      const caret = desk.reader()?.caret();
      const { x, y } = caretRect();
      const found = desk.content?.blocks.findLast(({ start }) => caret != null && start <= caret);
      if (!found || caret == null) return false;
      setBlock({ blockId: found.id, turnId: found.turn, offset: Math.min(caret, found.end), x, y });
    },
  });

  const selectAtCaret = (): boolean => {
    const reader = desk.reader();
    const caret = reader?.caret() ?? null;
    if (!reader || caret === null) return false;
    const found = reader.annotationsAtCaret();
    const { x, y } = caretRect();
    choose(
      found.map(({ id }) => id),
      x,
      y,
    );
    return found.length > 0;
  };

  /** A click beside all annotations lets go of the selected one. */
  const onClick = (event: MouseEvent): void => {
    const inText = event.target instanceof Element && event.target.closest('.reader-text, .reader-sheet');
    const handled =
      clicked.current ||
      (event.target instanceof Element &&
        event.target.closest('[data-id], [data-ids], .reader-handles, .reader-links'));
    clicked.current = false;
    // While a relation is drawn, a click beside all ends nothing.
    if (inText && !handled && event.detail === 1 && !desk.linking && !desk.reader()?.selection())
      desk.select(null);
  };

  return {
    typed,
    setTyped,
    hit,
    closeHit: () => setHit(null),
    block,
    closeBlock: () => setBlock(null),
    events,
    onKeyDown,
    onClick,
  };
}

/** Where something opens that belongs to the caret, in pixels of the window. */
function caretRect(): { x: number; y: number } {
  const dom = getSelection();
  const rect = dom?.rangeCount ? dom.getRangeAt(0).getBoundingClientRect() : null;
  return { x: rect?.left ?? 0, y: rect?.bottom ?? 0 };
}
