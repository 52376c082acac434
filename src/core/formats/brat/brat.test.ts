import { describe, expect, it } from 'vitest';
import { documentOf, tagOf } from '../exchange/make.ts';
import type { Exchange, FormatFile, Parsed } from '../exchange/model.ts';
import { brat } from './format.ts';
import { ANNOTATION_CONF, linesOf, textOf, VISUAL_CONF } from './testing.ts';

const nothing = { findText: () => null };
const file = (path: string, content: string): FormatFile => ({
  path,
  bytes: new TextEncoder().encode(content),
});
const read = (...files: FormatFile[]) => brat.parse!(files, nothing) as Parsed;
const write = (exchange: Exchange) => {
  const { files, losses } = brat.serialize!(exchange, { now: 0 }) as {
    files: FormatFile[];
    losses: { code: string }[];
  };
  const content = new Map(
    files.map(({ path, bytes }) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]),
  );
  return { content, codes: losses.map(({ code }) => code) };
};
const collection = (end: string) => [
  file('annotation.conf', ANNOTATION_CONF),
  file('visual.conf', VISUAL_CONF),
  file('a.txt', textOf(end)),
  file(
    'a.ann',
    linesOf(end)
      .map((line) => line + end)
      .join(''),
  ),
];

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('a brat collection in %s', (_, end) => {
  it('comes back with the same files, what the model has no place for as well', () => {
    const { exchange, losses } = read(...collection(end));
    expect(losses).toEqual([]);
    const { content, codes } = write(exchange);
    for (const { path, bytes } of collection(end))
      expect(content.get(path)).toBe(new TextDecoder().decode(bytes));
    expect(codes).toEqual([]);
  });

  it('is read as annotations, values, notes and relations, with the codebook of its configuration', () => {
    const { exchange, fits } = read(...collection(end));
    const [{ text, annotations, relations }] = exchange.documents as [Exchange['documents'][number]];
    const quotes = annotations.map(({ span }) => span.map(([s, e]) => text.slice(s, e)));
    expect(quotes).toEqual([
      ['The ministry'],
      ['growth was', 'percent'],
      ['said'],
      // Only a line break parts these fragments.
      [`percent.${end}It may fall`],
      ['5.2'],
      ['部长说'],
    ]);
    expect(annotations[1]).toMatchObject({
      tag: 'Claim',
      values: { Certainty: 'L2' },
      note: 'a note, “quoted”\twith a tab',
    });
    expect(annotations[3]!.values).toEqual({ 'Is hedged': 'true' });
    expect(relations.map(({ type, note }) => [type, note])).toEqual([
      ['supports', 'on the relation'],
      ['supports', ''],
    ]);
    expect(exchange.tags.map(({ id, name, parent, colour }) => [id, name, parent, colour])).toEqual([
      ['Claim', 'Claim', null, '#0072b2'],
      ['Sub-claim', 'Sub-claim', 'Claim', null],
      ['Org', 'Organisation', null, null],
      ['Thing', 'Thing', null, null],
      ['Number', 'Number', 'Thing', null],
      ['Say', 'Say', null, null],
    ]);
    expect(exchange.tags[0]!.attributes).toEqual([
      { name: 'Is hedged', type: 'boolean', choices: [] },
      { name: 'Certainty', type: 'choice', choices: ['L1', 'L2', 'L3'] },
    ]);
    expect(fits[0]).toEqual({ unit: 'code-point', chosen: 1, checked: 6, fitted: 6 });
  });

  it('keeps its lines through edits: what is gone takes its events with it, and says so', () => {
    const { exchange } = read(...collection(end));
    const [document] = exchange.documents as [Exchange['documents'][number]];
    const [ministry, growth, ...rest] = document.annotations;
    document.annotations = [
      { ...growth!, note: 'another note', values: { Certainty: 'L3' } },
      ...rest,
      { ...ministry!, id: 'new', tag: 'Number', note: '' },
    ];
    const { content, codes } = write(exchange);
    const lines = content.get('a.ann')!.split(end);
    const before = linesOf(end);
    const kept = before.filter((line) => /^(T[23457]|A2|R|\*|#2|#4|X9)/.test(line));
    expect(lines.filter((line) => before.includes(line))).toEqual(kept);
    expect(lines.filter((line) => !before.includes(line) && line !== '')).toEqual([
      'M3\tCertainty T2 L3',
      '#1\tAnnotatorNotes T2\tanother note',
      // T1 is not given again to another annotation.
      'T6\tNumber 2 14\tThe ministry',
    ]);
    // The event, its attribute and its note, and the normalisation spoke of T1.
    expect(codes).toEqual(['kept-line-gone']);
  });
});

describe('brat', () => {
  it('offsets count the byte-order mark of the text', () => {
    const { exchange, losses } = read(
      file('a.txt', '\ufeffone two'),
      file('a.ann', 'T1\tX 5 8\ttwo\nT2\tX 1 4\tone\n'),
    );
    expect(losses).toEqual([]);
    expect(exchange.documents[0]!.annotations.map(({ span }) => span)).toEqual([[[4, 7]], [[0, 3]]]);
    const { content } = write(exchange);
    expect(content.get('a.txt')).toBe('\ufeffone two');
    expect(content.get('a.ann')).toBe('T1\tX 5 8\ttwo\nT2\tX 1 4\tone\n');
  });

  it('a file of another tool counts UTF-16, and is written as it was', () => {
    const ann = 'T1\tX 3 6\tone\nT2\tX 7 10\ttwo\n';
    const { exchange, fits } = read(file('a.txt', '💩 one two'), file('a.ann', ann));
    expect(fits[0]).toMatchObject({ unit: 'utf-16', chosen: 1 });
    exchange.documents[0]!.annotations[1]!.span = [[3, 10]];
    expect(write(exchange).content.get('a.ann')).toBe('T1\tX 3 6\tone\nT2\tX 3 10\tone two\n');
  });

  it('lists what fits nowhere, and writes its lines back', () => {
    const ann = 'T1\tX 0 3\tone\nT2\tX 0 3\twho\nT3\tX 90 99\nA1\tFlag T2\n';
    const { exchange, losses } = read(file('a.txt', 'one two'), file('a.ann', ann));
    expect(exchange.documents[0]!.annotations).toHaveLength(1);
    expect(losses.map(({ code, examples }) => [code, examples])).toEqual([
      ['quote-mismatch', ['a T2: who']],
      ['outside-text', ['a T3']],
    ]);
    expect(write(exchange).content.get('a.ann')).toBe(ann);
  });

  it('folders that hold the same texts are annotators', () => {
    const { exchange } = read(
      file('corpus/annotation.conf', ANNOTATION_CONF),
      file('corpus/anna/x/a.txt', 'one two'),
      file('corpus/anna/x/a.ann', 'T1\tClaim 0 3\tone\n'),
      file('corpus/ben/x/a.txt', 'one two'),
      file('corpus/ben/x/a.ann', 'T1\tClaim 4 7\ttwo\n'),
    );
    expect(exchange.documents).toHaveLength(1);
    expect(exchange.documents[0]).toMatchObject({ name: 'x/a' });
    expect(exchange.documents[0]!.annotations.map(({ annotator }) => annotator)).toEqual(['anna', 'ben']);
    const { content } = write(exchange);
    expect(content.get('anna/x/a.ann')).toBe('T1\tClaim 0 3\tone\n');
    expect(content.get('ben/x/a.ann')).toBe('T1\tClaim 4 7\ttwo\n');
    expect(content.get('ben/x/a.txt')).toBe('one two');
  });

  it('folders of other texts are part of the name', () => {
    const { exchange } = read(file('r/x/a.txt', 'one'), file('r/x/a.ann', ''), file('r/y/a.txt', 'two'));
    expect(exchange.documents.map(({ name }) => name)).toEqual(['x/a', 'y/a']);
    expect(exchange.annotators).toEqual([]);
  });

  it('tags keep their type in the files when they are renamed here', () => {
    const { exchange } = read(...collection('\n'));
    exchange.tags.find(({ id }) => id === 'Org')!.name = 'Public body: any';
    const { content } = write(exchange);
    expect(content.get('a.ann')).toBe(
      linesOf('\n')
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(content.get('visual.conf')).toContain('Org | Public body: any\n');
    expect(content.get('visual.conf')).not.toContain('Organisation');
    expect(content.get('annotation.conf')).toBe(ANNOTATION_CONF);
  });

  it('1,080 annotations on 100,000 characters come back with the same lines, in LF and in CRLF', () => {
    for (const end of ['\n', '\r\n']) {
      const { text, lines } = bigSheet(end);
      expect(text.length).toBeGreaterThan(100_000);
      expect(lines.filter((line) => line.startsWith('T'))).toHaveLength(1_080);
      const { exchange, losses } = read(file('big.txt', text), file('big.ann', lines.join(end) + end));
      expect(losses).toEqual([]);
      expect(exchange.documents[0]!.annotations).toHaveLength(1_080);
      const { content } = write(exchange);
      expect(
        content
          .get('big.ann')!
          .split(end)
          .filter((line) => line !== '')
          .sort(),
      ).toEqual(lines.sort());
    }
  });

  it('two tags came back as one: a name with a bar has a label that no other tag has', async () => {
    const tags = ['a|b', 'a/b', ' a/b'].map((name) => tagOf({ id: name, name }));
    const { files } = await brat.serialize!(
      { documents: [documentOf({ id: 'd', name: 'd', text: 'a' })], tags, annotators: [], extras: [] },
      { now: 0 },
    );
    const { exchange } = await brat.parse!(files, { findText: () => null });
    expect(exchange.tags.map(({ name }) => name)).toEqual(['a/b (2)', 'a/b', 'a/b (3)']);
  });
});

/** A long text with discontinuous spans, attributes, relations, notes, events and equivalences, in the order of real files. */
function bigSheet(end: string): { text: string; lines: string[] } {
  const sentence = (n: number) =>
    `Sentence ${n} says — with 💩 and 中文 — that the rate was ${n % 100} percent.`;
  const sentences = Array.from({ length: 1_500 }, (_, n) => sentence(n));
  const text = sentences.join(end);
  const lines: string[] = [];
  let at = 0;
  for (const [n, words] of sentences.entries()) {
    const began = at;
    if (n < 1_080) {
      const parts =
        n % 3 === 0 ? ['Sentence', 'the rate'] : n % 3 === 1 ? ['💩 and'] : [`${n % 100} percent`];
      lines.push(
        `T${n + 1}\tType${n % 7} ${parts.map((part) => placeIn(words, part, began).join(' ')).join(';')}\t${parts.join(' ')}`,
      );
      if (n % 4 === 0) lines.push(`A${n + 1}\tSure T${n + 1}`, `A${n + 5_000}\tLevel T${n + 1} L${n % 3}`);
      if (n % 5 === 1) lines.push(`R${n}\tFollows Arg1:T${n + 1} Arg2:T${n}`);
      if (n % 6 === 0) lines.push(`#${n + 1}\tAnnotatorNotes T${n + 1}\tnote ${n} “é” 💩`);
      if (n % 50 === 2) lines.push(`E${n}\tType${n % 7}:T${n + 1} Role:T${n}`, `*\tEquiv T${n} T${n + 1}`);
    }
    at += [...words].length + end.length;
  }
  return { text, lines };
}

/** Where a part of a sentence stands, in code points; `at`: where the sentence begins. */
function placeIn(sentence: string, part: string, at: number): [number, number] {
  const start = at + [...sentence.slice(0, sentence.indexOf(part))].length;
  return [start, start + [...part].length];
}
