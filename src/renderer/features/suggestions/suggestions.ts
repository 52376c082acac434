import { compareByPlace } from '../../../core/model/order.ts';
import type { SuggestionState } from '../../../core/model/suggestion.ts';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';
import type { Changed } from '../../../contract/types.ts';
import type { Shown } from '../../reader/types.ts';

/** What is painted otherwise than before; null: everything, ask for all. */
export type SuggestionPatch = { changed: Shown[]; removed: string[] } | null;

/** What has to be asked of the host after a commit: nothing, some suggestions by id, or all of them. */
export type Ask = readonly string[] | 'all' | null;

/** Past this, all of them are asked for. */
const MOST_IDS = 500;

/** The suggestions on one transcript as the host has told them, with one's own word on each. */
export class Suggestions {
  readonly transcript: string;
  #all: readonly ListedSuggestion[] = [];
  #places = new Map<string, number>();
  #loaded = false;
  /** Length (UTF-16) of the longest: a place that starts further before than that reaches none. */
  #longest = 0;
  readonly #listeners = new Set<() => void>();
  readonly #painters = new Set<(patch: SuggestionPatch) => void>();

  constructor(transcript: string) {
    this.transcript = transcript;
  }

  /** True once the host has answered with the whole list. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** In the order of the text. The same array as long as nothing changes. */
  all = (): readonly ListedSuggestion[] => this.#all;

  get(id: string): ListedSuggestion | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#all[place];
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  onPatch(painter: (patch: SuggestionPatch) => void): () => void {
    this.#painters.add(painter);
    return () => void this.#painters.delete(painter);
  }

  /** Those that are still open, as the reader paints them. */
  painted(): Shown[] {
    return this.#all.filter(isOpen).map(shown);
  }

  /** The host's whole list. */
  load(list: readonly ListedSuggestion[]): void {
    this.#loaded = true;
    this.#all = list.toSorted(compareByPlace);
    this.#places = new Map(this.#all.map(({ id }, i) => [id, i]));
    this.#longest = this.#all.reduce((most, { span }) => Math.max(most, span.at(-1)![1] - span[0]![0]), 0);
    this.#tell(null);
  }

  /** What the host says of some that are known; those that `asked` names and `list` does not have are gone. */
  put(list: readonly ListedSuggestion[], asked: readonly string[]): void {
    const told = new Map(list.map((one) => [one.id, one]));
    if (asked.some((id) => this.#places.has(id) && !told.has(id)))
      return this.load(this.#all.flatMap((one) => (asked.includes(one.id) ? (told.get(one.id) ?? []) : one)));
    const changed = list.filter((one) => this.#places.has(one.id));
    if (changed.length === 0) return;
    const all = [...this.#all];
    for (const one of changed) all[this.#places.get(one.id)!] = one;
    this.#all = all;
    this.#tell({
      changed: changed.filter(isOpen).map(shown),
      removed: changed.filter((one) => !isOpen(one)).map(({ id }) => id),
    });
  }

  /** Says so at once, before the host has: a word on suggestions. What the host says afterwards counts. */
  expect(ids: readonly string[], state: SuggestionState): void {
    this.put(
      ids.flatMap((id) => {
        const one = this.get(id);
        return one ? [{ ...one, state }] : [];
      }),
      [],
    );
  }

  /**
   * What a commit may have changed of them. One's own annotations tag places alike; how many suggestions there are does not make
   * a commit cost more.
   */
  ask({ all, touched, annotations, removed }: Omit<Changed, 'history' | 'action'>, me: string): Ask {
    if (all || ['suggestion', 'tag', 'attribute', 'edition'].some((entity) => entity in touched))
      return 'all';
    if (touched['transcript']?.includes(this.transcript)) return 'all';
    if (this.#all.length === 0) return null;
    const ids = new Set<string>();
    for (const key of touched['suggestion_decision'] ?? []) {
      const [suggestion, annotator] = key.split('/') as [string, string];
      if (annotator !== me) continue;
      // Of an earlier edition's, which this one stands for.
      if (!this.#places.has(suggestion)) return 'all';
      ids.add(suggestion);
    }
    const own = annotations.filter((one) => one.annotator === me && one.transcript === this.transcript);
    if (own.length > 0 || removed.length > 0)
      for (const one of this.#all) if (one.state === 'tagged' || one.annotation !== null) ids.add(one.id);
    for (const { span } of own) for (const one of this.#near(span[0]![0], span.at(-1)![1])) ids.add(one.id);
    return ids.size === 0 ? null : ids.size > MOST_IDS ? 'all' : [...ids];
  }

  /** The open one next to an offset (UTF-16) in the text: the first that starts at or after it, or the last before it. */
  beside(offset: number, forward: boolean): ListedSuggestion | undefined {
    return forward
      ? this.#all.find((one) => isOpen(one) && one.span[0]![0] >= offset)
      : this.#all.findLast((one) => isOpen(one) && one.span[0]![0] < offset);
  }

  *#near(start: number, end: number): Iterable<ListedSuggestion> {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#all[middle]!.span[0]![0] < start - this.#longest) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#all.length && this.#all[at]!.span[0]![0] < end; at++) yield this.#all[at]!;
  }

  #tell(patch: SuggestionPatch): void {
    for (const painter of this.#painters) painter(patch);
    for (const listener of this.#listeners) listener();
  }
}

export const isOpen = ({ state }: ListedSuggestion): boolean => state === 'open';

const shown = ({ id, transcript, edition, span, tag, annotator, values, note }: ListedSuggestion): Shown => ({
  id,
  transcript,
  edition,
  span,
  tag,
  annotator,
  values,
  note,
  created: 0,
  modified: 0,
  suggested: true,
});
