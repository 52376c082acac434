import type { ExchangeTag } from '../exchange/model.ts';

/** Names of tags without white space, which would end them for most readers; no two alike. */
export class TagNames {
  readonly #names = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(tags: readonly ExchangeTag[]) {
    const taken = new Set(tags.map(({ name }) => name));
    for (const { id, name } of tags) {
      const plain = name.replace(/\s+/g, '_');
      let unique = plain;
      for (let n = 2; unique !== name && taken.has(unique); n++) unique = `${plain}_${n}`;
      taken.add(unique);
      this.#names.set(id, unique);
    }
  }

  /** The name of a tag that is now in use. */
  of(id: string): string {
    this.#used.add(id);
    return this.#names.get(id)!;
  }

  isUsed(id: string): boolean {
    return this.#used.has(id);
  }
}
