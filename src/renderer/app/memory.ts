import type { Client } from '../../contract/client.ts';
import type { Remembered } from '../../contract/types.ts';

/** Milliseconds that changes are gathered before the host is told of them. */
const GATHER = 400;
const PREFIX = 'passage.';

/**
 * What this machine remembers of the desk: preferences, panels, what was open and where one was. The host keeps it, since a
 * browser knows a page by its address, and ours has another port each time; the browser's own storage has a copy, which is there
 * before the host is, and which a page that is closed in a hurry has written.
 */
export class Memory {
  readonly #storage: Storage;
  readonly #all = new Map<string, Remembered>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #untold = new Set<string>();
  #client: Client | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
    for (let i = 0; i < storage.length; i++) {
      const name = storage.key(i);
      const kept = name?.startsWith(PREFIX) ? parse(storage.getItem(name)) : null;
      if (kept) this.#all.set(name!.slice(PREFIX.length), kept);
    }
  }

  getItem = (key: string): string | null => this.#all.get(key)?.value ?? null;

  setItem = (key: string, value: string): void => {
    if (this.getItem(key) === value) return;
    this.#keep(key, { value, at: Date.now() });
    this.#untold.add(key);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), GATHER);
  };

  /** Forgets everything that speaks of an id, here and with the host. */
  forget(id: string): void {
    for (const [key, { value }] of this.#all)
      if (value !== '' && (key.includes(id) || value.includes(id))) this.setItem(key, '');
    this.flush();
  }

  /** Hears of values that came from elsewhere: from the host, or from another window. */
  listen(key: string, listener: () => void): void {
    const set = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, set.add(listener));
  }

  /** Takes over what the host remembers, and tells it what only this browser knows. Later values win. */
  meet(client: Client, known: Readonly<Record<string, Remembered>>): void {
    this.#client = client;
    for (const [key, kept] of Object.entries(known)) this.#take(key, kept);
    for (const [key, { at }] of this.#all) if (at > (known[key]?.at ?? -1)) this.#untold.add(key);
    this.flush();
  }

  /** Another window of this browser has written something. */
  heard(name: string | null, written: string | null): void {
    const kept = name?.startsWith(PREFIX) ? parse(written) : null;
    if (kept) this.#take(name!.slice(PREFIX.length), kept);
  }

  /** Tells the host what it does not know yet. */
  flush = (): void => {
    clearTimeout(this.#timer);
    if (!this.#client) return;
    for (const key of this.#untold) {
      const { value, at } = this.#all.get(key)!;
      // Where it fails, this browser still knows.
      this.#client.call('machine.remember', { key, value, at }).catch(() => {});
    }
    this.#untold.clear();
  };

  #take(key: string, kept: Remembered): void {
    const own = this.#all.get(key);
    if (own && own.at >= kept.at) return;
    this.#keep(key, kept);
    if (own?.value !== kept.value) for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  #keep(key: string, kept: Remembered): void {
    this.#all.set(key, kept);
    try {
      this.#storage.setItem(PREFIX + key, JSON.stringify(kept));
    } catch {
      // Full, or not allowed: the host remembers.
    }
  }
}

function parse(text: string | null): Remembered | null {
  try {
    const { value, at } = JSON.parse(text ?? 'null') as Partial<Remembered>;
    return typeof value === 'string' && typeof at === 'number' ? { value, at } : null;
  } catch {
    return null;
  }
}

/** The page's memory; made at the first use, which is before the first render. */
export const memory: () => Memory = (() => {
  let made: Memory | undefined;
  return () => {
    if (made) return made;
    const own = (made = new Memory(localStorage));
    addEventListener('storage', ({ key, newValue }) => own.heard(key, newValue));
    addEventListener('pagehide', own.flush);
    return own;
  };
})();
