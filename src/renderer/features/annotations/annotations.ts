import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';
import type { Changed } from '../../../contract/types.ts';

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
 * Each id is there once, whichever way it came first: by its own answer or by the event of the commit.
 */
export class Annotations {
  readonly transcript: string;
  readonly #base = new Map<string, Annotation>();
  #pending: Pending[] = [];
  #sorted: readonly Annotation[] = [];
  #shown = new Map<string, Annotation>();
  #loaded = false;
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
    return this.#shown.get(id);
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

  /** The host's whole list. */
  load(list: readonly Annotation[]): void {
    this.#loaded = true;
    this.#base.clear();
    for (const annotation of list) this.#base.set(annotation.id, annotation);
    this.#shown = new Map(this.#base);
    for (const { id, value } of this.#pending)
      if (value) this.#shown.set(id, value);
      else this.#shown.delete(id);
    this.#sorted = [...this.#shown.values()].sort(compareByPlace);
    this.#tell(null);
  }

  /** What a commit changed, here or in other transcripts. */
  receive({ annotations, removed }: Pick<Changed, 'annotations' | 'removed'>): void {
    const ids = new Set<string>();
    for (const annotation of annotations)
      if (annotation.transcript === this.transcript) {
        this.#base.set(annotation.id, annotation);
        ids.add(annotation.id);
      }
    for (const id of removed) if (this.#base.delete(id)) ids.add(id);
    this.#refresh(ids);
  }

  /** Shows an annotation as it will be, or null for as gone, until the host has answered. */
  expect(id: string, value: Annotation | null): Expected {
    const pending: Pending = { id, value };
    this.#pending.push(pending);
    this.#refresh(new Set([id]));
    const settle = (): boolean => {
      if (!this.#pending.includes(pending)) return false;
      this.#pending = this.#pending.filter((other) => other !== pending);
      return true;
    };
    return {
      keep: () => {
        if (!settle()) return;
        // The commit's event is sent before the answer, and knows better; without it the answer alone must do.
        if (value === null) this.#base.delete(id);
        else if (!this.#base.has(id)) this.#base.set(id, value);
        this.#refresh(new Set([id]));
      },
      takeBack: () => {
        if (settle()) this.#refresh(new Set([id]));
      },
    };
  }

  #view(id: string): Annotation | undefined {
    const pending = this.#pending.findLast((other) => other.id === id);
    return pending ? (pending.value ?? undefined) : this.#base.get(id);
  }

  #refresh(ids: ReadonlySet<string>): void {
    const changed: Annotation[] = [];
    const removed: string[] = [];
    for (const id of ids) {
      const [was, now] = [this.#shown.get(id), this.#view(id)];
      if (was === now) continue;
      if (now) changed.push(now);
      else removed.push(id);
    }
    if (changed.length + removed.length === 0) return;
    for (const annotation of changed) this.#shown.set(annotation.id, annotation);
    for (const id of removed) this.#shown.delete(id);
    const touched = new Set([...changed.map(({ id }) => id), ...removed]);
    this.#sorted = merge(
      this.#sorted.filter(({ id }) => !touched.has(id)),
      changed.sort(compareByPlace),
    );
    this.#tell({ changed, removed });
  }

  #tell(patch: Patch): void {
    for (const painter of this.#painters) painter(patch);
    for (const listener of this.#listeners) listener();
  }
}

/** Two sorted lists as one. */
function merge(a: readonly Annotation[], b: readonly Annotation[]): Annotation[] {
  const out: Annotation[] = [];
  let i = 0;
  for (const next of b) {
    while (i < a.length && compareByPlace(a[i]!, next) < 0) out.push(a[i++]!);
    out.push(next);
  }
  while (i < a.length) out.push(a[i++]!);
  return out;
}
