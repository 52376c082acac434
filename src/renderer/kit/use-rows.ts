import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** Rows beyond what is in view that are there, so that a scroll does not show nothing. */
const BEYOND = 8;

/** What there is of a long list of rows that are equally high. */
export interface Rows {
  /** Half-open: the rows to be rendered. */
  first: number;
  end: number;
  /** Pixels of a row. */
  height: number;
  /** Brings a row into view, by the shortest way. */
  show(row: number): void;
}

/** As much of the list as is in view: what a list costs does not grow with it. `rem`: how high a row is. */
export function useRows(scroller: RefObject<HTMLElement | null>, count: number, rem: number): Rows {
  const [height, setHeight] = useState(() => rem * rootSize());
  const [view, setView] = useState({ first: 0, end: 2 * BEYOND });
  const look = useCallback((): void => {
    const element = scroller.current;
    if (!element) return;
    const row = rem * rootSize();
    setHeight(row);
    const first = Math.floor(element.scrollTop / row) - BEYOND;
    const end = Math.ceil((element.scrollTop + element.clientHeight) / row) + BEYOND;
    // Not for every row that is scrolled: what is there reaches a little further.
    setView((now) =>
      Math.abs(now.first - first) < BEYOND / 2 && Math.abs(now.end - end) < BEYOND / 2 ? now : { first, end },
    );
  }, [scroller, rem]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const size = new ResizeObserver(look);
    size.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, look]);
  // A list that has become shorter is scrolled by the browser without an event in time.
  useLayoutEffect(look, [count, look]);
  const show = (row: number): void => {
    const element = scroller.current;
    if (!element) return;
    const [top, bottom] = [row * height, (row + 1) * height];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
    look();
  };
  return { first: Math.max(0, view.first), end: Math.min(count, view.end), height, show };
}

const rootSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
