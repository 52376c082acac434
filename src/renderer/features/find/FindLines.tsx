import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useStore } from '../../kit/store.ts';
import { useDesk } from '../desk/desk-context.ts';
import { tagForKey } from '../tagging/tag-search.ts';
import { FindLine } from './FindLine.tsx';
import { isInText, placesOfLines, projectFind, tick } from './project-find.ts';
import { type FindRow, rowsOf } from './rows.ts';
import { tagPlaces } from './tag-hits.ts';
import { useShownLine } from './use-shown-line.ts';
import { PLACES } from './words.ts';

/** Pixels. */
const LINE = 26;
const HEAD = 30;

/** The hits in their context, a line each. Arrows walk, Space ticks, Enter goes into the text, a tag's key tags. */
export function FindLines() {
  const { transcripts, tags } = useDesk();
  const { lines, at, ticked } = useStore(projectFind);
  const { show, enter } = useShownLine();
  const rows = useMemo(() => rowsOf(lines), [lines]);
  const scroller = useRef<HTMLDivElement>(null);
  /** Where a run of ticks began. */
  const from = useRef(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i]!.kind === 'group' ? HEAD : LINE),
    getItemKey: (i) => rows[i]!.key,
    overscan: 10,
  });
  const current = rows.findIndex((row) => row.kind === 'line' && row.index === at);
  const tabStop = Math.max(
    current,
    rows.findIndex(({ kind }) => kind === 'line'),
    0,
  );
  useEffect(() => {
    if (current < 0) return;
    virtual.scrollToIndex(current, { align: 'auto' });
    // Only another line is brought into view, not each change of the list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [at]);

  const go = (row: FindRow | undefined): void => {
    if (row?.kind !== 'line') return;
    projectFind.set({ at: row.index });
    show(row.line);
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    // The line may be there only after the scroll.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-line="${row.index}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const lineAt = (i: number, step: 1 | -1): FindRow | undefined => {
    let k = Math.min(Math.max(i, 0), rows.length - 1);
    while (rows[k]?.kind === 'group') k += step;
    return rows[k] ?? rows[tabStop];
  };
  const here = rows[tabStop];
  const line = here?.kind === 'line' ? here.line : undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !line || here?.kind !== 'line') return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[key];
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'a') tick(lines, true);
    else if (ctrlKey || metaKey || altKey) return;
    else if (step !== undefined) {
      // With no line chosen yet the first key chooses the first.
      go(at < 0 ? here : (lineAt(tabStop + step, step < 0 ? -1 : 1) ?? here));
    } else if (key === 'Home') go(lineAt(0, 1));
    else if (key === 'End') go(lineAt(rows.length - 1, -1));
    else if (key === ' ') toggle(here.index, shiftKey);
    else if (key === 'Enter') enter(line);
    else {
      const tag = tagForKey([...tags.values()], key);
      if (!tag) return;
      const places = placesOfLines(ticked.size > 0 ? [...ticked] : [line]);
      if (places.length > 0)
        void tagPlaces(tag, places).then((done) => done && projectFind.set({ ticked: new Set() }));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** Ticks a line; with Shift all from the one that was ticked last. */
  const toggle = (index: number, range: boolean): void => {
    const one = lines[index]!;
    if (range) tick(lines.slice(Math.min(from.current, index), Math.max(from.current, index) + 1), true);
    else tick([one], !ticked.has(one));
    from.current = index;
    if (at !== index) projectFind.set({ at: index });
  };

  const title = (row: FindRow & { kind: 'group' }): string => {
    const name = transcripts?.find(({ id }) => id === row.transcript)?.title;
    return name === undefined ? PLACES[row.in] : row.in === 'text' ? name : `${name} · ${PLACES[row.in]}`;
  };

  return (
    <div ref={scroller} className="pane-scroll find-scroll">
      <div
        role="grid"
        aria-label="Hits"
        aria-multiselectable
        aria-rowcount={rows.length}
        className="find-grid"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]!;
          const style = { transform: `translateY(${start}px)` };
          if (row.kind === 'group') {
            const own = lines.slice(row.first, row.first + row.count);
            const all = own.some(isInText) && own.every((one) => ticked.has(one) || !isInText(one));
            return (
              <div key={key} role="row" aria-rowindex={index + 1} className="find-group" style={style}>
                <div role="gridcell" className="find-group-tick">
                  {own.some(isInText) && (
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={`Tick all in ${title(row)}`}
                      checked={all}
                      onChange={() => tick(own, !all)}
                    />
                  )}
                </div>
                <div role="rowheader" className="find-group-title">
                  {title(row)} <span className="find-group-count">{row.count.toLocaleString()}</span>
                </div>
              </div>
            );
          }
          return (
            <FindLine
              key={key}
              line={row.line}
              index={row.index}
              row={index + 1}
              style={style}
              isCurrent={row.index === at}
              isTabStop={index === tabStop}
              isTicked={ticked.has(row.line)}
              onGo={() => go(row)}
              onTick={(range) => toggle(row.index, range)}
            />
          );
        })}
      </div>
    </div>
  );
}
