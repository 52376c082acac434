import { normalizeSpan } from '../../model/span.ts';
import type { Exchange, ExchangeAnnotation, ExchangeDocument } from '../exchange/model.ts';
import { LabelledTags } from './labelled-tags.ts';
import { isStructure, type LayerAnnotation, type LayerDocument, shortName } from './model.ts';
import { OWN_FEATURES, PASSAGE_LAYER, PASSAGE_RELATION } from './to-layers.ts';

export interface LayerFile {
  document: LayerDocument;
  /** Path of the file. */
  file: string;
  /** What it is called where it has no title of its own. */
  name: string;
}

/** Documents of layers as an exchange. Our own layer comes back as what it was made of; others become tags. */
export function fromLayers(files: readonly LayerFile[]): Exchange {
  const tags = new LabelledTags();
  const people = new Map<string, string>();
  const person = (name: string | undefined): string | null => {
    if (name === undefined || name === '') return null;
    if (!people.has(name)) people.set(name, name);
    return name;
  };
  const documents = files.map(({ document, file, name }, d): ExchangeDocument => {
    for (const layer of document.layers) if (!isStructure(layer.name)) tags.declare(layer);
    const groups = new Map<string, ExchangeAnnotation>();
    /** Ids of the annotations that the layers' annotations have become. */
    const became = new Map<string, string>();
    const annotations: ExchangeAnnotation[] = [];
    for (const one of document.annotations) {
      if (isStructure(one.layer)) continue;
      const group = one.layer === PASSAGE_LAYER ? one.values['group'] : undefined;
      const known = group === undefined ? undefined : groups.get(group);
      if (known) {
        known.span = normalizeSpan([...known.span, one.range]);
        became.set(one.id, known.id);
        continue;
      }
      const made = annotationOf(one, `${d} ${annotations.length}`, tags, person);
      if (group !== undefined) groups.set(group, made);
      became.set(one.id, made.id);
      annotations.push(made);
    }
    const relations = document.relations.flatMap((relation, r) => {
      const [from, to] = [became.get(relation.from), became.get(relation.to)];
      if (from === undefined || to === undefined) return [];
      const own = relation.layer === PASSAGE_RELATION;
      return [
        {
          id: `${d} r${r}`,
          type: typeOf(relation.layer, relation.values),
          from,
          to,
          annotator: own ? person(relation.values['annotator']) : null,
          note: own ? (relation.values['note'] ?? '') : restOf(relation.values),
        },
      ];
    });
    return {
      id: String(d),
      name: document.title === '' ? name : document.title,
      text: document.text,
      file,
      sha256: '',
      metadata: { date: '', source: '', language: document.language, note: '', variables: {} },
      structure: null,
      annotations,
      relations,
      extras: [],
    };
  });
  return {
    documents,
    tags: tags.all(),
    annotators: [...people.keys()].map((name) => ({ id: name, name, kind: 'person' })),
    extras: [],
  };
}

function annotationOf(
  { layer, range, values }: LayerAnnotation,
  id: string,
  tags: LabelledTags,
  person: (name: string | undefined) => string | null,
): ExchangeAnnotation {
  const own = layer === PASSAGE_LAYER;
  const created = own ? Date.parse(values['created'] ?? '') : Number.NaN;
  const { tag, attributes } = own
    ? tags.named(layer, values, OWN_FEATURES, values['tag'] ?? shortName(layer))
    : tags.labelled(layer, values);
  return {
    id,
    span: [range],
    tag,
    annotator: own ? person(values['annotator']) : null,
    values: attributes,
    note: own ? (values['note'] ?? '') : '',
    created: Number.isNaN(created) ? null : created,
    suggested: false,
    decisions: [],
    comments: [],
    gold: false,
  };
}

/** A relation's type: its label, or else its layer. */
function typeOf(layer: string, values: Readonly<Record<string, string>>): string {
  const label = values['label'] ?? values['value'] ?? values['DependencyType'] ?? Object.values(values)[0];
  return label !== undefined && label.trim() !== '' ? label : shortName(layer);
}

/** What else a relation of another tool says, for its note. */
function restOf(values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values);
  return entries.length < 2 ? '' : entries.map(([name, value]) => `${name}: ${value}`).join('\n');
}
