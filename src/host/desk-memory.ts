import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Remembered } from '../contract/types.ts';

const stored = z.record(z.string(), z.object({ value: z.string(), at: z.number() }));

/** So many things are remembered; the oldest go first. */
const MOST = 300;

/**
 * What a page wants to find again on this machine, whatever its address is then: how the desk looks, what was open and where one
 * was. Values are the page's own; a damaged file is forgotten.
 */
export class DeskMemory {
  readonly #path: string;
  #all: Record<string, Remembered> | undefined;

  /** @param folder that of the profile */
  constructor(folder: string) {
    this.#path = join(folder, 'desk.json');
  }

  all(): Readonly<Record<string, Remembered>> {
    return (this.#all ??= read(this.#path));
  }

  /**
   * Forgets everything that speaks of one of the ids, and drafts of texts that hold one of the words. Returns how many values.
   * They are empty from now on, not gone: a browser with a copy of its own would bring back what is not here. `at`: as for {@link set}.
   */
  forget(ids: readonly string[], words: readonly string[], at: number): number {
    let count = 0;
    const speaksOf = (key: string, value: string): boolean =>
      ids.some((id) => key.includes(id) || value.includes(id)) ||
      // JSON, as the page keeps them: a word in them is written as JSON writes it.
      (key.startsWith('draft.') && words.some((word) => value.includes(JSON.stringify(word).slice(1, -1))));
    const next = Object.entries(this.all()).map(([key, kept]): [string, Remembered] => {
      if (kept.value === '' || !speaksOf(key, kept.value)) return [key, kept];
      count++;
      return [key, { value: '', at: Math.max(at, kept.at + 1) }];
    });
    if (count > 0) this.#write(Object.fromEntries(next));
    return count;
  }

  /** Keeps a value, unless a later one is there. `at`: milliseconds since 1970, when it was so. */
  set(key: string, value: string, at: number): void {
    const all = this.all();
    if ((all[key]?.at ?? -Infinity) > at) return;
    const rest = Object.entries(all).filter(([other]) => other !== key);
    const newest = rest.sort(([, a], [, b]) => b.at - a.at).slice(0, MOST - 1);
    this.#write(Object.fromEntries([[key, { value, at }], ...newest]));
  }

  #write(all: Record<string, Remembered>): void {
    this.#all = all;
    mkdirSync(dirname(this.#path), { recursive: true });
    const temporary = `${this.#path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(this.#all));
    renameSync(temporary, this.#path);
  }
}

function read(path: string): Record<string, Remembered> {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
