import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentOf } from '../exchange/make.ts';
import { Losses } from '../exchange/loss.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { faultsOf } from '../exchange/testing/round-trip.ts';
import { RowText } from '../rows/lay-out.ts';
import { parseRefi } from './parse.ts';
import { serializeProject } from './serialize.ts';

const someRow = fc.record({
  speaker: fc.constantFrom('Ann Low', 'Ben', 'Dr. 💩', ''),
  text: fc.constantFrom('Yes.', 'a\r\nb', ' 💩 said\tso ', 'Ben:', 'שלום\n\nzwei'),
});
const WHO = {
  'Ann Low': { role: 'asks', affiliation: 'The Times' },
  Ben: { role: '', affiliation: '' },
  'Dr. 💩': { role: 'answers', affiliation: '' },
  '': { role: '', affiliation: '' },
} as const;

/** Who says what: name, role, affiliation, and the words; stretches of one speaker that follow one another are one. */
function said({ text, structure }: ExchangeDocument) {
  const list: { who: string; words: string }[] = [];
  for (const block of structure?.blocks ?? []) {
    const speaker = block.turn === null ? null : structure!.turns[block.turn]!.speaker;
    if (speaker === null || block.kind !== 'paragraph') continue;
    const { name, role, affiliation, kind } = structure!.speakers[speaker]!;
    list.push({
      who: [name, kind, role, affiliation].join(' | '),
      words: text.slice(block.start, block.end),
    });
  }
  return list.flatMap(({ who, words }) =>
    words.split(/\s*[\r\n]+\s*/).map((line) => `${who}: ${line.trim()}`),
  );
}

it('REFI-QDA: cases that are speakers come back as speakers, with role, affiliation and what they say', () =>
  fc.assert(
    fc.asyncProperty(fc.array(someRow, { minLength: 1, maxLength: 6 }), async (rows) => {
      const laid = new RowText(new Losses());
      for (const { speaker, text } of rows) {
        const parts = { text, speaker, ...WHO[speaker as keyof typeof WHO] };
        laid.add(
          {
            ...parts,
            time: null,
            timeEnd: null,
            transcript: '',
            annotator: '',
            labels: [],
            variables: [],
            unread: [],
          },
          '',
        );
      }
      const { text, blocks, turns, speakers } = laid;
      const document = documentOf({ id: 'd', name: 'd', text, structure: { blocks, turns, speakers } });
      const { files } = await serializeProject(
        { documents: [document], tags: [], annotators: [], extras: [] },
        { now: 0 },
      );
      const { exchange, losses } = parseRefi(files);
      expect(losses).toEqual([]);
      expect(faultsOf(exchange)).toEqual([]);
      expect(said(exchange.documents[0]!)).toEqual(said(document));
    }),
    { numRuns: 100 },
  ));

it('REFI-QDA: cases of another tool: variables by their names, all of a text is nobody’s turn, overlaps and other variables reported', async () => {
  const text = 'ANN LOW: Yes, we do.\nNo.';
  const guid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  const selection = (n: number, start: number, end: number) =>
    `<PlainTextSelection guid="${guid(n)}" name="" startPosition="${start}" endPosition="${end}"/>`;
  const value = (n: number, word: string) =>
    `<VariableValue><VariableRef targetGUID="${guid(n)}"/><TextValue>${word}</TextValue></VariableValue>`;
  const one = (name: string, values: string, ...ns: number[]) =>
    `<Case guid="${guid(9)}" name="${name}">${values}${ns.map((n) => `<SelectionRef targetGUID="${guid(n)}"/>`).join('')}</Case>`;
  const xml = `<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other">
    <Variables><Variable guid="${guid(1)}" name="Organisation" typeOfVariable="Text"/><Variable guid="${guid(2)}" name="Age" typeOfVariable="Text"/></Variables>
    <Cases>${one('Ann Low', value(1, 'Office') + value(2, '40'), 3)}${one('Ben', '', 4)}${one('Interview', '', 5)}</Cases>
    <Sources><TextSource guid="${guid(8)}" name="talk"><PlainTextContent>${text}</PlainTextContent>${selection(3, 9, 20)}${selection(4, 14, 24)}${selection(5, 0, 24)}</TextSource></Sources></Project>`;
  const { exchange, losses } = parseRefi([{ path: 'p.qde', bytes: new TextEncoder().encode(xml) }]);
  const { structure } = exchange.documents[0]!;
  expect(structure!.speakers).toEqual([
    { label: 'Ann Low', name: 'Ann Low', kind: 'person', role: null, affiliation: 'Office' },
  ]);
  expect(structure!.blocks.map(({ kind, start, end, turn }) => [kind, text.slice(start, end), turn])).toEqual(
    [
      ['speaker', 'ANN LOW:', 0],
      ['paragraph', 'Yes, we do.', 0],
      ['paragraph', 'No.', null],
    ],
  );
  expect(losses.map(({ code, count }) => [code, count])).toEqual([
    ['case-value', 1],
    ['case-of-all', 1],
    ['case-overlaps', 1],
  ]);
});
