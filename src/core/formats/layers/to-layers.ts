import type { Exchange, ExchangeDocument } from '../exchange/model.ts';
import type { Layer, LayerAnnotation, LayerDocument, LayerRelation } from './model.ts';

/** Our layers, named as INCEpTION names those of a project. */
export const PASSAGE_LAYER = 'webanno.custom.Passage';
export const PASSAGE_RELATION = 'webanno.custom.PassageRelation';

/** Features that are not attributes. `group`: the same for the ranges of one discontinuous annotation. */
export const OWN_FEATURES = ['tag', 'annotator', 'note', 'created', 'group'] as const;
const RELATION_FEATURES = ['label', 'annotator', 'note'] as const;

/** What UIMA's own types call their features. */
const RESERVED = [
  'id',
  'begin',
  'end',
  'sofa',
  'language',
  'documentTitle',
  'Governor',
  'Dependent',
  'type',
  'self',
];

/** Names of features for names of attributes, which may be anything. */
export class FeatureNames {
  readonly #names = new Map<string, string>();

  constructor({ tags }: Exchange) {
    const taken = new Set<string>([...OWN_FEATURES, ...RESERVED]);
    for (const name of new Set(tags.flatMap(({ attributes }) => attributes.map((one) => one.name)))) {
      // Letters and digits alone: a feature is a Java identifier, and an XML attribute.
      const plain = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^(?![A-Za-z])/, 'a_');
      let candidate = plain;
      for (let n = 2; taken.has(candidate); n++) candidate = `${plain}_${n}`;
      taken.add(candidate);
      this.#names.set(name, candidate);
    }
  }

  of(attribute: string): string {
    return this.#names.get(attribute) ?? attribute;
  }

  /** Attributes with their features. */
  all(): [attribute: string, feature: string][] {
    return [...this.#names];
  }
}

/** The layers that every document of an exchange has. */
export function layersOf(names: FeatureNames): Layer[] {
  const plain = (name: string) => ({ name, description: name });
  return [
    {
      name: PASSAGE_LAYER,
      kind: 'span',
      features: [
        ...OWN_FEATURES.map(plain),
        ...names.all().map(([description, name]) => ({ name, description })),
      ],
    },
    { name: PASSAGE_RELATION, kind: 'relation', features: RELATION_FEATURES.map(plain) },
  ];
}

/** A document as layers; suggestions are left out. Relations to what is not in the document are in `across`. */
export function toLayers(
  exchange: Exchange,
  document: ExchangeDocument,
  names: FeatureNames,
): { document: LayerDocument; across: ExchangeDocument['relations'] } {
  const tagNames = new Map(exchange.tags.map(({ id, name }) => [id, name]));
  const people = new Map(exchange.annotators.map(({ id, name }) => [id, name]));
  const first = new Map<string, string>();
  const annotations = document.annotations
    .filter(({ suggested }) => !suggested)
    .flatMap((annotation, n) => {
      const { id, span, tag, annotator, note, created, values } = annotation;
      first.set(id, `${n} 0`);
      const named = {
        tag: tagNames.get(tag) ?? '',
        annotator: annotator === null ? '' : (people.get(annotator) ?? ''),
        note,
        created: created === null ? '' : new Date(created).toISOString(),
        group: span.length > 1 ? String(n + 1) : '',
        ...Object.fromEntries(Object.entries(values).map(([name, value]) => [names.of(name), value])),
      };
      return span.map((range, r): LayerAnnotation => ({
        id: `${n} ${r}`,
        layer: PASSAGE_LAYER,
        range,
        values: withoutEmpty(named),
      }));
    });
  const inside = document.relations.filter(({ from, to }) => first.has(from) && first.has(to));
  return {
    document: {
      title: document.name,
      language: document.metadata.language,
      text: document.text,
      layers: layersOf(names),
      annotations,
      relations: inside.map(({ id, type, from, to, annotator, note }): LayerRelation => ({
        id,
        layer: PASSAGE_RELATION,
        from: first.get(from)!,
        to: first.get(to)!,
        values: withoutEmpty({
          label: type,
          annotator: annotator === null ? '' : (people.get(annotator) ?? ''),
          note,
        }),
      })),
    },
    across: document.relations.filter((relation) => !inside.includes(relation)),
  };
}

const withoutEmpty = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
