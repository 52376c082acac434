import { spanEnd, spanStart } from '../../../core/model/span.ts';
import type { GoldOf, GoldPlace } from '../../../contract/review-types.ts';

export type GoldRow = GoldOf['gold'][number];

export const GOLD_STATES = ['open', 'merged', 'decided'] as const;
/** `open`: waits to be decided; `merged`: a rule made its gold; `decided`: a person did. */
export type GoldState = (typeof GOLD_STATES)[number];

/** A place of adjudication: annotations that are about the same, the gold that there is for them, or both. */
export interface GoldItem {
  key: string;
  state: GoldState;
  /** The annotations of the place; none where a person added what nobody annotated, or where they are gone. */
  annotations: readonly string[];
  place: GoldPlace | null;
  gold: readonly GoldRow[];
  /** Something that a person decided on was edited or deleted since. */
  stale: boolean;
  /** UTF-16. */
  start: number;
  end: number;
}

/** Places and gold as one list in the order of the text: each place, and gold that no place names. */
export function goldItems({ places, gold }: Pick<GoldOf, 'places' | 'gold'>): GoldItem[] {
  const byId = new Map(gold.map((row) => [row.id, row]));
  const items = places.map((place): GoldItem => {
    const rows = place.gold.flatMap((id) => byId.get(id) ?? []);
    return itemOf(`place ${place.annotations[0]!}`, place, rows, place.start, place.end);
  });
  const named = new Set(places.flatMap((place) => place.gold));
  for (const row of gold)
    if (!named.has(row.id))
      items.push(itemOf(`gold ${row.id}`, null, [row], spanStart(row.span), spanEnd(row.span)));
  return items.sort((a, b) => a.start - b.start || b.end - a.end || (a.key < b.key ? -1 : 1));
}

function itemOf(
  key: string,
  place: GoldPlace | null,
  gold: readonly GoldRow[],
  start: number,
  end: number,
): GoldItem {
  const state =
    gold.length === 0 ? 'open' : gold.some((row) => row.decidedBy !== null) ? 'decided' : 'merged';
  const stale = gold.some((row) => row.stale);
  return { key, state, annotations: place?.annotations ?? [], place, gold, stale, start, end };
}

/** How many items there are in each state. */
export function countStates(items: readonly Pick<GoldItem, 'state'>[]): Record<GoldState, number> {
  const counts = { open: 0, merged: 0, decided: 0 };
  for (const { state } of items) counts[state] += 1;
  return counts;
}

export const GOLD_WORDS: Readonly<Record<GoldState, string>> = {
  open: 'To decide',
  merged: 'Merged by a rule',
  decided: 'Decided by a person',
};

/** How gold came about, as its rule says it. `by`: the person who decided; empty where a rule did. */
export function originOf({ rule }: Pick<GoldRow, 'rule'>, by: string): string {
  if (by === '') return `Merged by the rule “${rule}”`;
  if (rule === 'chosen') return `Chosen by ${by}`;
  if (rule === 'custom') return `Written by ${by}`;
  return rule === 'none' ? `“None of these” by ${by}` : `Decided by ${by}: ${rule}`;
}
