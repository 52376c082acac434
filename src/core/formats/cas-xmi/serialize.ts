import { ANNOTATION, BASE, DOCUMENT, METADATA, UNSPECIFIED, VIEW } from '../cas-json/names.ts';
import { FileNames } from '../exchange/file-names.ts';
import { Losses } from '../exchange/loss.ts';
import type { Exchange, ExchangeDocument, Serialized } from '../exchange/model.ts';
import { documentsAsLayers, usedTags } from '../layers/losses.ts';
import { type Layer, type LayerDocument, shortName } from '../layers/model.ts';
import { FeatureNames, layersOf } from '../layers/to-layers.ts';
import { fitsXml, xmlElement, xmlText, xmlTextElement, XML_HEAD } from '../xml/write.ts';
import { XMI_LOSS } from './losses.ts';

export const CAS_XMI_TITLE = 'UIMA CAS XMI';
const XMI = 'http://www.omg.org/XMI';

/** Writes a file a document and the type system that they share. Offsets are UTF-16 code units, as in UIMA itself. */
export function serializeCasXmi(exchange: Exchange): Serialized {
  const losses = new Losses();
  const fileNames = new FileNames(exchange.documents.map(({ name }) => name));
  const names = new FeatureNames(exchange);
  const encode = (xml: string) => new TextEncoder().encode(XML_HEAD + xml);
  for (const { name } of usedTags(exchange)) if (!fitsXml(name)) losses.add(XMI_LOSS.tag, name);
  const files = documentsAsLayers(exchange, names, CAS_XMI_TITLE, losses).map(({ document, source }) => {
    reportUnwritable(exchange, source, losses);
    return { path: `${fileNames.unique(source.name)}.xmi`, bytes: encode(casOf(document)) };
  });
  if (files.length > 0) files.push({ path: 'TypeSystem.xml', bytes: encode(typeSystem(layersOf(names))) });
  return { files, losses: losses.list() };
}

/** `webanno.custom.Claim` is `custom:Claim` in the namespace of `webanno.custom`. */
const prefixOf = (type: string): string => type.split('.').at(-2)!;
const namespaceOf = (type: string): string => `http:///${type.split('.').slice(0, -1).join('/')}.ecore`;
const qualified = (type: string): string => `${prefixOf(type)}:${shortName(type)}`;

function casOf(document: LayerDocument): string {
  const { title, language, text, annotations, relations, layers } = document;
  const whole = { sofa: '1', begin: '0', end: String(text.length), language: language || UNSPECIFIED };
  const ids = new Map(annotations.map(({ id }, i) => [id, String(i + 4)]));
  const ends = new Map(annotations.map(({ id, range }) => [id, range]));
  const elements = [
    xmlElement('cas:NULL', { 'xmi:id': '0' }),
    xmlElement(qualified(DOCUMENT), { 'xmi:id': '2', ...whole }),
    xmlElement(qualified(METADATA), { 'xmi:id': '3', ...whole, documentTitle: title }),
    ...annotations.map(({ id, layer, range: [begin, end], values }) =>
      xmlElement(qualified(layer), {
        'xmi:id': ids.get(id),
        sofa: '1',
        begin: String(begin),
        end: String(end),
        ...values,
      }),
    ),
    ...relations.map(({ layer, from, to, values }, i) =>
      xmlElement(qualified(layer), {
        'xmi:id': String(annotations.length + 4 + i),
        sofa: '1',
        begin: String(ends.get(to)![0]),
        end: String(ends.get(to)![1]),
        Governor: ids.get(from),
        Dependent: ids.get(to),
        ...values,
      }),
    ),
    xmlElement('cas:Sofa', {
      'xmi:id': '1',
      sofaNum: '1',
      sofaID: VIEW,
      mimeType: 'text',
      sofaString: text,
    }),
    xmlElement('cas:View', {
      sofa: '1',
      members: Array.from({ length: annotations.length + relations.length + 2 }, (_, i) => i + 2).join(' '),
    }),
  ];
  const types = [DOCUMENT, METADATA, ...layers.map(({ name }) => name)];
  const namespaces = Object.fromEntries(types.map((type) => [`xmlns:${prefixOf(type)}`, namespaceOf(type)]));
  return xmlElement(
    'xmi:XMI',
    { 'xmlns:xmi': XMI, 'xmlns:cas': 'http:///uima/cas.ecore', ...namespaces, 'xmi:version': '2.0' },
    `\n${elements.join('\n')}\n`,
  );
}

/** Source: Apache UIMA references, type system descriptors. */
function typeSystem(layers: readonly Layer[]): string {
  const feature = (name: string, range: string, description = '') =>
    xmlElement(
      'featureDescription',
      {},
      xmlTextElement('name', name) +
        `<description>${description === name ? '' : xmlText(description)}</description>` +
        xmlTextElement('rangeTypeName', range),
    );
  const type = (name: string, supertype: string, features: readonly string[]) =>
    xmlElement(
      'typeDescription',
      {},
      `${xmlTextElement('name', name)}<description/>${xmlTextElement('supertypeName', supertype)}${xmlElement('features', {}, features.join('\n'))}`,
    );
  const types = [
    type(METADATA, DOCUMENT, [feature('documentTitle', BASE.string)]),
    ...layers.map(({ name, kind, features }) =>
      type(name, ANNOTATION, [
        ...(kind === 'relation' ? [feature('Governor', ANNOTATION), feature('Dependent', ANNOTATION)] : []),
        ...features.map((one) => feature(one.name, BASE.string, one.description)),
      ]),
    ),
  ];
  return xmlElement(
    'typeSystemDescription',
    { xmlns: 'http://uima.apache.org/resourceSpecifier' },
    xmlElement('types', {}, types.join('\n')),
  );
}

/** What XML cannot hold stands as U+FFFD, which is as long, so that offsets stay what they are. */
function reportUnwritable(exchange: Exchange, document: ExchangeDocument, losses: Losses): void {
  const check = (aspect: keyof typeof XMI_LOSS, text: string, example: string) => {
    if (!fitsXml(text)) losses.add(XMI_LOSS[aspect], example);
  };
  const people = new Map(exchange.annotators.map(({ id, name }) => [id, name]));
  const { name, text, annotations, relations } = document;
  check('name', name, name);
  check('text', text, name);
  for (const { id, annotator, note, values, suggested } of annotations) {
    if (suggested) continue;
    const label = `${name}: ${id}`;
    check('annotator', people.get(annotator ?? '') ?? '', label);
    check('note', note, label);
    for (const [attribute, value] of Object.entries(values)) check('value', attribute + value, label);
  }
  for (const { type, annotator, note } of relations)
    check('relation-detail', type + (people.get(annotator ?? '') ?? '') + note, `${name}: ${type}`);
}
