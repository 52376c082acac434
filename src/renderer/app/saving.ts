import { useSyncExternalStore } from 'react';
import type { Client } from '../../contract/client.ts';
import { contract } from '../../contract/contract.ts';
import { sendNow } from './later.ts';
import { trouble } from './trouble.ts';

/** What the status line says. */
export interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'failed';
  /** The sentence of what failed, or a word on what was done ("Undone: …"). */
  words: string;
  /** What the words are about is the last thing that was done, and many a thing at once: undo is offered beside them. */
  undoable?: boolean;
}

/** Keeps count of the changes on their way to the file: “Saved” stands only where every one of them is committed. */
export class SavingStore {
  #state: Saving = { state: 'idle', words: '' };
  #pending = 0;
  readonly #listeners = new Set<() => void>();

  get = (): Saving => this.#state;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** A change is on its way until `commit` settles. Where it fails, who called for it says why with {@link fail}. */
  track(commit: Promise<unknown>): void {
    this.#pending++;
    this.#set({ state: 'saving', words: '' });
    commit.then(
      () => this.#settle('saved'),
      () => this.#settle('idle'),
    );
  }

  fail(sentence: string): void {
    this.#set({ state: 'failed', words: sentence });
  }

  /** A word on what was done, beside “Saved”. */
  say(words: string, { undoable = false } = {}): void {
    if (this.#state.state !== 'failed') this.#set({ ...this.#state, words, undoable });
  }

  clear(): void {
    this.#set({ state: this.#pending > 0 ? 'saving' : 'idle', words: '' });
  }

  #settle(state: 'saved' | 'idle'): void {
    this.#pending--;
    // A failure stays in sight until the next change, or until it is put away.
    if (this.#pending === 0 && this.#state.state === 'saving') this.#set({ state, words: '' });
  }

  #set(next: Saving): void {
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

export const saving = new SavingStore();

export const useSaving = (): Saving => useSyncExternalStore(saving.subscribe, saving.get);

/** Mutations that commit nothing to the project's file. */
const ELSEWHERE =
  /^(profile\.|machine\.|jobs\.|import\.read|export\.|find\.|suggestions\.find|merge\.handOff|backups\.|project\.(create|open|openSample|close|openCopy|saveCopy|repair)$)/;

/** The same client, with every change of the project watched by the store. */
export function watchSaving(client: Client, store: SavingStore): Client {
  return {
    ...client,
    call: ((name: keyof typeof contract, ...input: []) => {
      // What waits for more of its kind comes first: nothing may overtake it, undo least of all.
      if (contract[name].kind === 'mutation' && !name.startsWith('machine.')) sendNow();
      const answer = client.call(name, ...input);
      if (contract[name].kind === 'mutation' && !ELSEWHERE.test(name)) store.track(answer);
      // What is wrong with the file itself stays in sight, whoever ran into it.
      if (!ELSEWHERE.test(name)) answer.catch((error: unknown) => trouble.notice(error));
      return answer;
    }) as Client['call'],
  };
}
