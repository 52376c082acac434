import { useSyncExternalStore } from 'react';
import type { ErrorCode } from '../../contract/errors.ts';

/** Something that is wrong with the project's file, which stays in sight until it is put right or put away. */
export interface Trouble {
  code: ErrorCode;
  message: string;
}

/** Errors that are about the file itself: no next change makes them go away. */
const OF_THE_FILE: ReadonlySet<string> = new Set<ErrorCode>(['file_gone', 'damaged']);

let current: Trouble | null = null;
const listeners = new Set<() => void>();

function set(next: Trouble | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export const trouble = {
  /** Keeps an error in sight where it is about the file. */
  notice(error: unknown): void {
    const { code, message } = error as Trouble;
    if (OF_THE_FILE.has(code)) set({ code, message });
  },
  warn: (warning: Trouble): void => set(warning),
  clear: (): void => set(null),
};

export const useTrouble = (): Trouble | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
