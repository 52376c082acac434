import type { Range } from '../../model/span.ts';
import type { Losses } from '../exchange/loss.ts';
import { LAYER_LOSS } from '../layers/losses.ts';
import type { LayerAnnotation, LayerDocument, LayerRelation } from '../layers/model.ts';
import { splitUnescaped } from './escapes.ts';
import { itemsOf } from './items.ts';
import type { HeadLayer } from './read-header.ts';

/** A token or a part of one, with what its line says behind the token. */
export interface Unit {
  id: string;
  range: Range;
  cells: string[];
}

/** Reads spans from units: those of one number are one annotation, from its first unit to its last. */
export function readAnnotations(
  layers: readonly HeadLayer[],
  units: readonly Unit[],
  losses: Losses,
  where: string,
): Pick<LayerDocument, 'annotations' | 'relations'> {
  const annotations = new Map<string, LayerAnnotation>();
  for (const unit of units)
    for (const layer of layers)
      if (layer.kind === 'span' && !layer.skipped)
        for (const [key, values] of spansAt(layer, unit)) {
          const known = annotations.get(key);
          if (!known) annotations.set(key, { id: key, layer: layer.name, range: unit.range, values });
          else
            known.range = [Math.min(known.range[0], unit.range[0]), Math.max(known.range[1], unit.range[1])];
        }
  const relations: LayerRelation[] = [];
  for (const unit of units)
    for (const layer of layers)
      if (layer.kind === 'relation' && !layer.skipped)
        for (const relation of relationsAt(layer, unit, relations.length)) {
          if (annotations.has(relation.from) && annotations.has(relation.to)) relations.push(relation);
          else losses.add(LAYER_LOSS.relationEnds, `${where}: ${layer.name} at ${unit.id}`);
        }
  return { annotations: [...annotations.values()], relations };
}

/** The key of an annotation: its number, or the unit that it alone stands on. */
const keyOf = (layer: string, unit: string, number: string | null): string =>
  number === null || number === '0' ? `${layer} ${unit}` : `${layer} [${number}]`;

function spansAt(layer: HeadLayer, { id, cells }: Unit): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  const columns = cells.slice(layer.first, layer.first + layer.columns).map(itemsOf);
  const most = Math.max(0, ...columns.map((items) => items.length));
  for (let i = 0; i < most; i++) {
    const number = columns.find((items) => items[i]?.number)?.[i]?.number ?? null;
    const values: Record<string, string> = {};
    layer.features.forEach(({ name }, f) => {
      const value = columns[f]?.[i]?.value;
      if (value != null) values[name] = value;
    });
    found.set(keyOf(layer.name, id, number), values);
  }
  return found;
}

/** Relations stand on the first unit of their dependent; the last column names the governor's: `1-3[2_5]`. */
function relationsAt(layer: HeadLayer, { id, cells }: Unit, before: number): LayerRelation[] {
  const columns = cells.slice(layer.first, layer.first + layer.columns);
  const ends = columns[layer.features.length] ?? '_';
  if (ends === '_' || ends === '') return [];
  const items = columns.slice(0, layer.features.length).map(itemsOf);
  return splitUnescaped(ends, '|').map((end, i) => {
    const [, governor = '', from = null, to = null] = /^([\d.-]+)(?:\[(\d+)_(\d+)\])?$/.exec(end) ?? [];
    const values: Record<string, string> = {};
    layer.features.forEach(({ name }, f) => {
      const value = items[f]?.[i]?.value;
      if (value != null) values[name] = value;
    });
    return {
      id: `r${before + i}`,
      layer: layer.name,
      from: keyOf(layer.base, governor, from),
      to: keyOf(layer.base, id, to),
      values,
    };
  });
}
