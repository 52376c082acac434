import { useVirtualizer } from '@tanstack/react-virtual';
import { isFocusNowhere } from '../../kit/nowhere.ts';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  /** The index of the one that is shown beside; -1 for none. */
  current: number;
  label: string;
  /** Pixels that a line takes at first; each is measured once it is there. */
  height: number;
  onGo: (index: number) => void;
  children: (item: T) => ReactNode;
}

/** A long list to walk through: arrows, Home and End move in it, and only the lines in sight are built. */
export function LineList<T>({ items, keyOf, current, label, height, onGo, children }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (i) => keyOf(items[i]!),
    overscan: 8,
  });
  const tabStop = Math.max(0, Math.min(current, items.length - 1));
  const shown = items[current] === undefined ? null : keyOf(items[current]);
  const lineAt = (i: number): HTMLElement | null =>
    scroller.current?.querySelector<HTMLElement>(`[data-index="${i}"] button`) ?? null;
  useEffect(() => {
    if (current < 0) return;
    virtual.scrollToIndex(current, { align: 'auto' });
    // The focus goes along where it was in the list, or where its line has gone.
    const { activeElement } = document;
    if (isFocusNowhere() || scroller.current?.contains(activeElement))
      requestAnimationFrame(() => lineAt(current)?.focus({ preventScroll: true }));
    // Only another line is brought into view, not each change of the list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = items.length - 1;
    const target = { ArrowDown: tabStop + (current < 0 ? 0 : 1), ArrowUp: tabStop - 1, Home: 0, End: last }[
      event.key
    ];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onGo(Math.min(Math.max(target, 0), last));
  };
  return (
    <div ref={scroller} className="pane-scroll">
      {/* The arrows move among the lines' buttons. */}
      <ul
        className="pane-list line-list"
        aria-label={label}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            <button
              type="button"
              className="line"
              aria-current={index === current ? 'true' : undefined}
              tabIndex={index === tabStop ? 0 : -1}
              onClick={() => onGo(index)}
            >
              {children(items[index]!)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
