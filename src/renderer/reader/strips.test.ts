import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from '../../core/model/structure.ts';
import { BlockMap } from './block-map.ts';
import { stripsOf } from './strips.ts';
import type { Page } from './surface.ts';

it('cuts a page into strips that hold every block’s text once, in order, and cut no character', () => {
  const pieces = fc.constantFrom('a', 'wörd ', '👩‍👩‍👧', '🙂 ', 'सं', '\u0301');
  const texts = fc.array(
    fc.tuple(pieces, fc.integer({ min: 1, max: 900 })).map(([piece, times]) => piece.repeat(times)),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(texts, (parts) => {
      const blocks: Block[] = [];
      let text = '';
      for (const part of parts) {
        const start = text.length;
        text += part;
        blocks.push({ id: `${start}`, kind: 'paragraph', start, end: text.length, turn: null });
        text += '\r\n';
      }
      const page = { first: 0, end: blocks.length } as Page;
      const strips = stripsOf(page, new BlockMap(text, blocks));
      expect(strips[0]!.start).toBe(blocks[0]!.start);
      expect(strips.at(-1)!.end).toBe(blocks.at(-1)!.end);
      const graphemes = new Intl.Segmenter();
      for (const [i, { start, end }] of strips.entries()) {
        expect(end).toBeGreaterThan(start);
        const next = strips[i + 1];
        if (!next) continue;
        // Only what stands between two blocks stands between two strips.
        if (next.start !== end) expect(text.slice(end, next.start)).toBe('\r\n');
        else expect(graphemes.segment(text).containing(end)!.index).toBe(end);
      }
    }),
    { numRuns: 30 },
  );
});
