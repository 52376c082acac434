import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';
import type { Range } from '../../../core/model/span.ts';
import type { Block } from '../../../core/model/structure.ts';
import { nextAnnotation, nextUntagged, turnsBySpeaker } from './go.ts';

const annotation = (id: string, start: number, end: number) =>
  ({ id, span: [[start, end]] }) as unknown as Annotation;

const lists = fc
  .uniqueArray(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })), { maxLength: 12 })
  .map((all) =>
    all.map(([start, length], i) => annotation(`${i}`, start, start + length)).sort(compareByPlace),
  );

test('going on and on comes by every annotation once, in both directions, stacked ones too', () => {
  fc.assert(
    fc.property(lists, fc.constantFrom(1, -1), (all, step) => {
      const came: Annotation[] = [];
      let at: Annotation | undefined;
      for (let i = 0; i <= all.length; i++) {
        at = nextAnnotation(all, at, step === 1 ? 0 : 99, step as 1);
        if (!at) break;
        came.push(at);
      }
      expect(came).toEqual(step === 1 ? all : all.toReversed());
    }),
    { numRuns: 100 },
  );
});

test('from a caret it is the nearest one, of those that are shown', () => {
  const all = [annotation('a', 0, 5), annotation('b', 10, 12), annotation('c', 20, 22)];
  expect(nextAnnotation(all, undefined, 6, 1)?.id).toBe('b');
  expect(nextAnnotation(all, undefined, 6, -1)?.id).toBe('a');
  expect(nextAnnotation(all, undefined, 6, 1, ({ id }) => id !== 'b')?.id).toBe('c');
  expect(nextAnnotation(all, all[2], 0, 1)).toBeUndefined();
  // One that has been deleted meanwhile still says where one was.
  expect(nextAnnotation(all, annotation('gone', 11, 12), 0, 1)?.id).toBe('c');
});

test('the next untagged turn is what a look at every turn finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), { maxLength: 10 }),
      lists,
      fc.nat(40),
      (gaps, all, caret) => {
        let at = 0;
        const turns = gaps.map(([gap, length]): Range => [(at += gap), (at += length)]);
        const spans = all.map(({ span }) => span);
        const free = turns.filter(
          ([start, end]) => !spans.some((span) => span.some(([s, e]) => s < end && e > start)),
        );
        expect(nextUntagged(turns, spans, caret, 1)).toEqual(free.find(([start]) => start > caret));
        expect(nextUntagged(turns, spans, caret, -1)).toEqual(free.findLast(([start]) => start < caret));
      },
    ),
    { numRuns: 150 },
  );
});

test('a speaker’s turns begin where they speak, not at their label', () => {
  const block = (kind: Block['kind'], start: number, turn: string | null): Block => ({
    id: `${start}`,
    kind,
    start,
    end: start + 1,
    turn,
  });
  const blocks = [
    block('heading', 0, null),
    block('speaker', 2, 'a'),
    block('paragraph', 4, 'a'),
    block('paragraph', 6, 'a'),
    block('speaker', 8, 'b'),
    block('paragraph', 10, 'c'),
    block('speaker', 12, 'd'),
    block('paragraph', 14, 'd'),
  ];
  const turns = [
    ['a', 'anna'],
    ['b', 'ben'],
    ['c', null],
    ['d', 'anna'],
  ].map(([id, speaker]) => ({ id: id!, speaker: speaker ?? null, time: null }));
  expect([...turnsBySpeaker({ blocks, turns })]).toEqual([
    ['anna', [4, 14]],
    ['ben', [8]],
  ]);
});
