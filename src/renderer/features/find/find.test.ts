import { beforeEach, describe, expect, test } from 'vitest';
import type { FoundLine } from '../../../contract/find-types.ts';
import { FoundMarks } from '../../reader/found-marks.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { NO_OPTIONS } from './options.ts';
import { placesOfLines, projectFind, searchOf, tick, wantedLines, WHOLE_PROJECT } from './project-find.ts';
import { isRightToLeft, rowsOf } from './rows.ts';
import { goToHit, stepTextFind, takeHits, textFind } from './text-find.ts';

const line = (transcript: string | null, start: number, more: Partial<FoundLine> = {}): FoundLine => ({
  in: 'text',
  of: { entity: 'transcript', id: transcript ?? '' },
  field: 'text',
  transcript,
  edition: transcript && `${transcript} edition`,
  speaker: null,
  start,
  end: start + 3,
  before: '',
  hit: 'hit',
  after: '',
  ...more,
});

describe('lines of a project', () => {
  test('stand under the name of their transcript, and of the place that was searched', () => {
    const lines = [
      line('a', 0),
      line('a', 9),
      line('b', 0),
      line('b', 2, { in: 'notes', edition: null }),
      line('a', 1),
    ];
    expect(
      rowsOf(lines).map((row) => (row.kind === 'group' ? [row.in, row.transcript, row.count] : row.index)),
    ).toEqual([['text', 'a', 2], 0, 1, ['text', 'b', 1], 2, ['notes', 'b', 1], 3, ['text', 'a', 1], 4]);
    expect(rowsOf([])).toEqual([]);
  });

  test('to be tagged are the ticked ones, or all; what stands in no text cannot be', () => {
    const lines = [
      line('a', 0),
      line('a', 0, { in: 'quotes' }),
      line('b', 5),
      line(null, 2, { in: 'codebook' }),
    ];
    projectFind.set({ lines, ticked: new Set() });
    expect(placesOfLines(wantedLines())).toEqual([
      { transcript: 'a', edition: 'a edition', ranges: [[0, 3]] },
      { transcript: 'b', edition: 'b edition', ranges: [[5, 8]] },
    ]);
    tick(lines.slice(2), true);
    expect(projectFind.get().ticked.size).toBe(1);
    expect(placesOfLines(wantedLines())).toEqual([
      { transcript: 'b', edition: 'b edition', ranges: [[5, 8]] },
    ]);
    tick(lines, false);
    expect(projectFind.get().ticked.size).toBe(0);
  });

  test('a search says what is narrowed only', () => {
    const state = {
      ...projectFind.get(),
      pattern: 'x',
      options: { ...NO_OPTIONS, aside: true },
      scope: WHOLE_PROJECT,
    };
    expect(searchOf(state)).toEqual({
      pattern: 'x',
      matchCase: false,
      matchAccents: false,
      wholeWords: false,
      regex: false,
      matchBlanks: false,
      labels: true,
      furniture: true,
      in: ['text'],
      tagged: 'any',
    });
    const scope = { ...WHOLE_PROJECT, speakers: ['s'], tagged: 'no' as const, tag: 't' };
    expect(searchOf({ ...state, scope })).toMatchObject({ speakers: ['s'], tagged: 'no', tag: 't' });
  });

  test('Arabic and Hebrew stand from right to left, whatever stands before their first letter', () => {
    expect(isRightToLeft('12: كتاب and more')).toBe(true);
    expect(isRightToLeft('… 2019, the כתב')).toBe(false);
    expect(isRightToLeft('今天')).toBe(false);
    expect(isRightToLeft('123')).toBe(false);
  });
});

describe('hits in the text', () => {
  const went: (readonly [number, number])[] = [];
  const desk = { reader: () => ({ goTo: (range: readonly [number, number]) => void went.push(range) }) };
  const at = () => textFind.get().marks?.current;
  beforeEach(() => {
    went.length = 0;
    textFind.set({ isOpen: true, marks: null, anchor: 12, fault: '' });
  });
  const take = (ends: number[], goThere = true) =>
    takeHits(desk as unknown as DeskValue, Uint32Array.from(ends), '', goThere);

  test('the first one shown is the first from where one stood; round the end it goes on', () => {
    take([0, 3, 10, 13, 20, 23]);
    expect(at()).toBe(2);
    for (const next of [0, 1, 2]) {
      stepTextFind(desk as unknown as DeskValue, 1);
      expect(at()).toBe(next);
    }
    stepTextFind(desk as unknown as DeskValue, -1);
    expect(at()).toBe(1);
    expect(went.at(-1)).toEqual([10, 13]);
    textFind.set({ anchor: 99 });
    take([0, 3]);
    expect(at()).toBe(0);
  });

  test('a text that was only laid anew is not scrolled; without hits there is nowhere to go', () => {
    take([0, 3, 20, 23], false);
    expect([at(), went]).toEqual([1, []]);
    take([]);
    stepTextFind(desk as unknown as DeskValue, 1);
    goToHit(desk as unknown as DeskValue, 0);
    expect([at(), went]).toEqual([-1, []]);
  });

  test('the same hits at another place are known as the same', () => {
    const marks = new FoundMarks(Uint32Array.of(1, 2), -1);
    expect(marks.at(0).sameHits(marks)).toBe(true);
    expect(new FoundMarks(Uint32Array.of(1, 2), -1).sameHits(marks)).toBe(false);
  });
});
