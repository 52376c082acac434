import type { ExchangeAttribute, ExchangeTag } from '../exchange/model.ts';
import type { BratConfig } from './config.ts';

interface Field {
  name: string;
  /** Null: declared as a flag, or not at all. */
  declared: readonly string[] | null;
  seen: Set<string>;
}

/**
 * The codebook of a brat collection: what its configuration declares, then what its files use beside that. Tags bear the type's name
 * as id and its label as name; attributes without values are yes or no, those with values are choices.
 */
export class BratCodebook {
  readonly #config: BratConfig;
  readonly #tags = new Map<string, { parent: string | null; fields: Map<string, Field> }>();

  constructor(config: BratConfig) {
    this.#config = config;
    for (const { name, parent } of config.types) this.use(name, parent);
    for (const { name, on, values } of config.attributes)
      for (const type of this.#typesOf(on)) this.#field(type, name, values.length > 0 ? values : null);
  }

  label(name: string): string {
    return this.#config.labels.get(name) ?? name;
  }

  /** A type that an annotation has. */
  use(type: string, parent: string | null = null): void {
    if (!this.#tags.has(type)) this.#tags.set(type, { parent, fields: new Map() });
  }

  /** The value that an attribute's line gives, as Passage stores it. `value`: null for a flag. */
  valueOf(type: string, attribute: string, value: string | null): string {
    const stored = value ?? 'true';
    this.#field(type, attribute, null).seen.add(stored);
    return stored;
  }

  tags(): ExchangeTag[] {
    return [...this.#tags].map(([id, { parent, fields }]) => ({
      id,
      name: this.label(id),
      colour: this.#config.colours.get(id) ?? null,
      definition: '',
      guidelines: '',
      examples: [],
      note: '',
      key: '',
      parent: parent !== null && parent !== id && this.#tags.has(parent) ? parent : null,
      attributes: [...fields.values()].map((field) => this.#attribute(field)),
    }));
  }

  #attribute({ name, declared, seen }: Field): ExchangeAttribute {
    const values = new Set([...(declared ?? []), ...seen]);
    const isFlag = declared === null && [...seen].every((value) => value === 'true' || value === 'false');
    return {
      name: this.label(name),
      type: isFlag ? 'boolean' : 'choice',
      choices: isFlag ? [] : [...values],
    };
  }

  #field(type: string, name: string, declared: readonly string[] | null): Field {
    this.use(type);
    const { fields } = this.#tags.get(type)!;
    const field = fields.get(name) ?? { name, declared, seen: new Set() };
    fields.set(name, field);
    return field;
  }

  #typesOf(on: readonly string[]): string[] {
    const types = this.#config.types;
    return on.flatMap((name) => {
      if (name === '<ENTITY>') return types.filter(({ event }) => !event).map((type) => type.name);
      if (name === '<EVENT>') return types.filter(({ event }) => event).map((type) => type.name);
      if (name.startsWith('<')) return name === '<ANY>' ? types.map((type) => type.name) : [];
      return types.some((type) => type.name === name) ? [name] : [];
    });
  }
}
