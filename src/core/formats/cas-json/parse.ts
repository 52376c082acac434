import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { isObject, type JsonObject, listOf, readJson, textOf } from '../exchange/json.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import type { FormatFile, Parsed } from '../exchange/model.ts';
import { type FeatureStructure, readLayers } from '../layers/feature-structures.ts';
import { fromLayers, type LayerFile } from '../layers/from-layers.ts';
import type { Layer } from '../layers/model.ts';
import { FEATURE_STRUCTURES, SOFA, TYPES, VIEWS } from './names.ts';

/** Reads files of one document each. @throws FormatError */
export function parseCasJson(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  withinLimit('documents', files.length, 'The import');
  const read = files.flatMap((file): LayerFile[] => {
    const where = `“${file.path}”`;
    const cas = readJson(decodeFile(file).text, where);
    if (!isObject(cas)) throw new FormatError('malformed', `${where} is no UIMA CAS. Export it again.`);
    const structures = structuresOf(cas, where);
    const views = Object.values(isObject(cas[VIEWS]) ? cas[VIEWS] : {});
    const firstView = views.find(isObject);
    const sofas = structures.filter(({ type }) => type === SOFA);
    const sofa = sofas.find(({ id }) => id === String(firstView?.['%SOFA'])) ?? sofas[0];
    const name = file.path.replace(/^.*\//, '').replace(/\.json$/i, '');
    const document = readLayers(structures, sofa, typesOf(cas), losses, where);
    return document ? [{ document, file: file.path, name }] : [];
  });
  return { exchange: fromLayers(read), losses: losses.list(), fits: [] };
}

/** Feature structures stand in a list, or in an object by their ids. */
function structuresOf(cas: JsonObject, where: string): FeatureStructure[] {
  const all = cas[FEATURE_STRUCTURES];
  const list: unknown[] = Array.isArray(all)
    ? all
    : isObject(all)
      ? Object.entries(all).map(([id, one]) => (isObject(one) ? { '%ID': id, ...one } : one))
      : [];
  withinLimit('annotations', list.length, where);
  return list.filter(isObject).map((one) => {
    const structure: FeatureStructure = {
      id: String(one['%ID']),
      type: textOf(one['%TYPE']),
      values: {},
      references: {},
      other: [],
    };
    for (const [key, value] of Object.entries(one)) {
      if (key.startsWith('%')) continue;
      if (key.startsWith('@')) structure.references[key.slice(1)] = String(value);
      // `#` marks numbers that JSON has no way to write: "NaN", "Infinity".
      else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        structure.values[key.replace(/^#/, '')] = String(value);
      else if (value !== null) structure.other.push(key);
    }
    return structure;
  });
}

function typesOf(cas: JsonObject): Layer[] {
  const types = isObject(cas[TYPES]) ? cas[TYPES] : {};
  return Object.entries(types).flatMap(([name, type]): Layer[] => {
    if (!isObject(type)) return [];
    const features = Object.entries(type)
      .filter(([key, feature]) => !key.startsWith('%') && isObject(feature))
      .map(([key, feature]) => ({
        name: key,
        range: textOf((feature as JsonObject)['%RANGE']),
        description: textOf((feature as JsonObject)['%DESCRIPTION']),
      }));
    const names = listOf(features.map((feature) => feature.name));
    return [
      {
        name,
        kind: names.includes('Governor') && names.includes('Dependent') ? 'relation' : 'span',
        features: features.filter(({ range }) => PRIMITIVE.test(range)),
      },
    ];
  });
}

const PRIMITIVE = /^(uima\.cas\.(String|Integer|Short|Long|Byte|Float|Double|Boolean)|.*\.\w*Value)$/;
