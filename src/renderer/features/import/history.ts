/** A value with the ones before and after it: undo and redo inside the preview, where nothing is committed yet. */
export interface Timeline<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
}

export const timelineOf = <T>(now: T): Timeline<T> => ({ past: [], now, future: [] });

/** A new present; the same timeline where it is the same value. What was taken back is given up. */
export function step<T>(timeline: Timeline<T>, next: T): Timeline<T> {
  if (Object.is(next, timeline.now)) return timeline;
  return { past: [...timeline.past, timeline.now], now: next, future: [] };
}

export function back<T>(timeline: Timeline<T>): Timeline<T> {
  const previous = timeline.past.at(-1);
  if (timeline.past.length === 0) return timeline;
  return { past: timeline.past.slice(0, -1), now: previous as T, future: [timeline.now, ...timeline.future] };
}

export function forth<T>(timeline: Timeline<T>): Timeline<T> {
  const [next, ...future] = timeline.future;
  if (timeline.future.length === 0) return timeline;
  return { past: [...timeline.past, timeline.now], now: next as T, future };
}
