import { useSyncExternalStore } from 'react';
import { prefs, setPrefs } from '../../app/prefs.ts';

/** Below this there is room for the text only. */
export const NARROW = '(width < 56.25rem)';

type Side = 'left' | 'right';

let open: Side | null = null;
const listeners = new Set<() => void>();
const set = (side: Side | null): void => {
  open = side;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const close = (): void => set(null);
const toggle = (side: Side): void => set(open === side ? null : side);

/** Shows a panel, or folds it away: a drawer where the window is narrow. */
export function togglePanel(side: Side): void {
  if (matchMedia(NARROW).matches) toggle(side);
  else setPrefs({ [side]: !prefs()[side] });
}

/** Shows a panel, if it is not. */
export function showPanel(side: Side): void {
  if (!matchMedia(NARROW).matches) setPrefs({ [side]: true });
  else if (open !== side) set(side);
}

/** The drawer that is open in a narrow window. One for the window, as the window is one. */
export function useDrawer() {
  return { open: useSyncExternalStore(subscribe, () => open), toggle, close };
}
