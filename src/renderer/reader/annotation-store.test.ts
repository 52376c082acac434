import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Range, Span } from '../../core/model/span.ts';
import { compareIntervals } from '../../core/text/interval-index.ts';
import { AnnotationStore } from './annotation-store.ts';
import { diffAnnotations } from './diff-annotations.ts';
import { highlightRules } from './highlight-rules.ts';
import { DEPTHS, highlightName, knownColour } from './highlights.ts';

const annotation = (id: string, tag: string, created: number, ...span: Range[]): Annotation => ({
  id,
  transcript: 't',
  edition: 'e',
  span,
  tag,
  annotator: 'anna',
  values: {},
  note: '',
  created,
  modified: created,
});

const store = (): AnnotationStore => {
  const made = new AnnotationStore();
  made.set([
    annotation('long', 'policy', 1, [0, 100]),
    annotation('short', 'claim', 2, [10, 20]),
    annotation('twin', 'claim', 3, [10, 20]),
    annotation('split', 'claim', 4, [12, 14], [30, 40]),
  ]);
  return made;
};
const ids = (found: readonly Annotation[]): string[] => found.map(({ id }) => id);

describe('AnnotationStore', () => {
  it('finds what lies at an offset, the shortest first, of equal ones the later', () => {
    expect(ids(store().at(13))).toEqual(['twin', 'short', 'split', 'long']);
    expect(ids(store().at(14))).toEqual(['twin', 'short', 'long']);
    expect(ids(store().at(100))).toEqual([]);
  });

  it('keeps what is suggested apart from annotations, though it lies on the same text', () => {
    const made = store();
    made.apply([{ ...annotation('offer', 'claim', 5, [11, 15]), suggested: true }], []);
    expect(ids(made.at(13))).toEqual(['twin', 'short', 'split', 'long']);
    expect(ids(made.suggestedAt(13))).toEqual(['offer']);
    expect(ids(made.suggestedAt(16))).toEqual([]);
    expect(made.overlapping(13, 14).map(({ id }) => id)).toContain('offer');
    made.apply([], ['offer']);
    expect(ids(made.suggestedAt(13))).toEqual([]);
  });

  it('tells where something looks different after a change', () => {
    const made = store();
    expect(made.apply([annotation('short', 'claim', 2, [50, 60])], ['split'])).toEqual([
      [12, 14],
      [30, 40],
      [10, 20],
      [50, 60],
    ]);
    expect(ids(made.at(55))).toEqual(['short', 'long']);
    expect(ids(made.at(35))).toEqual(['long']);
  });

  it('shows a preview until it is taken back, without losing what is stored', () => {
    const made = store();
    made.preview('short', [[15, 25]]);
    expect(ids(made.at(11))).toEqual(['twin', 'long']);
    expect(made.shownSpan('short')).toEqual([[15, 25]]);
    expect(made.get('short')?.span).toEqual([[10, 20]]);
    made.preview('short', null);
    expect(made.shownSpan('short')).toEqual([[10, 20]]);
  });

  it('leaves out what the filter turns down', () => {
    const made = store();
    made.setFilter(({ tag }) => tag === 'policy');
    expect(ids(made.at(13))).toEqual(['long']);
    expect(made.overlapping(0, 100)).toHaveLength(1);
  });
});

describe('AnnotationStore, beside a scan', () => {
  const ranges = fc
    .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 3 })
    .map((parts) => {
      let at = 0;
      return parts.map(([gap, length]): Range => {
        const start = at + gap;
        at = start + length + 1;
        return [start, start + length];
      });
    });
  const made = fc
    .tuple(fc.integer({ min: 0, max: 30 }), ranges)
    .map(([id, span]) => annotation(`a${id}`, 'claim', id, ...span));
  const step = fc.oneof(
    fc.record({ changed: fc.array(made, { maxLength: 4 }), removed: fc.array(fc.nat(30)) }),
    fc.record({ preview: fc.nat(30), span: fc.option(ranges) }),
  );
  const unique = (all: Annotation[]): Annotation[] => [...new Map(all.map((one) => [one.id, one])).values()];

  it('finds the same, sorted or not when set, after any run of changes and previews', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 40 }), fc.array(step, { maxLength: 12 }), (first, steps) => {
        const start = unique(first);
        const store = new AnnotationStore();
        store.set(start);
        const all = new Map(start.map((one) => [one.id, one]));
        const shown = new Map<string, Span>(start.map(({ id, span }) => [id, span]));
        for (const one of steps)
          if ('changed' in one) {
            const changed = unique(one.changed);
            const removed = one.removed.map((n) => `a${n}`).filter((id) => all.has(id));
            store.apply(changed, removed);
            for (const id of removed) {
              all.delete(id);
              shown.delete(id);
            }
            for (const next of changed) {
              all.set(next.id, next);
              shown.set(next.id, next.span);
            }
          } else {
            const id = `a${one.preview}`;
            store.preview(id, one.span);
            const known = all.get(id);
            if (known) shown.set(id, one.span ?? known.span);
          }
        for (const [id, span] of shown) expect(store.shownSpan(id)).toEqual(span);
        for (let offset = 0; offset < 220; offset += 7) {
          const naive = [...shown]
            .flatMap(([id, span]) => span.map(([from, to]) => ({ id, start: from, end: to })))
            .filter((piece) => piece.start < offset + 9 && piece.end > offset)
            .sort(compareIntervals);
          const found = store.overlapping(offset, offset + 9);
          expect(found.map(({ id, start, end }) => ({ id, start, end }))).toEqual(naive);
          for (const piece of found) expect(piece.annotation).toBe(all.get(piece.id));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('diffAnnotations', () => {
  it('takes an object that is the same for unchanged', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => annotation(id, 'claim', 0, [0, 1])) as [
      Annotation,
      Annotation,
      Annotation,
    ];
    const { next } = diffAnnotations(new Map(), [a, b]);
    const changedB = { ...b, note: 'new' };
    expect(diffAnnotations(next, [changedB, c])).toMatchObject({ changed: [changedB, c], removed: ['a'] });
    expect(diffAnnotations(next, [a, b])).toMatchObject({ changed: [], removed: [] });
  });
});

describe('highlight styles', () => {
  it('have one rule for each colour, depth and state, and one for colours the palette lacks', () => {
    const colours = ['blue', 'rose', knownColour('mauve'), knownColour(undefined)];
    const rules = highlightRules(new Set(colours), '.reader-text');
    for (const colour of colours)
      for (let depth = 0; depth <= DEPTHS; depth++)
        for (const strong of [false, true])
          expect(rules).toContain(`.reader-text::highlight(${highlightName(colour, depth, strong)}) {`);
    expect(rules).not.toContain('-orange-');
  });
});
