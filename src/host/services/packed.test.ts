import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decodeMessage, encodeMessage } from '../../contract/codec.ts';
import {
  type PackedAnnotations,
  type PackedTranscript,
  unpackAnnotations,
  unpackBlocks,
  unpackTurns,
} from '../../contract/packed.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, colleague, type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk;
beforeEach(() => (desk = openDesk()));
afterEach(() => desk.dispose());

const TEXT =
  'A title\n\nAnna Bell:\n\nOne two 🙂 three.\n\nCarl Dent:\n\nFour five.\n\nAnna Bell:\n\nSix seven.\n';
const TAGS = [STARTER_TAGS.claim, STARTER_TAGS.statistic, STARTER_TAGS.measure];

/** Over the wire and back, as the page gets it. */
const sent = <T>(value: T): T => decodeMessage(encodeMessage(value)) as T;

async function portions(transcript: string, limit: number): Promise<Annotation[]> {
  const all: Annotation[] = [];
  for (let from: number | null = 0; from !== null;) {
    const portion: PackedAnnotations = sent(
      await desk.call('annotations.portion', { transcript, from, limit }),
    );
    all.push(...unpackAnnotations(transcript, portion));
    from = portion.next;
  }
  return all;
}

it('a transcript in columns is the same transcript', async () => {
  const id = await importText(desk, TEXT);
  const [block] = (await desk.call('transcripts.get', { id })).blocks.slice(-1);
  await desk.call('structure.startTurn', { block: block!.id, speaker: null });
  const content = await desk.call('transcripts.get', { id });
  await desk.call('structure.setTurnTime', { turn: content.turns[1]!.id, time: 12.5 });
  const plain = await desk.call('transcripts.get', { id });
  const { blocks, turns, ...rest }: PackedTranscript = sent(await desk.call('transcripts.open', { id }));
  const list = unpackTurns(turns);
  expect({ ...rest, turns: list, blocks: unpackBlocks(blocks, list) }).toEqual(plain);
  expect(plain.turns.some(({ time }) => time === 12.5)).toBe(true);
  expect(plain.turns.some(({ speaker }) => speaker === null)).toBe(true);
  const known = await desk.call('transcripts.open', { id, known: plain.transcript.edition });
  expect(known.text).toBeNull();
});

it('annotations in portions are the same annotations, whatever the size of a portion', async () => {
  const place = fc
    .tuple(fc.integer({ min: 9, max: 30 }), fc.integer({ min: 1, max: 12 }))
    // Not into the emoji.
    .map(([start, length]): [number, number] => [start, start + length])
    .filter((range) => range.every((at) => at !== TEXT.indexOf('🙂') + 1));
  const made = fc.record({
    range: place,
    second: fc.boolean(),
    tag: fc.constantFrom(...TAGS),
    note: fc.constantFrom('', 'Look again.'),
    value: fc.boolean(),
  });
  const transcript = await importText(desk, TEXT);
  const other = await importText(desk, `${TEXT}Other.`);
  const value = (await desk.call('tags.list')).find(({ id }) => id === STARTER_TAGS.statistic)!
    .attributes[0]!;
  const ben = colleague(desk, BEN);
  await fc.assert(
    fc.asyncProperty(fc.array(made, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (all, limit) => {
      for (const [i, { range, second, tag, note, value: hasValue }] of all.entries())
        await (i % 2 === 0 ? desk : ben).call('annotations.create', {
          transcript: i % 5 === 4 ? other : transcript,
          tag,
          span: [range, ...(second ? [[50, 54] as [number, number]] : [])],
          note,
          values: hasValue && tag === STARTER_TAGS.statistic ? { [value.id]: '7' } : {},
        });
      const listed = await desk.call('annotations.list', { transcript });
      const [one] = listed;
      if (one) await (one.annotator === BEN.id ? ben : desk).call('annotations.delete', { ids: [one.id] });
      for (const blind of [true, false]) {
        await desk.call('project.setSettings', { blind });
        expect(await portions(transcript, limit)).toEqual(
          await desk.call('annotations.list', { transcript }),
        );
      }
      const part = await desk.call('annotations.portion', { transcript, from: 12, to: 20 });
      expect(unpackAnnotations(transcript, part)).toEqual(
        (await desk.call('annotations.list', { transcript })).filter(
          ({ span: [first] }) => first![0] >= 12 && first![0] < 20,
        ),
      );
    }),
    { numRuns: 10 },
  );
});
