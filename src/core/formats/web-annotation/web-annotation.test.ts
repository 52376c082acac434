import { describe, expect, it } from 'vitest';
import type { FormatFile, Parsed, Serialized } from '../exchange/model.ts';
import { webAnnotation } from './format.ts';

const TEXT = '💩 The minister said: “growth is 5 percent”. The minister left.';
const nothing = { findText: () => null };
const file = (path: string, content: unknown): FormatFile => ({
  path,
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
});
const read = (content: unknown, path = 'a.json', text: string | null = TEXT) =>
  webAnnotation.parse!(
    [file(path, content), ...(text === null ? [] : [file('talk.txt', text)])],
    nothing,
  ) as Parsed;
const item = (selector: unknown, rest: object = {}) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:a',
  type: 'Annotation',
  body: { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
  target: { source: 'talk.txt', selector },
  ...rest,
});
const position = (start: number, end: number) => ({ type: 'TextPositionSelector', start, end });
const quote = (exact: string, prefix = '', suffix = '') => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});
const quotesOf = ({ exchange }: Parsed) =>
  exchange.documents.flatMap(({ text, annotations }) =>
    annotations.map(({ span }) => span.map(([start, end]) => text.slice(start, end))),
  );

describe('W3C Web Annotation, several files of one import', () => {
  const one = item([position(2, 14)]);
  const files = (...contents: unknown[]) =>
    webAnnotation.parse!(
      [...contents.map((content, i) => file(`${i}.json`, content)), file('talk.txt', TEXT)],
      nothing,
    ) as Parsed;

  it('with the same annotation twice bring it once, and say so', () => {
    const parsed = files([one], [item([quote('left')], { id: 'urn:b' }), one]);
    expect(quotesOf(parsed)).toEqual([['The minister'], ['left']]);
    expect(parsed.losses).toMatchObject([{ code: 'stands-twice', count: 1 }]);
  });

  it('with others under its id bring them all, each by an id of its own', () => {
    const others = [item([quote('growth')]), item([quote('left')], { id: 'urn:a (2)' }), item([quote('5')])];
    const parsed = files([one, others[0], others[1]], [others[2]]);
    expect(quotesOf(parsed).flat()).toEqual(['The minister', 'growth', 'left', '5']);
    const ids = parsed.exchange.documents[0]!.annotations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(parsed.losses).toMatchObject([{ code: 'id-taken', count: 3 }]);
  });

  it('with ten thousand under one id take no longer for it', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => item([position(2, 14)], { n }));
    const { annotations } = files(many).exchange.documents[0]!;
    expect(new Set(annotations.map(({ id }) => id)).size).toBe(10_000);
  });
});

describe('W3C Web Annotation, read', () => {
  const one = item([position(2, 14), quote('The minister')]);

  it.each([
    ['one annotation', one, 'a.json'],
    ['an array', [one], 'a.json'],
    ['a page', { type: 'AnnotationPage', items: [one] }, 'a.jsonld'],
    [
      'a collection with its first page',
      { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [one] } },
      'a.json',
    ],
    ['lines', `${JSON.stringify(one)}\n${JSON.stringify({ ...one, id: 'urn:b' })}\n`, 'a.jsonl'],
  ])('takes %s', (_, content, path) => {
    const parsed = read(content, path);
    expect(webAnnotation.recognizes([file(path, content), file('talk.txt', TEXT)])).toBe(true);
    expect(quotesOf(parsed)[0]).toEqual(['The minister']);
    expect(parsed.exchange.documents[0]).toMatchObject({ name: 'talk', text: TEXT, file: 'talk.txt' });
    expect(parsed.losses).toEqual([]);
  });

  it('Recogito: offsets are UTF-16', () => {
    const parsed = read(item([position(3, 15), quote('The minister')]));
    expect(quotesOf(parsed)).toEqual([['The minister']]);
    expect(parsed.fits[0]).toMatchObject({ unit: 'utf-16', chosen: 1, checked: 1, fitted: 1 });
  });

  it('finds a quote by what stands around it, where there are no offsets or they are wrong', () => {
    expect(quotesOf(read(item([quote('growth')])))).toEqual([['growth']]);
    expect(quotesOf(read(item([quote('The minister', '', ' left')])))).toEqual([['The minister']]);
    const moved = read(item([position(0, 3), quote('The minister', '”. ', ' left')]));
    expect(moved.exchange.documents[0]!.annotations[0]!.span).toEqual([
      [TEXT.lastIndexOf('The'), TEXT.lastIndexOf(' left')],
    ]);
    expect(moved.losses.map(({ code }) => code)).toEqual(['found-by-quote']);
  });

  it('lists what stands nowhere', () => {
    const { exchange, losses } = read(item([position(0, 3), quote('The president')]));
    expect(exchange.documents[0]!.annotations).toEqual([]);
    expect(losses).toMatchObject([{ code: 'quote-mismatch', count: 1, examples: ['urn:a: The president'] }]);
  });

  it('one target a range is one discontinuous annotation', () => {
    const parsed = read(
      item(null, {
        target: [
          { source: 'talk.txt', selector: [position(2, 14), quote('The minister')] },
          { source: 'talk.txt', selector: quote('growth') },
        ],
      }),
    );
    expect(quotesOf(parsed)).toEqual([['The minister', 'growth']]);
  });

  it('Hypothesis: rows with tags, text and user beside the target', () => {
    const parsed = read(
      {
        total: 1,
        rows: [
          {
            id: 'h1',
            created: '2023-11-05T10:00:00.000+00:00',
            user: 'acct:anna@hypothes.is',
            uri: 'https://example.org/talk.txt',
            text: 'a note',
            tags: ['Claim', 'Economy'],
            target: [
              {
                source: 'https://example.org/talk.txt',
                selector: [quote('growth', 'said: “', ' is'), position(23, 29)],
              },
            ],
          },
        ],
      },
      'a.json',
    );
    expect(parsed.exchange.documents).toHaveLength(2);
    // The address is not the file beside it: the text is unknown, and the host has to find it.
    expect(parsed.exchange.documents[1]).toMatchObject({ name: 'talk', text: '' });
    const found = webAnnotation.parse!(
      [
        file('a.json', {
          rows: [
            item([quote('growth')], {
              tags: ['Economy'],
              type: undefined,
              user: 'acct:anna@hypothes.is',
              text: 'a note',
              created: '2023-11-05T10:00:00Z',
              body: undefined,
              target: [{ source: 'https://example.org/talk', selector: [quote('growth')] }],
            }),
          ],
        }),
      ],
      {
        findText: ({ name }) => (name === 'talk' ? { name: 'The talk', text: TEXT, sha256: 'aa' } : null),
      },
    ) as Parsed;
    expect(found.exchange.documents).toMatchObject([
      {
        name: 'The talk',
        text: TEXT,
        sha256: 'aa',
        annotations: [
          { tag: 'Economy', annotator: 'anna', note: 'a note', created: Date.UTC(2023, 10, 5, 10) },
        ],
      },
    ]);
  });

  it('keeps what is of no text and what it does not read, and writes it back', async () => {
    const image = {
      id: 'urn:i',
      type: 'Annotation',
      target: 'http://example.org/image.jpg',
      body: 'http://example.org/x',
    };
    const parsed = read([
      item([quote('growth')], { rights: 'http://example.org/licence', canonical: 'urn:c' }),
      image,
    ]);
    expect(parsed.losses).toMatchObject([{ code: 'not-of-a-text', count: 1 }]);
    const { files } = (await webAnnotation.serialize!(parsed.exchange, { now: 0 })) as Serialized;
    const { items } = JSON.parse(new TextDecoder().decode(files[0]!.bytes)).first as {
      items: { id: string }[];
    };
    expect(items).toMatchObject([
      { id: 'urn:a', rights: 'http://example.org/licence', canonical: 'urn:c' },
      image,
    ]);
  });
});
