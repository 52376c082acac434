import { setValue } from '../exchange/make.ts';
import type { ExchangeTag } from '../exchange/model.ts';
import { type Layer, shortName } from './model.ts';

/** Features that tools use for an annotation's label, the likeliest first. */
const LABELS = ['value', 'label', 'tag', 'identifier', 'PosValue', 'category', 'type'];

/**
 * Tags for layers: a layer is a tag, and each label of its annotations is a tag under it. Other features are attributes
 * of those.
 */
export class LabelledTags {
  readonly #tags = new Map<string, ExchangeTag>();
  readonly #layers = new Map<string, Map<string, string>>();

  /** A layer of a file, with what its features are called. */
  declare({ name, features }: Layer): void {
    const known = this.#layers.get(name) ?? new Map<string, string>();
    for (const feature of features) known.set(feature.name, feature.description || feature.name);
    this.#layers.set(name, known);
  }

  /** The tag of an annotation of another tool, and its other features as attributes. */
  labelled(layer: string, values: Readonly<Record<string, string>>) {
    const features = [...(this.#layers.get(layer)?.keys() ?? Object.keys(values))];
    const feature = LABELS.find((one) => features.includes(one)) ?? features[0];
    const label = feature === undefined ? undefined : values[feature];
    const above = this.#tag(layer, shortName(layer), null);
    if (feature === undefined || label === undefined || label.trim() === '')
      return { tag: above.id, attributes: this.#attributes(above, layer, values, []) };
    const tag = this.#tag(`${layer}\n${label}`, label, above.id);
    return { tag: tag.id, attributes: this.#attributes(tag, layer, values, [feature]) };
  }

  /** A tag at the root by its name, with the features that are none of `not` as attributes. */
  named(layer: string, values: Readonly<Record<string, string>>, not: readonly string[], name: string) {
    const tag = this.#tag(`${layer}\n${name}`, name, null);
    return { tag: tag.id, attributes: this.#attributes(tag, layer, values, not) };
  }

  all(): ExchangeTag[] {
    return [...this.#tags.values()];
  }

  #tag(id: string, name: string, parent: string | null): ExchangeTag {
    const known = this.#tags.get(id);
    if (known) return known;
    const rest = { colour: null, definition: '', guidelines: '', examples: [], note: '', key: '' };
    const tag: ExchangeTag = { id, name, parent, ...rest, attributes: [] };
    this.#tags.set(id, tag);
    return tag;
  }

  #attributes(
    tag: ExchangeTag,
    layer: string,
    values: Readonly<Record<string, string>>,
    not: readonly string[],
  ): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const [feature, value] of Object.entries(values)) {
      if (not.includes(feature)) continue;
      const name = this.#layers.get(layer)?.get(feature) ?? feature;
      setValue(attributes, name, value);
      if (!tag.attributes.some((one) => one.name === name))
        tag.attributes.push({ name, type: 'text', choices: [] });
    }
    return attributes;
  }
}
