import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ReaderSelection } from '../../reader/reader.ts';

/** Pixels between the selection and its menu, and between the menu and the window's edge. */
const GAP = 8;

/** Puts the menu under the focus of the selection, or over it, and lets it go along as the text scrolls. */
export function usePlacement(
  box: RefObject<HTMLElement | null>,
  selection: ReaderSelection,
  /** What may change its size. */
  shown: unknown,
): void {
  const settled = useRef<{ selection: ReaderSelection; scrollTop: number }>(null);
  useLayoutEffect(() => {
    const element = box.current;
    const scroller = document.querySelector('[data-pane="transcript"] .reader');
    if (!element || !scroller) return;
    const { rect, backward } = selection;
    // Where the text was scrolled to when the rectangle was measured.
    if (settled.current?.selection !== selection)
      settled.current = { selection, scrollTop: scroller.scrollTop };
    const began = settled.current.scrollTop;
    const place = (): void => {
      const moved = began - scroller.scrollTop;
      const view = scroller.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = element;
      const [top, bottom] = [rect.top + moved, rect.bottom + moved];
      const below = bottom + GAP;
      const above = top - GAP - height;
      const fitsBelow = below + height <= innerHeight - GAP;
      const y = (backward && above >= view.top) || !fitsBelow ? above : below;
      element.style.left = `${Math.round(Math.min(Math.max(rect.left - 24, GAP), innerWidth - width - GAP))}px`;
      element.style.top = `${Math.round(Math.max(y, GAP))}px`;
      // Once the place is out of sight, so is the menu; the keys go on working.
      element.style.visibility = bottom < view.top || top > view.bottom ? 'hidden' : 'visible';
    };
    place();
    scroller.addEventListener('scroll', place, { passive: true });
    window.addEventListener('resize', place);
    return () => {
      scroller.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
    };
  }, [box, selection, shown]);
}
