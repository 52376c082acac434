import { describe, expect, it, vi } from 'vitest';
import type { Annotation } from '../../core/model/annotation.ts';
import type { Range } from '../../core/model/span.ts';
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

describe('AnnotationStore, with more than it indexes at once', () => {
  const many = Array.from({ length: 9000 }, (_, i) =>
    annotation(
      `a${i}`,
      i % 2 ? 'claim' : 'policy',
      i,
      [i * 3, i * 3 + 1 + (i % 50)],
      [i * 3 + 60, i * 3 + 70],
    ),
  );
  const naive = (all: readonly Annotation[], start: number, end: number): string[] =>
    all
      .flatMap(({ id, span }) => span.filter((r) => r[0] < end && r[1] > start).map(([s]) => `${s} ${id}`))
      .sort();
  const found = (made: AnnotationStore, start: number, end: number): string[] =>
    made
      .overlapping(start, end)
      .map((piece) => `${piece.start} ${piece.id}`)
      .sort();

  it('answers the same before, while and after they are indexed, whatever changes meanwhile', async () => {
    const made = new AnnotationStore();
    made.set(many);
    const check = (all: readonly Annotation[]): void => {
      for (const start of [0, 40, 4000, 26_000])
        expect(found(made, start, start + 90)).toEqual(naive(all, start, start + 90));
    };
    check(many);
    const moved = { ...many[10]!, span: [[4000, 4050]] as Range[] };
    made.apply([moved], ['a11']);
    made.preview('a12', [[26_000, 26_010]]);
    expect(made.shownSpan('a12')).toEqual([[26_000, 26_010]]);
    made.preview('a12', null);
    expect(made.shownSpan('a8000')).toEqual(many[8000]!.span);
    const now = [...many.filter(({ id }) => id !== 'a10' && id !== 'a11'), moved];
    check(now);
    await vi.waitFor(() => expect(made.indexing).toBe(false), { timeout: 10_000, interval: 1 });
    check(now);
    made.destroy();
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
