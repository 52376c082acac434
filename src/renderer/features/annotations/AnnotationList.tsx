import './list.css';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Pane } from '../../kit/Pane.tsx';
import { useRows } from '../../kit/use-rows.ts';
import { useDesk } from '../desk/desk-context.ts';
import { AnnotationLine } from './AnnotationLine.tsx';
import { ListFilters } from './ListFilters.tsx';
import { filterAnnotations, isFiltered, type ListFilter, NO_FILTER } from './list-filter.ts';
import { placeIn } from './sorted.ts';
import { useAll } from './use-annotations.ts';
import { withDescendants } from '../codebook/tag-rows.ts';
import { ListSwitch } from '../suggestions/ListSwitch.tsx';

/** How high a line is (rem), see `list.css`. */
const LINE = 4;

/** The transcript's annotations in the order of the text, narrowed as the user likes. */
export function AnnotationList() {
  const desk = useDesk();
  const { annotations, content, places, rows, listTag, setListTag, selected, transcript } = desk;
  // Painting a change in the text does not wait for the list.
  const all = useDeferredValue(useAll(annotations));
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
  const list = useRows(scroller, shown.length, LINE);
  const chosen = selected === null ? undefined : annotations?.get(selected);
  const place = chosen ? placeIn(shown, chosen) : -1;
  const at = shown[place]?.id === selected ? place : -1;
  /** The line that Tab comes to; the arrows move from it. */
  const [focused, setFocused] = useState(0);
  const current = Math.min(at >= 0 ? at : focused, Math.max(shown.length - 1, 0));
  const brought = useRef<string | null>(null);
  useEffect(() => {
    // Only another selection brings its line into view, not each change of the list; what is new may come to it a little later.
    if (selected === null) brought.current = null;
    if (at < 0 || brought.current === selected) return;
    brought.current = selected;
    setFocused(at);
    list.show(at);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected, at]);

  /** `means`: the line was pressed, and not only come to; while a relation is drawn that makes a difference. */
  const go = (i: number, means = false): void => {
    const annotation = shown[i];
    if (!annotation) return;
    setFocused(i);
    if (means) desk.choose(annotation.id, { goTo: true });
    else desk.select(annotation.id, { goTo: true });
    list.show(i);
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
        ? all.length.toLocaleString('en')
        : `${shown.length.toLocaleString('en')} of ${all.length.toLocaleString('en')}`;
  return (
    <Pane name="annotations" title="Annotations" note={note} actions={<ListSwitch to="suggestions" />}>
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
          style={{ height: shown.length * list.height }}
          onKeyDown={onKeyDown}
        >
          {shown.slice(list.first, list.end).map((annotation, i) => {
            const index = list.first + i;
            return (
              <li
                key={annotation.id}
                data-index={index}
                aria-setsize={shown.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${index * list.height}px)` }}
              >
                <AnnotationLine
                  annotation={annotation}
                  isSelected={index === at}
                  isTabStop={index === current}
                  onGo={() => go(index, true)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </Pane>
  );
}
