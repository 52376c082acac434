import { useSyncExternalStore } from 'react';
import { OPEN_ONES, type SuggestionFilter } from './filter.ts';

/** What the lower part of the right panel lists. */
export type ListName = 'annotations' | 'suggestions';

interface State {
  list: ListName;
  filter: SuggestionFilter;
}

let state: State = { list: 'annotations', filter: OPEN_ONES };
const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const set = (part: Partial<State>): void => {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
};

export const showList = (list: ListName): void => set({ list });
export const shownList = (): ListName => state.list;
export const useShownList = (): ListName => useSyncExternalStore(subscribe, shownList);

/** Narrows the list of suggestions. Commands go by it, too: the next one is the next one of the list. */
export const setSuggestionFilter = (filter: SuggestionFilter): void => set({ filter });
export const suggestionFilter = (): SuggestionFilter => state.filter;
export const useSuggestionFilter = (): SuggestionFilter => useSyncExternalStore(subscribe, suggestionFilter);
