import { tagOf } from '../exchange/make.ts';
import type { ExchangeAnnotator, ExchangeTag } from '../exchange/model.ts';
import type { DatasetCodebook } from './read-codebook.ts';

/** The people of the tables: by id where they have one, reviewers by name alone. */
export class People {
  readonly #byId = new Map<string, ExchangeAnnotator>();

  of(name: string, id = ''): string | null {
    if (name === '' && id === '') return null;
    const known = id === '' ? [...this.#byId.values()].find((one) => one.name === name)?.id : id;
    const key = known ?? `person ${name}`;
    if (!this.#byId.has(key)) this.#byId.set(key, { id: key, name: name || key, kind: 'person' });
    return key;
  }

  list(): ExchangeAnnotator[] {
    return [...this.#byId.values()];
  }
}

/** The tags of the codebook, and those that only the table of annotations names. */
export class Tags {
  readonly #tags: Map<string, ExchangeTag>;

  constructor({ tags }: DatasetCodebook) {
    this.#tags = new Map(tags.map((tag) => [tag.id, tag]));
  }

  of(id: string, name: string): string {
    const known = this.#tags.has(id) ? id : [...this.#tags.values()].find((tag) => tag.name === name)?.id;
    const key = known ?? (id || name || 'Unnamed');
    if (!this.#tags.has(key)) this.#tags.set(key, tagOf({ id: key, name: name || 'Unnamed' }));
    return key;
  }

  /** Attributes that no codebook describes are text. */
  use(tag: string, attribute: string): void {
    const { attributes } = this.#tags.get(tag)!;
    if (!attributes.some(({ name }) => name === attribute))
      attributes.push({ name: attribute, type: 'text', choices: [] });
  }

  list(): ExchangeTag[] {
    return [...this.#tags.values()];
  }
}
