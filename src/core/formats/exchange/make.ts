import type {
  DocumentMetadata,
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeTag,
} from './model.ts';

/** An annotation of which a file says only some things. */
export const annotationOf = (
  given: Pick<ExchangeAnnotation, 'id' | 'span' | 'tag'> & Partial<ExchangeAnnotation>,
): ExchangeAnnotation => ({
  annotator: null,
  values: {},
  note: '',
  created: null,
  suggested: false,
  decisions: [],
  comments: [],
  gold: false,
  ...given,
});

/** A document with what is given, and nothing else in it. */
export const documentOf = (
  given: Pick<ExchangeDocument, 'id' | 'name' | 'text'> & Partial<ExchangeDocument>,
): ExchangeDocument => ({
  sha256: '',
  file: '',
  metadata: noMetadata(),
  structure: null,
  annotations: [],
  relations: [],
  extras: [],
  ...given,
});

/** A tag with what is given, and empty otherwise. */
export const tagOf = (given: Pick<ExchangeTag, 'id' | 'name'> & Partial<ExchangeTag>): ExchangeTag => ({
  colour: null,
  definition: '',
  guidelines: '',
  examples: [],
  note: '',
  key: '',
  parent: null,
  attributes: [],
  ...given,
});

/** What is under a name that people or files chose: "constructor" is no value of every record. */
export const valueUnder = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** Sets a value under such a name, "__proto__" as well. */
export function setValue(values: Record<string, string>, name: string, value: string): void {
  Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Metadata that say nothing; a new object each time, since readers fill it. */
export const noMetadata = (): DocumentMetadata => ({
  date: '',
  source: '',
  language: '',
  note: '',
  variables: {},
});

/**
 * The codebook and the people of a format that names them in passing: each name once, in the order in which it comes. Ids
 * are the names. Attributes have the names and values that are used.
 */
export class Mentions {
  readonly #tags = new Map<string, Map<string, Set<string>>>();
  readonly #people = new Map<string, 'person' | 'machine'>();

  /** The id of the tag of a name. */
  tag(name: string, values: Readonly<Record<string, string>> = {}): string {
    const attributes = this.#tags.get(name) ?? new Map<string, Set<string>>();
    this.#tags.set(name, attributes);
    for (const [attribute, value] of Object.entries(values))
      attributes.set(attribute, (attributes.get(attribute) ?? new Set()).add(value));
    return name;
  }

  /** The id of the annotator of a name; null where there is none. */
  annotator(name: string, kind: 'person' | 'machine' = 'person'): string | null {
    if (name === '') return null;
    const id = kind === 'machine' ? `machine ${name}` : name;
    this.#people.set(id, kind);
    return id;
  }

  list(): Pick<Exchange, 'tags' | 'annotators'> {
    return {
      tags: [...this.#tags].map(([name, attributes]) =>
        tagOf({
          id: name,
          name,
          attributes: [...attributes].map(([attribute, values]) => ({
            name: attribute,
            type: typeOf(values),
            choices: [],
          })),
        }),
      ),
      annotators: [...this.#people].map(([id, kind]) => ({
        id,
        name: kind === 'machine' ? id.slice('machine '.length) : id,
        kind,
      })),
    };
  }
}

/** The narrowest type that takes all values. */
function typeOf(values: ReadonlySet<string>): 'boolean' | 'number' | 'text' {
  const all = [...values];
  if (all.every((value) => value === 'true' || value === 'false')) return 'boolean';
  if (all.every((value) => /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(value))) return 'number';
  return 'text';
}
