import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitsPair } from '../model/span.ts';
import type { Block, BlockKind } from '../model/structure.ts';
import { extendFocus, type LaidText, MOTION_UNITS, moveCaret, snapToUnits, unitAt } from './motions.ts';

/** A text of blocks, each with what stands before it. A label begins a turn. */
function laidOf(
  parts: readonly (readonly [gap: string, shown: string, kind?: BlockKind])[],
  language = '',
): LaidText {
  let text = '';
  let turn = 0;
  const blocks: Block[] = [];
  for (const [gap, shown, kind = 'paragraph'] of parts) {
    text += gap;
    if (kind === 'speaker') turn++;
    const inTurn = kind === 'paragraph' || kind === 'speaker' ? `turn ${turn}` : null;
    blocks.push({
      id: `${blocks.length}`,
      kind,
      start: text.length,
      end: text.length + shown.length,
      turn: inTurn,
    });
    text += shown;
  }
  return { text: `${text}\n`, blocks, language };
}

const PIECES = [
  'a',
  'bc',
  ' ',
  '. ',
  '! ',
  '💩',
  '👩‍👩‍👧',
  '👍🏽',
  '🇫🇷🇩🇪',
  '1️⃣',
  'é',
  '\u0301',
  '中文',
  'שלום',
  'عربي',
  '\u00a0',
  '\r\n',
];

const documents = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '\n', '\r\n\r\n', '  '),
      fc.string({ unit: fc.constantFrom(...PIECES), minLength: 1, maxLength: 10 }),
      fc.constantFrom<BlockKind>('paragraph', 'paragraph', 'speaker', 'furniture', 'heading'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => laidOf(parts));

/** Where graphemes of the blocks begin and end. */
function borders({ text, blocks }: LaidText): number[] {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [
    ...new Set(
      blocks.flatMap(({ start, end }) => [
        ...[...graphemes.segment(text.slice(start, end))].map(({ index }) => start + index),
        end,
      ]),
    ),
  ];
}

const units = fc.constantFrom(...MOTION_UNITS);

describe('motions', () => {
  test('end at borders of graphemes, within what is shown', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), units, fc.boolean(), (laid, a, b, unit, forward) => {
        const places = borders(laid);
        const [anchor, focus] = [places[a % places.length]!, places[b % places.length]!];
        expect(places).toContain(extendFocus(laid, { anchor, focus }, unit, forward));
        expect(places).toContain(moveCaret(laid, focus, unit, forward));
      }),
      { numRuns: 300 },
    );
  });

  test('one step away and one back lead to where one was', () => {
    fc.assert(
      fc.property(
        documents,
        fc.nat(),
        units,
        fc.boolean(),
        fc.integer({ min: 1, max: 6 }),
        (laid, a, unit, forward, steps) => {
          const places = borders(laid);
          const anchor = places[a % places.length]!;
          const passed = [anchor];
          for (let i = 0; i < steps; i++) {
            const focus = extendFocus(laid, { anchor, focus: passed.at(-1)! }, unit, forward);
            if (focus === passed.at(-1)) break;
            expect(focus > passed.at(-1)!).toBe(forward);
            passed.push(focus);
          }
          while (passed.length > 1) {
            const focus = extendFocus(laid, { anchor, focus: passed.pop()! }, unit, !forward);
            expect(focus).toBe(passed.at(-1));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('go through the whole text, and end there', () => {
    fc.assert(
      fc.property(documents, units, fc.boolean(), (laid, unit, forward) => {
        let at = forward ? 0 : laid.text.length;
        for (let steps = 0; ; steps++) {
          const next = moveCaret(laid, at, unit, forward);
          if (next === at) break;
          expect(next > at).toBe(forward);
          expect(steps).toBeLessThanOrEqual(laid.text.length);
          at = next;
        }
      }),
      { numRuns: 100 },
    );
  });

  test('snapping holds what was asked for, splits no pair, and changes nothing the second time', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), fc.constantFrom('word', 'sentence'), (laid, a, b, unit) => {
        const places = borders(laid);
        const [start, end] = [places[a % places.length]!, places[b % places.length]!].sort(
          (x, y) => x - y,
        ) as [number, number];
        const got = snapToUnits(laid, [start, end], unit as 'word');
        const wanted = laid.text.slice(start, end).trim();
        expect(got === null).toBe(wanted === '');
        if (!got) return;
        expect(laid.text.slice(...got)).toContain(wanted);
        expect(got.some((at) => splitsPair(laid.text, at))).toBe(false);
        expect(snapToUnits(laid, got, unit as 'word')).toEqual(got);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what people mean by', () => {
  const hearing = laidOf([
    ['', 'Chair:', 'speaker'],
    [' ', 'Good morning. We begin\nwith prices.'],
    ['\n', 'Any questions?'],
    ['\n\n', 'Share', 'furniture'],
    ['\n', 'Ms Berg:', 'speaker'],
    [' ', 'Two, in fact.'],
  ]);
  /** What is selected from the first `start` of the text on, after each of some steps. */
  const after = (
    laid: LaidText,
    start: string,
    unit: (typeof MOTION_UNITS)[number],
    steps: number,
  ): string[] => {
    const anchor = laid.text.indexOf(start);
    let focus = anchor;
    return Array.from({ length: steps }, () => {
      focus = extendFocus(laid, { anchor, focus }, unit, true);
      return laid.text.slice(anchor, focus);
    });
  };

  test('a word: no blank goes with it', () => {
    expect(after(hearing, 'Good', 'word', 3)).toEqual(['Good', 'Good morning', 'Good morning. We']);
  });
  test('a sentence, over the lines of a wrapped paragraph', () => {
    expect(after(hearing, 'Good', 'sentence', 3)).toEqual([
      'Good morning.',
      'Good morning. We begin\nwith prices.',
      'Good morning. We begin\nwith prices.\nAny questions?',
    ]);
  });
  test('a paragraph and a turn: from the label on they end where speech ends', () => {
    expect(after(hearing, 'We begin', 'paragraph', 2)).toEqual([
      'We begin\nwith prices.',
      'We begin\nwith prices.\nAny questions?',
    ]);
    expect(after(hearing, 'Chair', 'turn', 1)).toEqual([
      'Chair: Good morning. We begin\nwith prices.\nAny questions?',
    ]);
    expect(moveCaret(hearing, 0, 'turn', true)).toBe(hearing.text.indexOf('Good'));
    expect(moveCaret(hearing, hearing.text.indexOf('Any'), 'turn', true)).toBe(hearing.text.indexOf('Two'));
    expect(moveCaret(hearing, hearing.text.indexOf('Two'), 'turn', false)).toBe(hearing.text.indexOf('Good'));
  });
  test('words of Chinese, of Arabic, and emoji of many parts', () => {
    const zh = laidOf([['', '我们依法打击犯罪。']], 'zh');
    expect(after(zh, '依法', 'word', 2)).toEqual(['依法', '依法打击']);
    const ar = laidOf([['', 'ارتفعت الأسعار كثيرا']], 'ar');
    expect(after(ar, 'ارتفعت', 'word', 2)).toEqual(['ارتفعت', 'ارتفعت الأسعار']);
    const emoji = laidOf([['', 'x 👩‍👩‍👧👍🏽🇫🇷🇩🇪 y']]);
    expect(after(emoji, '👩', 'character', 4)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧👍🏽', '👩‍👩‍👧👍🏽🇫🇷', '👩‍👩‍👧👍🏽🇫🇷🇩🇪']);
    expect(after(emoji, '👩', 'word', 1)[0]).toBe('👩‍👩‍👧');
  });
  test('the unit at a place; at its end still that one', () => {
    const cut = (at: string, unit: 'word' | 'sentence', shift = 0) => {
      const found = unitAt(hearing, hearing.text.indexOf(at) + shift, unit);
      return found && hearing.text.slice(...found);
    };
    expect(cut('morning', 'word', 3)).toBe('morning');
    expect(cut('morning', 'word', 7)).toBe('morning');
    expect(cut('begin', 'sentence')).toBe('We begin\nwith prices.');
    expect(cut(' We', 'word')).toBeNull();
  });
});
