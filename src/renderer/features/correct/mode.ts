import { useSyncExternalStore } from 'react';
import type { Orphan } from '../../../contract/editions-types.ts';
import type { Draft } from './draft.ts';

/** What the text of a transcript is shown for, beside coding it. */
export type Mode =
  /** Its text is being corrected. */
  | { kind: 'correcting'; transcript: string }
  /** An older edition is read. */
  | { kind: 'reading'; transcript: string; edition: string }
  /** Something without a place is about to be put on the text that is selected. */
  | { kind: 'placing'; transcript: string; orphan: Orphan };

interface State {
  mode: Mode | null;
  /** The transcripts whose list of what has no place is unfolded. */
  listed: ReadonlySet<string>;
}

let state: State = { mode: null, listed: new Set() };
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
function set(next: Partial<State>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Corrections that were begun, by transcript: going elsewhere and coming back finds them. */
export const drafts = new Map<string, Draft>();

export const setMode = (mode: Mode | null): void => set({ mode });

/** Unfolds or folds the list of what has no place in a transcript. */
export function listOrphans(transcript: string, listed: boolean): void {
  const next = new Set(state.listed);
  if (listed) next.add(transcript);
  else next.delete(transcript);
  set({ listed: next });
}

/** The mode of a transcript; null while it is coded. One for the window, as the window is one. */
export const modeOf = (transcript: string | null | undefined): Mode | null =>
  state.mode && state.mode.transcript === transcript ? state.mode : null;

export const useMode = (transcript: string | null | undefined): Mode | null =>
  useSyncExternalStore(subscribe, () => modeOf(transcript));

export const useListed = (transcript: string): boolean =>
  useSyncExternalStore(subscribe, () => state.listed.has(transcript));
