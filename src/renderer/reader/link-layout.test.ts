import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcPath, layLinks, type Line, type PlacedLink, WORDS } from './link-layout.ts';

const own: Line = { top: 100, bottom: 130 };
const near = (link: string, top: number): PlacedLink<string> => ({
  link,
  line: { top, bottom: top + 30 },
  where: 'below',
});

describe('relations beside the text', () => {
  test('longer arcs go round shorter ones', () => {
    const shapes = layLinks(own, [near('far', 700), near('close', 200), near('up', 0)], 40);
    expect(shapes.map(({ link, reach }) => [link, reach])).toEqual([
      ['close', 12],
      ['up', 18],
      ['far', 24],
    ]);
  });

  test('words stand on the side of the line that the arc does not come from', () => {
    const [above, below] = layLinks(own, [near('below', 300), near('above', 0)], 40);
    expect(below!.label).toBeGreaterThan(below!.to);
    expect(above!.label + WORDS).toBeLessThan(above!.to);
  });

  test('no words lie over others, and no arc leaves the room that there is', () => {
    const placed = fc.oneof(
      fc.nat(900).map((top) => near('near', top)),
      fc
        .constantFrom('above' as const, 'below' as const, 'elsewhere' as const)
        .map((where): PlacedLink<string> => ({ link: where, line: null, where })),
    );
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 12 }), fc.integer({ min: 4, max: 60 }), (links, room) => {
        const shapes = layLinks(own, links, room);
        expect(shapes).toHaveLength(links.length);
        const tops = shapes.map(({ label }) => label).sort((a, b) => a - b);
        for (const [i, top] of tops.entries())
          if (i > 0) expect(top - tops[i - 1]!).toBeGreaterThanOrEqual(WORDS);
        for (const { reach } of shapes) expect(reach).toBeLessThanOrEqual(room);
      }),
    );
  });

  test('an arc begins and ends at the text', () => {
    expect(arcPath({ from: 10, to: 100, reach: 12 }, 1)).toBe('M 0 10 Q 12 10 12 22 L 12 88 Q 12 100 0 100');
    expect(arcPath({ from: 100, to: 100, reach: 12 }, -1)).toBe(
      'M 0 100 Q -12 100 -12 100 L -12 100 Q -12 100 0 100',
    );
  });
});
