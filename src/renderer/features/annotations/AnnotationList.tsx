import './list.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Pane } from '../../kit/Pane.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { AnnotationLine } from './AnnotationLine.tsx';
import { ListFilters } from './ListFilters.tsx';
import { filterAnnotations, isFiltered, type ListFilter, NO_FILTER } from './list-filter.ts';
import { useAll } from './use-annotations.ts';
import { withDescendants } from '../codebook/tag-rows.ts';

/** Pixels that a line takes at first; each is measured once it is there. */
const LINE = 62;

/** The transcript's annotations in the order of the text, narrowed as the user likes. */
export function AnnotationList() {
  const desk = useDesk();
  const { annotations, content, places, rows, listTag, setListTag, selected, transcript } = desk;
  const all = useAll(annotations);
  const [rest, setRest] = useState<Omit<ListFilter, 'tag'>>(NO_FILTER);
  const filter = useMemo<ListFilter>(() => ({ ...rest, tag: listTag }), [rest, listTag]);
  const shown = useMemo(() => {
    if (!content || !places) return [];
    return filterAnnotations(all, filter, {
      text: content.text,
      tagsUnder: (tag) =>
        withDescendants(
          rows.map((row) => row.tag),
          tag,
        ),
      speakersOf: ({ span }) => places.speakersOf(span),
    });
  }, [all, filter, content, places, rows]);

  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    getItemKey: (i) => shown[i]!.id,
    overscan: 8,
  });
  const at = shown.findIndex(({ id }) => id === selected);
  /** The line that Tab comes to; the arrows move from it. */
  const [focused, setFocused] = useState(0);
  const current = Math.min(at >= 0 ? at : focused, Math.max(shown.length - 1, 0));
  useEffect(() => {
    if (at < 0) return;
    setFocused(at);
    virtual.scrollToIndex(at, { align: 'auto' });
    // Only another selection brings its line into view, not each change of the list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected]);

  /** `means`: the line was pressed, and not only come to; while a relation is drawn that makes a difference. */
  const go = (i: number, means = false): void => {
    const annotation = shown[i];
    if (!annotation) return;
    setFocused(i);
    if (means) desk.choose(annotation.id, { goTo: true });
    else desk.select(annotation.id, { goTo: true });
    virtual.scrollToIndex(i, { align: 'auto' });
    // The line may be there only after the scroll.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${i}"] button`)
        ?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = shown.length - 1;
    const target = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: last }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(Math.min(Math.max(target, 0), last));
  };
  const note =
    all.length === 0
      ? undefined
      : shown.length === all.length
        ? all.length
        : `${shown.length} of ${all.length}`;
  return (
    <Pane name="annotations" title="Annotations" note={note}>
      {all.length > 0 && (
        <ListFilters
          filter={filter}
          all={all}
          onChange={({ tag, ...others }) => {
            setListTag(tag);
            setRest(others);
          }}
        />
      )}
      {transcript && annotations?.loaded && all.length === 0 && (
        <p className="pane-empty">None yet. Select text and press a tag’s key.</p>
      )}
      {all.length > 0 && shown.length === 0 && isFiltered(filter) && (
        <p className="pane-empty">
          None of the {all.length} match.{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setListTag('');
              setRest(NO_FILTER);
            }}
          >
            Show all
          </button>
        </p>
      )}
      <div ref={scroller} className="pane-scroll" hidden={shown.length === 0}>
        {/* The arrows move among the lines' buttons. */}
        <ul
          className="pane-list annotation-list"
          aria-label="Annotations"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <AnnotationLine
                annotation={shown[index]!}
                isSelected={index === at}
                isTabStop={index === current}
                onGo={() => go(index, true)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Pane>
  );
}
