import { splitsPair } from '../../model/span.ts';
import type { Losses } from '../exchange/loss.ts';
import { LAYER_LOSS } from './losses.ts';
import { isStructure, type Layer, type LayerDocument } from './model.ts';

/** A feature structure of a CAS, whatever the file's syntax. */
export interface FeatureStructure {
  id: string;
  type: string;
  /** Primitive features, as text. */
  values: Record<string, string>;
  /** Features that name other feature structures, by id; `sofa` among them. */
  references: Record<string, string>;
  /** Names of features that are neither. */
  other: string[];
}

/** Features that every annotation has, or that say what a document is. */
const COMMON = new Set(['begin', 'end', 'sofa', 'Governor', 'Dependent']);

/** The document that a CAS holds about one text; null, with a loss, where it holds none. */
export function readLayers(
  structures: readonly FeatureStructure[],
  sofa: FeatureStructure | undefined,
  layers: Layer[],
  losses: Losses,
  where: string,
): LayerDocument | null {
  const text = sofa?.values['sofaString'] ?? '';
  if (!sofa || text.trim() === '' || !text.isWellFormed()) {
    losses.add(NO_TEXT, where);
    return null;
  }
  const others = structures.filter(({ type, id }) => type === sofa.type && id !== sofa.id);
  losses.add(OTHER_TEXT, where, others.length);
  const document: LayerDocument = { title: '', language: '', text, layers, annotations: [], relations: [] };
  const relations: FeatureStructure[] = [];
  for (const structure of structures) {
    const { type, values, references } = structure;
    if (references['sofa'] !== undefined && references['sofa'] !== sofa.id) continue;
    if (values['documentTitle']) document.title = values['documentTitle'].toWellFormed();
    if (values['language'] && !values['language'].startsWith('x-')) document.language = values['language'];
    if (isStructure(type) || values['begin'] === undefined || values['end'] === undefined) continue;
    if (references['Governor'] !== undefined || references['Dependent'] !== undefined) {
      relations.push(structure);
      continue;
    }
    const [start, end] = [Number(values['begin']), Number(values['end'])];
    const whole = Number.isInteger(start) && Number.isInteger(end);
    if (
      !whole ||
      start < 0 ||
      end <= start ||
      end > text.length ||
      splitsPair(text, start) ||
      splitsPair(text, end)
    ) {
      losses.add(LAYER_LOSS.outside, `${where}: ${type} ${values['begin']}-${values['end']}`);
      continue;
    }
    reportOthers(structure, losses, where);
    document.annotations.push({
      id: structure.id,
      layer: type,
      range: [start, end],
      values: plainValues(structure),
    });
  }
  const known = new Set(document.annotations.map(({ id }) => id));
  for (const structure of relations) {
    const { id, type, references } = structure;
    const [from, to] = [references['Governor'] ?? '', references['Dependent'] ?? ''];
    if (known.has(from) && known.has(to))
      document.relations.push({ id, layer: type, from, to, values: plainValues(structure) });
    else losses.add(LAYER_LOSS.relationEnds, `${where}: ${type} ${id}`);
  }
  return document;
}

function plainValues({ values }: FeatureStructure): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => !COMMON.has(name) && value !== '')
      // JSON can spell half a character, which no database holds.
      .map(([name, value]) => [name, value.toWellFormed()]),
  );
}

function reportOthers({ type, references, other }: FeatureStructure, losses: Losses, where: string): void {
  for (const name of [...Object.keys(references), ...other])
    if (!COMMON.has(name)) losses.add(LAYER_LOSS.slots, `${where}: ${type}.${name}`);
}

const NO_TEXT = {
  code: 'document-without-text',
  aspect: 'document',
  sentence: 'Files without a text.',
} as const;
const OTHER_TEXT = {
  code: 'other-views',
  aspect: 'document',
  sentence: 'Further views of a document (other texts, media): only the first text is read.',
} as const;
