import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { quoteOf } from '../../model/span.ts';
import { tagOf } from '../exchange/make.ts';
import type { Exchange, Serialized } from '../exchange/model.ts';
import { readZip } from '../exchange/read-zip.ts';
import { someExchange } from '../exchange/testing/arbitraries.ts';
import { refiCodebook, refiProject } from './format.ts';
import { guidFor } from './guid.ts';
import { parseRefi } from './parse.ts';

const SCHEMAS = new URL('../../../../../shared/refi/', import.meta.url);
const schemas = existsSync(SCHEMAS);
const schema = (name: string) => readFileSync(new URL(name, SCHEMAS), 'utf8');

const write = (exchange: Exchange) =>
  (refiProject.serialize!(exchange, { now: 0 }) as { files: { bytes: Uint8Array }[] }).files[0]!.bytes;
const projectOf = (bytes: Uint8Array) =>
  new TextDecoder().decode(readZip(bytes, 'x').find(({ path }) => path === 'project.qde')!.bytes);

/** A document in which a speaker says something. */
const SPOKEN: Exchange = {
  tags: [],
  annotators: [],
  extras: [],
  documents: [
    {
      id: 'd',
      name: 'Hearing',
      text: 'Low: About six.\nMore.',
      sha256: '',
      file: '',
      metadata: { date: '2020', source: '', language: '', note: '', variables: {} },
      structure: {
        speakers: [{ label: 'Low', name: 'Ms Low', kind: 'person', role: 'answers', affiliation: 'Office' }],
        turns: [{ speaker: 0, time: null }],
        blocks: [
          { kind: 'speaker', start: 0, end: 4, turn: 0 },
          { kind: 'paragraph', start: 5, end: 15, turn: 0 },
          { kind: 'paragraph', start: 16, end: 21, turn: 0 },
        ],
      },
      annotations: [],
      relations: [],
      extras: [],
    },
  ],
};

describe('REFI-QDA, written', () => {
  it.runIf(schemas)('is valid by the standard’s schema, whatever is in it', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(someExchange({ mostDocuments: 2 }), async (exchange) => {
        const { errors } = await validateXML({
          xml: [{ fileName: 'project.qde', contents: projectOf(write(exchange)) }],
          schema: [schema('Project.xsd')],
        });
        expect(errors).toEqual([]);
      }),
      { numRuns: 10 },
    ),
  );

  it.runIf(schemas)('is valid as a codebook', async () => {
    const [exchange] = fc.sample(someExchange(), { numRuns: 1, seed: 7 });
    const { files } = await refiCodebook.serialize!(exchange!, { now: 0 });
    const contents = new TextDecoder().decode(files[0]!.bytes);
    const result = await validateXML({
      xml: [{ fileName: 'codebook.qdc', contents }],
      schema: [schema('Codebook.xsd')],
    });
    expect(result.errors).toEqual([]);
  });

  it.runIf(schemas)('has speakers as cases with what they say, without their labels', async () => {
    const xml = projectOf(write(SPOKEN));
    expect(xml).toMatch(/<Case guid="[^"]+" name="Ms Low">.*Affiliation|<TextValue>Office<\/TextValue>/s);
    expect(xml).toContain('startPosition="5" endPosition="21"');
    const { errors } = await validateXML({
      xml: [{ fileName: 'project.qde', contents: xml }],
      schema: [schema('Project.xsd')],
    });
    expect(errors).toEqual([]);
  });

  it('has the same bytes each time, and the same GUID for the same thing', () => {
    expect(write(SPOKEN)).toEqual(write(SPOKEN));
    const id = '01890000-0000-7000-8000-00000000c1a0';
    expect(guidFor('own', id)).toBe(id);
    expect(guidFor('own', 'a')).not.toBe(guidFor('own', 'b'));
    expect(guidFor('own', 'a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

const GUIDS = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => guidFor('test', id));
const [CODE, SOURCE, ONE, TWO, CODING, USER] = GUIDS as [string, string, string, string, string, string];

/** A project as other tools write them. */
function project(sources: string, more = ''): string {
  return `\ufeff<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="P"><Users><User guid="${USER}" name="Anna"/></Users>
    <CodeBook><Codes><Code guid="{${CODE.toUpperCase()}}" name="Claim" isCodable="true" color="#F0a"/></Codes></CodeBook>
    <Sources>${sources}</Sources>${more}</Project>`;
}
const selection = (guid: string, name: string, start: number, end: number) =>
  `<PlainTextSelection guid="${guid}" name="${name}" startPosition="${start}" endPosition="${end}" creatingUser="${USER}">
    <Coding guid="${CODING}"><CodeRef targetGUID="${CODE}"/></Coding></PlainTextSelection>`;
const pack = (files: Record<string, string>, level: 0 | 6 = 6) => [
  {
    path: 'p.qdpx',
    bytes: zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {
      level,
    }),
  },
];
const quotes = (files: ReturnType<typeof pack>) =>
  parseRefi(files).exchange.documents.map(({ text, annotations }) =>
    annotations.map(({ span }) => quoteOf(text, span)),
  );

describe('REFI-QDA, of other tools', () => {
  const TEXT = '💩 One\r\ntwo\r\nthree';
  const at = (path: string, ...selections: string[]) =>
    project(
      `<TextSource guid="${SOURCE}" name="S" plainTextPath="${path}">${selections.join('')}</TextSource>`,
    );

  it('reads a project under its own name, unpacked, with a mark, braces and either case, and paths without a scheme', () => {
    const files = { 'My Project.QDE': at('S.TXT', selection(ONE, 'One', 2, 5)), 'Sources/s.txt': TEXT };
    const { exchange, losses } = parseRefi(pack(files, 0));
    expect(quotes(pack(files, 0))).toEqual([['One']]);
    expect(exchange.tags).toMatchObject([{ name: 'Claim', colour: '#ff00aa' }]);
    expect(exchange.annotators.map(({ name }) => name)).toEqual(['Anna']);
    expect(losses).toEqual([]);
  });

  it('MAXQDA counts CR LF as two, ATLAS.ti as one', () => {
    const maxqda = at('internal://s.txt', selection(ONE, 'two', 7, 10), selection(TWO, 'three', 12, 17));
    const atlas = at('internal://s.txt', selection(ONE, 'two', 6, 9), selection(TWO, 'three', 10, 15));
    expect(quotes(pack({ 'project.qde': maxqda, 'sources/s.txt': TEXT }))).toEqual([['two', 'three']]);
    expect(quotes(pack({ 'project.qde': atlas, 'sources/s.txt': TEXT }))).toEqual([['two', 'three']]);
  });

  it('takes the last character in where the names of selections say so', () => {
    const inclusive = at('internal://s.txt', selection(ONE, 'One', 2, 4), selection(TWO, 'two', 7, 9));
    expect(quotes(pack({ 'project.qde': inclusive, 'sources/s.txt': TEXT }))).toEqual([['One', 'two']]);
  });

  it('keeps selections whose names are no quotes, memos, and codings of whole sources', () => {
    const memo = `<PlainTextSelection guid="${TWO}" startPosition="0" endPosition="1"><NoteRef targetGUID="${USER}"/></PlainTextSelection>`;
    const whole = `<Coding guid="${CODING}"><CodeRef targetGUID="${CODE}"/></Coding>`;
    const notes = `<Notes><Note guid="${USER}" name="Memo"><PlainTextContent>Look here</PlainTextContent></Note></Notes>`;
    const xml = project(
      `<TextSource guid="${SOURCE}"><PlainTextContent>Aha, one</PlainTextContent>${selection(ONE, 'Quotation 1', 5, 8)}${memo}${whole}</TextSource>`,
      notes,
    );
    const { exchange, losses } = parseRefi(pack({ 'project.qde': xml }));
    const [document] = exchange.documents;
    const name = new Map(exchange.tags.map((tag) => [tag.id, tag.name]));
    expect(
      document!.annotations.map(({ span, tag, note }) => [
        quoteOf(document!.text, span),
        name.get(tag),
        note,
      ]),
    ).toEqual([
      ['one', 'Claim', ''],
      ['A', 'Memo', 'Memo: Look here'],
      ['Aha, one', 'Claim', ''],
    ]);
    expect(losses.map(({ code }) => code)).toEqual(['whole-source-coded']);
  });

  it('reads the text of PDFs and of recordings, and lists what is no text', () => {
    const pdf = `<PDFSource guid="${SOURCE}" name="pdf"><PDFSelection guid="${ONE}" page="1" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="${CODING}"><CodeRef targetGUID="${CODE}"/></Coding></PDFSelection>
      <Representation guid="${TWO}"><PlainTextContent>in the pdf</PlainTextContent>${selection(ONE, 'pdf', 7, 10)}</Representation></PDFSource>`;
    const video = `<VideoSource guid="${SOURCE}" name="film"><Transcript guid="${TWO}"><PlainTextContent>hello there</PlainTextContent>
      <SyncPoint guid="${ONE}" position="6"/><SyncPoint guid="${CODING}" position="11"/>
      <TranscriptSelection guid="${USER}" fromSyncPoint="${ONE}" toSyncPoint="${CODING}"><Coding guid="${CODING}"><CodeRef targetGUID="${CODE}"/></Coding></TranscriptSelection></Transcript></VideoSource>`;
    const picture = `<PictureSource guid="${SOURCE}" name="map"/>`;
    const files = pack({ 'project.qde': project(pdf + video + picture) });
    expect(quotes(files)).toEqual([['pdf'], ['there']]);
    expect(parseRefi(files).losses.map(({ code, count }) => [code, count])).toEqual([
      ['selection-not-of-text', 1],
      ['source-without-text', 1],
    ]);
  });

  it('gives a case’s values to its sources', () => {
    const xml = project(
      `<TextSource guid="${SOURCE}" name="S"><PlainTextContent>x</PlainTextContent></TextSource>`,
    ).replace(
      '<Sources>',
      `<Variables><Variable guid="${ONE}" name="Party" typeOfVariable="Text"/></Variables><Cases><Case guid="${TWO}" name="Interview 1"><VariableValue><VariableRef targetGUID="${ONE}"/><TextValue>Green</TextValue></VariableValue><SourceRef targetGUID="${SOURCE}"/></Case></Cases><Sources>`,
    );
    const { exchange } = parseRefi(pack({ 'project.qde': xml }));
    expect(exchange.documents[0]!.metadata.variables).toEqual({ Case: 'Interview 1', Party: 'Green' });
  });
});

describe('REFI-QDA, hostile', () => {
  it.each([
    ['entities', `<!DOCTYPE a [<!ENTITY b "bbbb">]><Project name="&b;"/>`, 'unsafe'],
    ['nesting', '<a>'.repeat(300), 'too-large'],
    ['another root', '<html/>', 'malformed'],
    ['no XML', 'hello', 'malformed'],
  ])('is refused with a sentence: %s', (_, xml, code) => {
    expect(() => parseRefi(pack({ 'project.qde': xml }))).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/\.$/) as string }) as Error,
    );
  });

  it('is refused without a project file', () => {
    expect(() => parseRefi(pack({ 'a.txt': '' }))).toThrow('project.qde');
  });
});

it('an empty example of a tag is lost unsaid: it is in the loss report', () => {
  const tag = { ...tagOf({ id: 't', name: 'Claim' }), examples: [{ quote: '', source: '' }] };
  for (const format of [refiCodebook, refiProject]) {
    const { losses } = format.serialize!({ ...SPOKEN, tags: [tag] }, { now: 0 }) as Serialized;
    expect(losses.filter(({ aspect }) => aspect === 'codebook')).toMatchObject([
      { count: 1, examples: ['Claim'] },
    ]);
  }
});
