import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../model/span.ts';
import { casJson } from '../cas-json/format.ts';
import { casXmi } from '../cas-xmi/format.ts';
import type { Exchange, ExchangeFormat, Parsed } from '../exchange/model.ts';
import { webannoTsv } from '../webanno-tsv/format.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (format: ExchangeFormat, files: Record<string, string>): Parsed =>
  format.parse!(
    Object.entries(files).map(([path, text]) => ({ path, bytes: bytes(text) })),
    {
      findText: () => null,
    },
  ) as Parsed;
/** Tag paths and quotes. */
const seen = ({ documents, tags }: Exchange) => {
  const path = (id: string | null): string[] => {
    const tag = tags.find((one) => one.id === id);
    return tag ? [...path(tag.parent), tag.name] : [];
  };
  return documents.flatMap(({ text, annotations }) =>
    annotations.map(({ span, tag, values }) => [path(tag).join(' › '), quoteOf(text, span), values]),
  );
};

/** As INCEpTION exports a document with named entities and a relation between two of them. */
const INCEPTION_TSV = [
  '#FORMAT=WebAnno TSV 3.3',
  '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
  '#T_RL=webanno.custom.Knows|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
  '#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceRelation|referenceType',
  '',
  '',
  '#Text=💩 Anna met Ben\\\\Low.',
  '1-1\t0-2\t💩\t_\t_\t_\t_\t_\t_\t',
  '1-2\t3-7\tAnna\t*\tPER\t_\t_\t_\t_\t',
  '1-3\t8-11\tmet\t_\t_\t_\t_\t_\t_\t',
  '1-4\t12-19\tBen\\\\Low\t*[1]|*[2]\tPER[1]|SUR\\_NAME[2]\tfriend\t1-2[0_1]\t_\t_\t',
  '1-4.1\t12-15\tBen\thttp://x\tGIVEN\t_\t_\t_\t_\t',
  '1-5\t19-20\t.\t*[2]\tSUR\\_NAME[2]\t_\t_\t_\t_\t',
  '',
  '#Text=Then,',
  '#Text=home',
  '2-1\t21-25\tThen\t_\t_\t_\t_\t_\t_\t',
  '2-2\t25-26\t,\t_\t_\t_\t_\t_\t_\t',
  '2-3\t27-31\thome\t*\t*\t_\t_\t_\t_\t',
  '',
].join('\r\n');

describe('INCEpTION: WebAnno TSV', () => {
  it('reads stacked ones, parts of tokens, several tokens, relations and sentences over lines, in UTF-16', () => {
    const { exchange, losses } = read(webannoTsv, { 'a/anna.tsv': INCEPTION_TSV });
    expect(exchange.documents[0]!.text).toBe('💩 Anna met Ben\\Low.\nThen,\nhome');
    expect(exchange.documents[0]!.name).toBe('anna');
    expect(seen(exchange)).toEqual([
      ['NamedEntity › PER', 'Anna', {}],
      ['NamedEntity › PER', 'Ben\\Low', {}],
      ['NamedEntity › SUR_NAME', 'Ben\\Low.', {}],
      ['NamedEntity › GIVEN', 'Ben', { identifier: 'http://x' }],
      ['NamedEntity', 'home', {}],
    ]);
    const [relation] = exchange.documents[0]!.relations;
    const quote = (id: string) => {
      const { text, annotations } = exchange.documents[0]!;
      return quoteOf(text, annotations.find((one) => one.id === id)!.span);
    };
    expect([relation!.type, quote(relation!.from), quote(relation!.to)]).toEqual([
      'friend',
      'Anna',
      'Ben\\Low',
    ]);
    expect(losses.map(({ code }) => code)).toEqual(['text-between-sentences', 'chains']);
  });

  it.each([
    ['an older version', '#FORMAT=WebAnno TSV 2\n', 'TSV 3'],
    ['no offsets', INCEPTION_TSV.replace('3-7', 'x'), 'no offsets'],
    ['a sentence far away', INCEPTION_TSV.replace('21-25', '9999999-10000003'), 'sentence'],
  ])('refuses %s with a sentence', (_, text, words) => {
    expect(() => read(webannoTsv, { 'a.tsv': text })).toThrow(words);
  });
});

const TEXT = '💩 This is a test';
const CAS_JSON = {
  '%TYPES': {
    'webanno.custom.Stance': {
      '%NAME': 'webanno.custom.Stance',
      '%SUPER_TYPE': 'uima.tcas.Annotation',
      polarity: { '%NAME': 'polarity', '%RANGE': 'uima.cas.String' },
      label: { '%NAME': 'label', '%RANGE': 'uima.cas.String' },
      certainty: { '%NAME': 'certainty', '%RANGE': 'uima.cas.Float' },
      about: { '%NAME': 'about', '%RANGE': 'uima.tcas.Annotation' },
    },
  },
  '%FEATURE_STRUCTURES': [
    { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', sofaString: TEXT },
    { '%ID': 2, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': 1, begin: 0, end: 17, language: 'en' },
    {
      '%ID': 3,
      '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token',
      '@sofa': 1,
      begin: 3,
      end: 7,
    },
    {
      '%ID': 4,
      '%TYPE': 'webanno.custom.Stance',
      '@sofa': 1,
      begin: 3,
      end: 7,
      label: 'for',
      '#certainty': 'NaN',
      '@about': 5,
    },
    { '%ID': 5, '%TYPE': 'webanno.custom.Stance', '@sofa': 1, begin: 13, end: 17, polarity: 'low' },
    { '%ID': 6, '%TYPE': 'webanno.custom.Stance', '@sofa': 1, begin: 1, end: 4, label: 'half' },
    {
      '%ID': 7,
      '%TYPE': 'webanno.custom.Link',
      '@sofa': 1,
      begin: 13,
      end: 17,
      '@Governor': 4,
      '@Dependent': 5,
      label: 'because',
    },
  ],
  '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3, 4, 5, 6, 7] } },
};

describe('INCEpTION: UIMA CAS', () => {
  const expected = [
    ['Stance › for', 'This', { certainty: 'NaN' }],
    ['Stance', 'test', { polarity: 'low' }],
  ];

  it('reads JSON: layers as tags, labels under them, other features as attributes; UTF-16', () => {
    const { exchange, losses } = read(casJson, { 'doc.json': JSON.stringify(CAS_JSON) });
    expect(seen(exchange)).toEqual(expected);
    expect(exchange.documents[0]!.metadata.language).toBe('en');
    expect(exchange.documents[0]!.relations.map(({ type }) => type)).toEqual(['because']);
    expect(losses.map(({ code, count }) => [code, count])).toEqual([
      ['features-not-text', 1],
      ['outside-text', 1],
    ]);
  });

  it('reads JSON whose structures are an object by their ids', () => {
    const byId = {
      ...CAS_JSON,
      '%FEATURE_STRUCTURES': Object.fromEntries(
        CAS_JSON['%FEATURE_STRUCTURES'].map(({ '%ID': id, ...rest }) => [id, rest]),
      ),
    };
    expect(seen(read(casJson, { 'doc.json': JSON.stringify(byId) }).exchange)).toEqual(expected);
  });

  it('reads XMI with its type system, by which links are told from numbers', () => {
    const xmi = `<?xml version="1.1" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
      <cas:NULL xmi:id="0"/><custom:Stance xmi:id="4" sofa="1" begin="3" end="7" label="for" certainty="NaN" about="5"/>
      <custom:Stance xmi:id="5" sofa="1" begin="13" end="17" polarity="low"><list>a</list></custom:Stance>
      <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${TEXT}"/><cas:View sofa="1" members="4 5"/></xmi:XMI>`;
    const features = [
      ['polarity', 'uima.cas.String'],
      ['label', 'uima.cas.String'],
      ['certainty', 'uima.cas.Float'],
      ['about', 'uima.tcas.Annotation'],
    ].map(
      ([name, range]) =>
        `<featureDescription><name>${name}</name><description/><rangeTypeName>${range}</rangeTypeName></featureDescription>`,
    );
    const types = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription><name>webanno.custom.Stance</name><supertypeName>uima.tcas.Annotation</supertypeName><features>${features.join('')}</features></typeDescription></types></typeSystemDescription>`;
    const { exchange, losses } = read(casXmi, { 'doc.xmi': xmi, 'TypeSystem.xml': types });
    expect(seen(exchange)).toEqual(expected);
    expect(losses).toMatchObject([{ code: 'features-not-text', count: 2 }]);
  });

  it('refuses what is no CAS', () => {
    expect(() => read(casXmi, { 'a.xmi': '<html/>' })).toThrow('“html”');
    expect(() => read(casJson, { 'a.json': '[]' })).toThrow('no UIMA CAS');
  });
});
