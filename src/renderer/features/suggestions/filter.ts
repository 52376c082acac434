import { quoteOf } from '../../../core/model/span.ts';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';

/** Which suggestions the list shows. */
export const SHOWN = ['open', 'decided', 'all'] as const;
export type ShownState = (typeof SHOWN)[number];

export interface SuggestionFilter {
  state: ShownState;
  /** Words of the quote, without regard to case. */
  words: string;
}

export const OPEN_ONES: SuggestionFilter = { state: 'open', words: '' };

/** Those that a filter takes, in their order. */
export function filterSuggestions(
  all: readonly ListedSuggestion[],
  { state, words }: SuggestionFilter,
  text: string,
): ListedSuggestion[] {
  const wanted = words.trim().toLowerCase();
  return all.filter((one) => {
    if (state !== 'all' && (one.state === 'open') !== (state === 'open')) return false;
    return wanted === '' || quoteOf(text, one.span).toLowerCase().includes(wanted);
  });
}

/** How many there are of each kind. */
export function countStates(
  all: readonly ListedSuggestion[],
): Record<'open' | 'accepted' | 'rejected', number> {
  const counts = { open: 0, accepted: 0, rejected: 0 };
  for (const { state } of all)
    if (state === 'open' || state === 'rejected') counts[state]++;
    else counts.accepted++;
  return counts;
}

/** What is walked to once some have been decided: the next open one after them in the list, else the one before. */
export function nextAfter(
  shown: readonly ListedSuggestion[],
  decided: ReadonlySet<string>,
): ListedSuggestion | undefined {
  const last = shown.findLastIndex(({ id }) => decided.has(id));
  const left = (one: ListedSuggestion): boolean => one.state === 'open' && !decided.has(one.id);
  return shown.slice(last + 1).find(left) ?? shown.slice(0, Math.max(last, 0)).findLast(left);
}
