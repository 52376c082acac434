import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';
import type { Changed } from '../../../contract/types.ts';
import { withChanges } from './sorted.ts';

/** A change that is shown before the host has committed it. */
export interface Expected {
  /** The host has committed it. */
  keep(): void;
  /** The host refused it: what was there before is shown again. */
  takeBack(): void;
}

interface Pending {
  id: string;
  /** Null: deleted. */
  value: Annotation | null;
}

/** What has changed for who paints: annotations whole, and the ids of those gone. `null`: everything, ask for all. */
export type Patch = { changed: Annotation[]; removed: string[] } | null;

/**
 * The annotations of one transcript as they are shown: what the host has said, and over it what is on its way there.
 * Each id is there once, whichever way it came first: by its own answer or by the event of the commit. What a change costs
 * does not grow with their number, but for copying the list.
 */
export class Annotations {
  readonly transcript: string;
  #base = new Map<string, Annotation>();
  #pending: Pending[] = [];
  #sorted: readonly Annotation[] = [];
  #loaded = false;
  /** What commits have changed since the list that is on its way was asked for; null: none is. */
  #meanwhile: Map<string, Annotation | null> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #painters = new Set<(patch: Patch) => void>();

  constructor(transcript: string) {
    this.transcript = transcript;
  }

  /** True once the host has answered with the whole list. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Sorted by place. The same array as long as nothing changes. */
  all = (): readonly Annotation[] => this.#sorted;

  get(id: string): Annotation | undefined {
    const pending = this.#pending.findLast((other) => other.id === id);
    return pending ? (pending.value ?? undefined) : this.#base.get(id);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Hears each change on its own, so that painting one costs the same among many. */
  onPatch(painter: (patch: Patch) => void): () => void {
    this.#painters.add(painter);
    return () => void this.#painters.delete(painter);
  }

  /** The list is asked for, in portions that may be read at different times: what is committed meanwhile counts more. */
  begin(): void {
    this.#meanwhile = new Map();
  }

  /** Some of the host's list, before the whole of it is there: what is in view. */
  show(some: readonly Annotation[]): void {
    const fresh = some.filter(({ id }) => !this.#meanwhile?.has(id));
    this.#change(new Set(fresh.map(({ id }) => id)), () => {
      for (const annotation of fresh) this.#base.set(annotation.id, annotation);
    });
  }

  /** The host's whole list, sorted by place. */
  load(list: readonly Annotation[]): void {
    this.#loaded = true;
    this.#base = new Map(list.map((annotation) => [annotation.id, annotation]));
    for (const [id, annotation] of this.#meanwhile ?? [])
      if (annotation) this.#base.set(id, annotation);
      else this.#base.delete(id);
    const asListed = this.#base.size === list.length && !this.#meanwhile?.size && this.#pending.length === 0;
    this.#meanwhile = null;
    this.#sorted = asListed ? list : this.#sort();
    this.#tell(null);
  }

  /** What a commit changed, here or in other transcripts. */
  receive({ annotations, removed }: Pick<Changed, 'annotations' | 'removed'>): void {
    const own = annotations.filter(({ transcript }) => transcript === this.transcript);
    for (const annotation of own) this.#meanwhile?.set(annotation.id, annotation);
    for (const id of removed) this.#meanwhile?.set(id, null);
    this.#change(new Set([...own.map(({ id }) => id), ...removed]), () => {
      for (const annotation of own) this.#base.set(annotation.id, annotation);
      for (const id of removed) this.#base.delete(id);
    });
  }

  /** Shows an annotation as it will be, or null for as gone, until the host has answered. */
  expect(id: string, value: Annotation | null): Expected {
    const pending: Pending = { id, value };
    const ids = new Set([id]);
    this.#change(ids, () => this.#pending.push(pending));
    const settle = (then?: () => void): void => {
      if (!this.#pending.includes(pending)) return;
      this.#change(ids, () => {
        this.#pending = this.#pending.filter((other) => other !== pending);
        then?.();
      });
    };
    return {
      keep: () =>
        settle(() => {
          // The commit's event is sent before the answer, and knows better; without it the answer alone must do.
          if (value === null) this.#base.delete(id);
          else if (!this.#base.has(id)) this.#base.set(id, value);
        }),
      takeBack: () => settle(),
    };
  }

  #sort(): Annotation[] {
    const shown = new Map(this.#base);
    for (const { id, value } of this.#pending)
      if (value) shown.set(id, value);
      else shown.delete(id);
    return [...shown.values()].sort(compareByPlace);
  }

  /** Makes a change to these, and tells what of them is shown otherwise by it. */
  #change(ids: ReadonlySet<string>, change: () => void): void {
    const before = new Map([...ids].map((id) => [id, this.get(id)]));
    change();
    const [out, changed, removed]: [Annotation[], Annotation[], string[]] = [[], [], []];
    for (const [id, was] of before) {
      const now = this.get(id);
      if (was === now) continue;
      if (was) out.push(was);
      if (now) changed.push(now);
      else removed.push(id);
    }
    if (changed.length + removed.length === 0) return;
    this.#sorted = withChanges(this.#sorted, out, changed);
    this.#tell({ changed, removed });
  }

  #tell(patch: Patch): void {
    for (const painter of this.#painters) painter(patch);
    for (const listener of this.#listeners) listener();
  }
}
