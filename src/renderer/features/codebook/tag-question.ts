import { useSyncExternalStore } from 'react';

/** What is asked about the codebook in a dialog. `tag`: its id. */
export type TagQuestion =
  | { type: 'edit' | 'delete' | 'merge' | 'split' | 'outdated'; tag: string }
  | { type: 'create'; parent: string | null }
  | { type: 'import' };

let question: TagQuestion | null = null;
const listeners = new Set<() => void>();

/** Opens a dialog about the codebook; null closes it. The panel that asks may be folded away meanwhile. */
export function askTag(next: TagQuestion | null): void {
  question = next;
  for (const listener of listeners) listener();
}

export const useTagQuestion = (): TagQuestion | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => question,
  );
