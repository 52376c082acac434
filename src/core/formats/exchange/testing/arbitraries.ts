import fc from 'fast-check';
import { ATTRIBUTE_TYPES } from '../../../model/codebook.ts';
import { normalizeSpan, type Span } from '../../../model/span.ts';
import type {
  DocumentMetadata,
  Exchange,
  ExchangeAnnotation,
  ExchangeAttribute,
  ExchangeDocument,
  ExchangeTag,
} from '../model.ts';

/** What texts of transcripts are made of, and what breaks tools: see the point 1. */
const PIECES = [
  ...[
    'a',
    'word',
    'B',
    '.',
    ' ',
    '  ',
    '"',
    ',',
    ';',
    '|',
    '\\',
    '[',
    ']',
    '{',
    '_',
    '-',
    '#',
    '&',
    '<',
    '>',
  ],
  ...[
    'é',
    'e\u0301',
    'ß',
    '中文',
    '：',
    'שלום',
    'مرحبا',
    '\u200f',
    '\u202e',
    '💩',
    '👩‍👩‍👧',
    '🇩🇪',
    '𝒳',
    '\ufe0f',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
    '\u00a0',
    '\u2003',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\ufeff',
  ],
  // XML 1.0 allows none of these.
  ...['\u0000', '\u0001', '\u001b', '\u001f', '\u007f', '\ufffe', '\uffff'],
  'B-Tag',
  '__label__',
  'T1\tClaim 0 4\tx',
  '%%',
  '=1+1',
];

/** A text that Passage can hold: not blank, no lone surrogates. */
export const someText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 })
  .map((pieces) => pieces.join(''))
  .map((text) => (text.trim() === '' || text.startsWith('\ufeff') ? `x${text}` : text));

/** What tools take for a formula, a path, a device, a comment, a joiner of lists, a prefix or nothing. */
const ODD_NAMES = [
  ...[
    '=SUM(A1)',
    '+x',
    '-1',
    '@x',
    '#1',
    '*',
    '_',
    'O',
    '0',
    'null',
    'true',
    'Unnamed',
    'T1',
    '%41',
    '&amp;',
  ],
  ...[
    'a/b',
    'C:\\x',
    '..',
    '.hidden',
    'CON',
    'nul.txt',
    'a.b.',
    '"q"',
    "it's",
    '`',
    '[1]',
    '{a}',
    '(b)',
    'a=b',
    '$1',
  ],
  ...[
    'a › b',
    'a; b',
    'a: b',
    'a … b',
    'a > b',
    'a -> b',
    'a\u00a0b',
    ' led',
    'trailed ',
    'two  blanks',
    '\u200fרז',
  ],
  ...['e\u0301', 'é', 'ﬁ', '\u202eabc', '\ufeffx', '👩‍👩‍👧', 'x'.repeat(300)],
];

/** A name as the contract allows it: one line, not blank, without control characters. */
const someName = fc
  .oneof(
    fc.constantFrom(
      'Claim',
      'Policy measure',
      'claim',
      'B-PER',
      'a|b',
      'a, b',
      'A:B',
      '证据',
      'naïve 💩',
      '1st',
      '<x>',
      'constructor',
      '__proto__',
      ...ODD_NAMES,
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .map((name) => name.replace(/[\p{Cc}\u2028\u2029]/gu, ''))
  .filter((name) => name.trim() !== '' && name.isWellFormed());

/** Text that people write: notes, values. */
export const someProse = fc.oneof(
  fc.constant(''),
  fc.constantFrom('a note', 'two\nlines', 'tab\there', ' blanks ', 'a"b,c', '💩'),
  someText,
);

/** The borders of the characters of a text, where spans may begin and end. */
function borders(text: string): number[] {
  const out = [0];
  for (const point of text) out.push(out.at(-1)! + point.length);
  return out;
}

function someSpan(text: string): fc.Arbitrary<Span> {
  const at = borders(text);
  const last = at.length - 1;
  const range = fc
    .tuple(fc.nat({ max: last - 1 }), fc.nat({ max: 8 }))
    .map(([from, more]): [number, number] => [at[from]!, at[Math.min(last, from + 1 + more)]!]);
  return fc.oneof(
    { weight: 6, arbitrary: range.map((one) => [one]) },
    { weight: 1, arbitrary: fc.constant<Span>([[0, text.length]]) },
    { weight: 1, arbitrary: fc.constant<Span>([[0, at[1]!]]) },
    { weight: 1, arbitrary: fc.constant<Span>([[at[last - 1]!, text.length]]) },
    {
      weight: 3,
      arbitrary: fc.array(range, { minLength: 2, maxLength: 4 }).map((ranges) => normalizeSpan(ranges)),
    },
  );
}

const someAttribute: fc.Arbitrary<ExchangeAttribute> = fc
  .record({
    name: someName,
    type: fc.constantFrom(...ATTRIBUTE_TYPES),
    choices: fc.uniqueArray(someName, { minLength: 1, maxLength: 3 }),
  })
  .map(({ name, type, choices }) => ({ name, type, choices: type === 'choice' ? choices : [] }));

/** Values as they are stored for the type. */
function someValue({ type, choices }: ExchangeAttribute): fc.Arbitrary<string> {
  switch (type) {
    case 'text':
      return someProse.filter((value) => value !== '');
    case 'number':
      return fc.constantFrom('0', '12.5', '-3', '6000000', '1e21');
    case 'boolean':
      return fc.constantFrom('true', 'false');
    case 'date':
      return fc.constantFrom('2023-11-05', '2023-11', '2023');
    case 'choice':
      return fc.constantFrom(...choices);
  }
}

const someTags: fc.Arbitrary<ExchangeTag[]> = fc
  .uniqueArray(
    fc.record({
      name: someName,
      colour: fc.constantFrom(null, '#0072b2', '#d55e00'),
      definition: someProse,
      guidelines: someProse,
      examples: fc.array(fc.record({ quote: someProse, source: someProse }), { maxLength: 2 }),
      note: someProse,
      key: fc.constantFrom('', 'c', '1'),
      under: fc.option(fc.nat()),
      attributes: fc.uniqueArray(someAttribute, { selector: (a) => a.name.toLowerCase(), maxLength: 2 }),
    }),
    { selector: (tag) => tag.name.toLowerCase(), minLength: 1, maxLength: 4 },
  )
  .map((tags) =>
    tags.map(({ under, ...tag }, i) => ({
      ...tag,
      id: `tag-${i}`,
      parent: under === null || i === 0 ? null : `tag-${under % i}`,
    })),
  );

const someTime = fc.integer({ min: 0, max: 4_000_000_000_000 });

function someAnnotation(
  text: string,
  tags: readonly ExchangeTag[],
  annotators: readonly string[],
): fc.Arbitrary<Omit<ExchangeAnnotation, 'id'>> {
  const who = fc.constantFrom(...annotators);
  return fc.constantFrom(...tags).chain((tag) =>
    fc.record({
      span: someSpan(text),
      tag: fc.constant(tag.id),
      annotator: fc.oneof({ weight: 5, arbitrary: who }, { weight: 1, arbitrary: fc.constant(null) }),
      values: fc
        .record(
          Object.fromEntries(tag.attributes.map((attribute) => [attribute.name, someValue(attribute)])),
          { requiredKeys: [] },
        )
        .map((values) => ({ ...values }) as Record<string, string>),
      note: someProse,
      created: fc.option(someTime),
      suggested: fc.boolean(),
      decisions: fc.uniqueArray(
        fc.record({
          reviewer: who,
          verdict: fc.constantFrom('accept', 'reject', 'revise'),
          reason: someProse,
        }),
        { maxLength: 2, selector: ({ reviewer }) => reviewer },
      ),
      comments: fc.array(
        fc.record({
          annotator: fc.option(who),
          text: someProse.filter((comment) => comment !== ''),
          created: fc.option(someTime),
        }),
        { maxLength: 2 },
      ),
      gold: fc.boolean(),
    }),
  );
}

const someMetadata: fc.Arbitrary<DocumentMetadata> = fc.record({
  date: fc.constantFrom('', '2023-11-05', '2023'),
  source: fc.constantFrom('', 'China.org.cn'),
  language: fc.constantFrom('', 'en', 'zh'),
  note: someProse,
  variables: fc.dictionary(fc.constantFrom('party', 'Year of term'), fc.constantFrom('A', '12', 'x, y'), {
    maxKeys: 2,
  }),
});

/** What a format's own test leaves out or makes rare: everything else is as random as it comes. */
export interface SomeExchange {
  mostDocuments?: number;
}

/**
 * Random documents with random annotations: overlapping, nested, identical, discontinuous, at both ends, next to line breaks;
 * with attributes, notes, relations, decisions, comments, several annotators. Suggested ones have a machine as annotator and
 * nothing that only people's have.
 */
export function someExchange({ mostDocuments = 3 }: SomeExchange = {}): fc.Arbitrary<Exchange> {
  // Two people may have one name.
  const people = fc
    .array(someName, { minLength: 1, maxLength: 3 })
    .chain((names) =>
      fc.boolean().map((twins) => (twins ? names.map((name, i) => (i === 1 ? names[0]! : name)) : names)),
    )
    .map((names) => names.map((name, i) => ({ id: `person-${i}`, name, kind: 'person' as const })));
  const machine = { id: 'machine', name: 'tagger-1.0', kind: 'machine' as const };
  // Several transcripts may have one title, also but for case.
  const names = fc
    .array(someName, { minLength: 1, maxLength: mostDocuments })
    .chain((all) =>
      fc.boolean().map((twins) => (twins ? all.map((name, i) => (i === 1 ? all[0]! : name)) : all)),
    );
  return fc.tuple(names, someTags, people).chain(([documentNames, tags, annotators]) =>
    fc
      .tuple(
        ...documentNames.map((name, d) =>
          someDocument(
            name,
            d,
            tags,
            annotators.map(({ id }) => id),
          ),
        ),
      )
      .chain((documents) =>
        someLinksAcross(documents).map((across) => ({
          documents: documents.map((one, d) => ({ ...one, relations: [...one.relations, ...across[d]!] })),
          tags,
          annotators: [...annotators, machine],
          extras: [],
        })),
      ),
  );
}

/** Relations from each document to others, seldom. */
function someLinksAcross(
  documents: readonly ExchangeDocument[],
): fc.Arbitrary<ExchangeDocument['relations'][]> {
  const ends = documents.map(({ annotations }) => annotations.filter(({ suggested }) => !suggested));
  return fc.tuple(
    ...documents.map((_, d) => {
      const [from, to] = [ends[d]!, ends[(d + 1) % ends.length]!];
      if (documents.length < 2 || from.length === 0 || to.length === 0)
        return fc.constant<ExchangeDocument['relations']>([]);
      const link = fc.record({ a: fc.nat(from.length - 1), b: fc.nat(to.length - 1), note: someProse });
      return fc.option(link, { freq: 3 }).map((one) =>
        one
          ? [
              {
                ...{ id: `across-${d}`, type: 'supports', from: from[one.a]!.id, to: to[one.b]!.id },
                ...{ annotator: null, note: one.note },
              },
            ]
          : [],
      );
    }),
  );
}

function someDocument(
  name: string,
  d: number,
  tags: readonly ExchangeTag[],
  annotators: readonly string[],
): fc.Arbitrary<ExchangeDocument> {
  return someText.chain((text) =>
    fc
      .record({
        metadata: someMetadata,
        drafts: fc.array(someAnnotation(text, tags, annotators), { maxLength: 8 }),
        twice: fc.boolean(),
        links: fc.array(
          fc.record({
            type: someName,
            from: fc.nat(),
            to: fc.nat(),
            annotator: fc.constantFrom(...annotators, null),
            note: someProse,
          }),
          { maxLength: 3 },
        ),
      })
      .map(({ metadata, drafts, twice, links }) => {
        // Identical annotations are as legal as any.
        const all = twice ? [...drafts, ...drafts.slice(0, 1)] : drafts;
        const annotations = all.map((draft, i) => finished(draft, `a-${d}-${i}`));
        const ends = annotations.filter((annotation) => !annotation.suggested);
        const relations =
          ends.length === 0
            ? []
            : links.map(({ from, to, ...link }, i) => ({
                ...link,
                id: `r-${d}-${i}`,
                from: ends[from % ends.length]!.id,
                to: ends[to % ends.length]!.id,
              }));
        return {
          id: `document-${d}`,
          name,
          text,
          sha256: '',
          file: '',
          metadata,
          structure: null,
          annotations,
          relations,
          extras: [],
        };
      }),
  );
}

/** One in four of those that may be is a suggestion. */
function finished(draft: Omit<ExchangeAnnotation, 'id'>, id: string): ExchangeAnnotation {
  if (!draft.suggested || draft.gold) return { ...draft, id, suggested: false };
  return { ...draft, id, annotator: 'machine', decisions: [], comments: [], gold: false };
}
