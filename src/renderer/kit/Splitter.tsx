import './splitter.css';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';

interface Props {
  /** The width is the variable `--part-NAME` of what is around the parts, where the style sheet uses it. */
  name: string;
  label: string;
  /** It lies at the start of the part that it is in: is that the one whose width it changes, or the one before? */
  sizes: 'own' | 'before';
  /** Pixels. */
  min: number;
  max: number;
  /** Where the width is remembered: null for the width that the style sheet gives. */
  storage: { getItem: (key: string) => string | null; setItem: (key: string, value: string) => void };
}

/** Pixels that an arrow key moves it. */
const STEP = 16;

/** A line between two parts that changes the width of one, by drag or by arrow keys; Enter or a double click resets it. */
export function Splitter({ name, label, sizes, min, max, storage }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(() => {
    const kept = Number(storage.getItem(`part.${name}`) || Number.NaN);
    return Number.isFinite(kept) ? kept : null;
  });
  const [shown, setShown] = useState(min);
  const drag = useRef<{ x: number; width: number } | null>(null);
  const part = (): HTMLElement => partOf(line.current!, sizes);
  useLayoutEffect(() => {
    const sized = partOf(line.current!, sizes);
    const { style } = sized.parentElement!;
    if (width === null) style.removeProperty(`--part-${name}`);
    else style.setProperty(`--part-${name}`, `${Math.min(Math.max(width, min), max)}px`);
    setShown(Math.round(sized.getBoundingClientRect().width));
  }, [width, name, sizes, min, max]);
  const resize = (next: number | null): void => {
    const fits = next === null ? null : Math.round(Math.min(Math.max(next, min), max));
    setWidth(fits);
    storage.setItem(`part.${name}`, fits === null ? '' : String(fits));
  };
  /** To the right is wider for the part before, where one reads from left to right. */
  const outward = (): number =>
    (sizes === 'before' ? 1 : -1) * (getComputedStyle(part()).direction === 'rtl' ? -1 : 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { width: now } = part().getBoundingClientRect();
    const next = {
      ArrowLeft: now - STEP * outward(),
      ArrowRight: now + STEP * outward(),
      Home: min,
      End: max,
      Enter: null,
    }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    resize(next);
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (drag.current) resize(drag.current.width + (clientX - drag.current.x) * outward());
  };
  return (
    <div
      ref={line}
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={Math.min(Math.max(shown, min), max)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width: part().getBoundingClientRect().width };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
    />
  );
}

const partOf = (line: HTMLElement, sizes: Props['sizes']): HTMLElement => {
  const own = line.parentElement!;
  return sizes === 'own' ? own : (own.previousElementSibling as HTMLElement);
};
