import { SOFA } from '../cas-json/names.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import type { FormatFile, Parsed } from '../exchange/model.ts';
import { type FeatureStructure, readLayers } from '../layers/feature-structures.ts';
import { fromLayers, type LayerFile } from '../layers/from-layers.ts';
import { readXml, type XmlElement } from '../xml/read.ts';
import { TypeSystem } from './type-system.ts';

const PACKAGE = /^http:\/\/\/(.*)\.ecore$/;

/** Reads `.xmi` files of one document each, with the type systems beside them. @throws FormatError */
export function parseCasXmi(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  const isXmi = ({ path }: FormatFile) => /\.xmi$/i.test(path);
  const types = new TypeSystem(files.filter(({ path }) => /\.xml$/i.test(path)));
  withinLimit('documents', files.length, 'The import');
  const read = files.filter(isXmi).flatMap((file): LayerFile[] => {
    const where = `“${file.path}”`;
    const root = readXml(decodeFile(file).text, where);
    if (root.name !== 'XMI')
      throw new FormatError(
        'malformed',
        `${where} is no UIMA CAS: its root is “${root.name}”. Export it again.`,
      );
    withinLimit('annotations', root.children.length, where);
    const structures = root.children.map((child) => structureOf(child, types));
    const sofa = structures.find(({ type }) => type === SOFA);
    const name = file.path.replace(/^.*\//, '').replace(/\.xmi$/i, '');
    const document = readLayers(structures, sofa, types.layers(), losses, where);
    return document ? [{ document, file: file.path, name }] : [];
  });
  return { exchange: fromLayers(read), losses: losses.list(), fits: [] };
}

/** Features that name others look like numbers: the type system tells which they are. */
function structureOf(element: XmlElement, types: TypeSystem): FeatureStructure {
  const { id = '', ...attributes } = element.attributes;
  const space = PACKAGE.exec(element.uri)?.[1]?.replaceAll('/', '.');
  const type = space === undefined ? element.name : `${space}.${element.name}`;
  const structure: FeatureStructure = { id, type, values: {}, references: {}, other: [] };
  for (const [name, value] of Object.entries(attributes)) {
    if (REFERENCES.has(name)) structure.references[name] = value;
    else if (types.isLink(type, name)) structure.other.push(name);
    else structure.values[name] = value;
  }
  // Lists stand in elements of their own.
  structure.other.push(...new Set(element.children.map(({ name }) => name)));
  return structure;
}

const REFERENCES = new Set(['sofa', 'Governor', 'Dependent']);
