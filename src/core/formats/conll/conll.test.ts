import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../model/span.ts';
import type { ParseContext, Parsed, Serialized } from '../exchange/model.ts';
import { conll } from './format.ts';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const nothing: ParseContext = { findText: () => null };
const parse = (files: ReturnType<typeof file>[], context = nothing) => conll.parse!(files, context) as Parsed;
const found = ({ exchange }: Parsed) =>
  exchange.documents.map(({ text, annotations }) =>
    annotations.map(({ span, tag }) => [quoteOf(text, span), tag]),
  );
const column = (...marks: string[]) =>
  marks.map((mark, i) => (mark === '' ? '' : `${String.fromCharCode(97 + i)} ${mark}`)).join('\n');

describe('CoNLL, read', () => {
  it('CoNLL-2003: takes entities, not chunks; a document for each -DOCSTART-; IOB1 begins with I-', () => {
    const parsed = parse([
      file(
        'eng.testa',
        [
          '-DOCSTART- -X- O O',
          '',
          'U.N. NNP I-NP I-ORG',
          'official NN I-NP O',
          'Ekeus NNP I-NP I-PER',
          '',
          'Iraq NNP I-NP I-LOC',
          '',
          '-DOCSTART- -X- O O',
          '',
          'CRICKET NNP I-NP O',
          'ENGLAND NNP I-NP I-LOC',
          '',
          'LONDON NNP I-NP I-LOC',
        ].join('\r\n'),
      ),
    ]);
    expect(found(parsed)).toEqual([
      [
        ['U.N.', 'ORG'],
        ['Ekeus', 'PER'],
        ['Iraq', 'LOC'],
      ],
      [
        ['ENGLAND', 'LOC'],
        ['LONDON', 'LOC'],
      ],
    ]);
    expect(parsed.exchange.documents.map(({ name, text }) => [name, text])).toEqual([
      ['eng 1', 'U.N. official Ekeus\nIraq\n'],
      ['eng 2', 'CRICKET ENGLAND\nLONDON\n'],
    ]);
    expect(parsed.losses).toMatchObject([{ code: 'text-made', count: 2 }]);
  });

  it.each([
    ['IOB2', column('B-X', 'I-X', 'B-X', 'O', 'B-Y', 'I-X'), ['a b', 'c', 'e', 'f']],
    ['IOBES', column('B-X', 'I-X', 'E-X', 'S-X', 'S-Y', 'O'), ['a b c', 'd', 'e']],
    ['BILOU', column('B-X', 'L-X', 'U-X', 'U-X', 'O', 'B-Y'), ['a b', 'c', 'd', 'f']],
    ['IOB1', column('I-X', 'I-X', 'B-X', 'O', 'I-Y', 'I-X'), ['a b', 'c', 'e', 'f']],
  ])('%s', (_, text, quotes) => {
    expect(found(parse([file('a.iob', text)]))[0]!.map(([quote]) => quote)).toEqual(quotes);
  });

  it('CoNLL: the text is lost: it is taken from beside the tokens, or from the project, and only where it is theirs', () => {
    const tokens = file('a.conll', '"\tO\nWell\tB-X\n,\tO\n\nno\tB-Y\n');
    const beside = parse([tokens, file('a.txt', '"Well,\n\n  no')]);
    expect(beside.exchange.documents[0]!.text).toBe('"Well,\n\n  no');
    expect(found(beside)).toEqual([
      [
        ['Well', 'X'],
        ['no', 'Y'],
      ],
    ]);
    expect(beside.losses).toEqual([]);
    const known = parse([tokens], {
      findText: ({ name }) => (name === 'a' ? { name, text: '"Well, no', sha256: 'ab' } : null),
    });
    expect(known.exchange.documents[0]).toMatchObject({ text: '"Well, no', sha256: 'ab' });
    const other = parse([tokens, file('a.txt', '"Well, yes')]);
    expect(other.exchange.documents[0]!.text).toBe('" Well ,\nno\n');
    expect(other.losses).toMatchObject([{ code: 'text-made', count: 1 }]);
  });

  it('knows its files, leaves transcripts and tables alone, and takes only the texts that are beside', () => {
    const five = 'a\tO\nb\tB-X\nc\tO\nd\tO\ne\tO\n';
    expect(conll.recognizes([file('train.txt', five)])).toBe(true);
    expect(conll.recognizes([file('a.conll', five)])).toBe(true);
    expect(conll.recognizes([file('a.txt', 'Ann: Yes.\nBen: No.\nO\nO\nO\nO\n')])).toBe(false);
    expect(conll.recognizes([file('a.tsv', `token\tlabel\n${five}`)])).toBe(false);
    expect(conll.recognizes([file('a.conllu', '1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n')])).toBe(false);
    const [a, b, c] = [file('a.conll', five), file('a.txt', 'a b c d e'), file('b.txt', 'A talk.')];
    expect(conll.claims!([a, b, c])).toEqual([a, b]);
  });

  it('takes numbers for tokens where tags stand beside them', () => {
    const parsed = parse([file('a.conll', '12\tB-X\tB-Y\n30\tI-X\tO\n'), file('a.txt', '12 30')]);
    expect(found(parsed)).toEqual([
      [
        ['12 30', 'X'],
        ['12', 'Y'],
      ],
    ]);
    expect(parsed.losses).toEqual([]);
  });

  it('lists lines that have other columns', () => {
    const parsed = parse([file('a.conll', 'a B-X\nb I-X\nc\nd O\n')]);
    expect(found(parsed)).toEqual([[['a b', 'X']]]);
    expect(parsed.losses.map(({ code, count }) => [code, count])).toEqual([
      ['line-unread', 1],
      ['text-made', 1],
    ]);
  });
});

describe('CoNLL, written', () => {
  it('puts what overlaps into further columns, and the text beside', () => {
    const { exchange } = parse([
      file('a.conll', 'No\tO\nnew\tB-X\ntax\tI-X\n'),
      file('a.txt', 'No new tax.'),
    ]);
    // The text has a full stop more than the tokens, so it is not theirs.
    expect(exchange.documents[0]!.text).toBe('No new tax\n');
    exchange.documents[0]!.annotations.push({
      ...exchange.documents[0]!.annotations[0]!,
      id: 'n',
      span: [[7, 9]],
      tag: 'Y y',
    });
    exchange.tags.push({ ...exchange.tags[0]!, id: 'Y y', name: 'Y y' });
    const { files, losses } = conll.serialize!(exchange, { now: 0 }) as Serialized;
    expect(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['a.conll', 'No\tO\tO\nnew\tB-X\tO\nta\tI-X\tB-Y_y\nx\tI-X\tO\n'],
      ['a.txt', 'No new tax\n'],
    ]);
    expect(losses.map(({ code, count }) => [code, count])).toEqual([['tag-renamed', 1]]);
  });

  it('keeps what only touches in one column', () => {
    const { exchange } = parse([file('a.conll', 'a\tB-X\nb\tB-X\nc\tO\n'), file('a.txt', 'ab c')]);
    const [first] = exchange.documents[0]!.annotations;
    exchange.documents[0]!.annotations.push({
      ...first!,
      id: 'n',
      span: [
        [0, 1],
        [2, 4],
      ],
    });
    const { files, losses } = conll.serialize!(exchange, { now: 0 }) as Serialized;
    expect(new TextDecoder().decode(files[0]!.bytes)).toBe('a\tB-X\tB-X\nb\tB-X\tO\nc\tB-X\tO\n');
    // Each annotation that stands otherwise than it did counts once.
    expect(losses.map(({ code, count }) => [code, count])).toEqual([['discontinuous-split', 1]]);
  });
});
