import type { Exchange, ExchangeExtra, ExchangeTag } from '../exchange/model.ts';
import { readConfig } from './config.ts';
import type { KeptCollection } from './kept.ts';
import { SafeNames } from './names.ts';

/**
 * The names in brat's files of tags, attributes and types of relations: those that an import kept, however they are called here
 * by now; else a safe form of the name, with the name itself as label.
 */
export class BratNames {
  readonly #names: SafeNames;
  readonly #labels = new Map<string, string>();
  /** Labels that are somebody's own name, and the names in the files that have a label; by kind. */
  readonly #own: ReadonlySet<string>;
  readonly #labelled = new Map<string, string>();

  constructor(exchange: Exchange, kept: KeptCollection) {
    const { tags, extras } = exchange;
    this.#own = new Set([
      ...tags.map(({ name }) => `tag ${name}`),
      ...tags.flatMap(({ attributes }) => attributes.map(({ name }) => `attribute ${name}`)),
      ...exchange.documents.flatMap(({ relations }) => relations.map(({ type }) => `relation ${type}`)),
    ]);
    const config = readConfig(kept.annotationConf, kept.visualConf);
    const ofFile = (names: readonly string[], kind: string): [string, string][] =>
      names.map((name) => [`${kind} ${config.labels.get(name) ?? name}`, name]);
    this.#names = new SafeNames([
      ...keptTypes(extras, new Set(tags.map(({ id }) => id))),
      ...ofFile(config.relations, 'relation'),
      ...ofFile(
        config.attributes.map(({ name }) => name),
        'attribute',
      ),
    ]);
    for (const { name } of config.types) this.#names.reserve(name);
    for (const [name, label] of config.labels) this.#labels.set(name, label);
  }

  tag({ id, name }: Pick<ExchangeTag, 'id' | 'name'>): string {
    return this.#withLabel('tag', this.#names.of(`tag ${id}`, name), name);
  }

  attribute(name: string): string {
    return this.#withLabel('attribute', this.#names.of(`attribute ${name}`, name), name);
  }

  relation(type: string): string {
    return this.#withLabel('relation', this.#names.of(`relation ${type}`, type), type);
  }

  /** Every label that is not the name itself; one that visual.conf could not hold is the nearest that it can. */
  labels(): [name: string, label: string][] {
    return [...this.#labels].filter(([name, label]) => name !== label);
  }

  /** What a reader makes of a name, by its label. */
  readBack(name: string): string {
    return this.#labels.get(name) ?? name;
  }

  #withLabel(kind: string, name: string, label: string): string {
    const near = label.replaceAll('|', '/').trim() || name;
    let held = near;
    // A near label is not that of another: a reader would take both for one.
    const isTaken = () =>
      this.#own.has(`${kind} ${held}`) || (this.#labelled.get(`${kind} ${held}`) ?? name) !== name;
    if (near !== label) for (let n = 2; isTaken(); n++) held = `${near} (${n})`;
    this.#labelled.set(`${kind} ${held}`, name);
    // A name that had a label and is called like its name by now still needs one, to take the kept one's place.
    if (name !== held || this.#labels.has(name)) this.#labels.set(name, held);
    return name;
  }
}

/** The file's types of tags that are still there. */
function keptTypes(extras: readonly ExchangeExtra[], tags: ReadonlySet<string>): [string, string][] {
  return extras.flatMap(({ format, ids }) =>
    format !== 'brat'
      ? []
      : Object.entries(ids).flatMap(([type, id]): [string, string][] =>
          tags.has(id) ? [[`tag ${id}`, type]] : [],
        ),
  );
}
