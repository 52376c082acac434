import type { Source } from './coded.ts';

/**
 * The same definitions again, for tests: code point by code point and pair by pair, with nothing shared, so
 * that agreement between the two is evidence.
 */
export interface NaivePoint {
  offset: number;
  turn: string | null;
  piece: number;
}

const SAID = new Set(['paragraph', 'heading', 'byline']);

/** Each code point of the continuum with its UTF-16 offset and its turn. */
export function naivePoints({ text, blocks }: Source): NaivePoint[] {
  const turns = blocks.some((block) => block.turn !== null);
  const out: NaivePoint[] = [];
  for (let offset = 0; offset < text.length; offset += text.codePointAt(offset)! > 0xffff ? 2 : 1) {
    const piece = blocks.findIndex((block) => block.start <= offset && offset < block.end);
    const block = blocks[piece];
    if (turns ? block?.turn != null && SAID.has(block.kind) : !block || SAID.has(block.kind))
      out.push({ offset, turn: turns ? block!.turn : null, piece });
  }
  return out;
}

/** For each unit the indices of its code points. */
export function naiveUnits(source: Source, kind: string): number[][] {
  const points = naivePoints(source);
  if (kind === 'character') return points.map((_, index) => [index]);
  if (kind === 'turn') {
    const turns = new Set(points.map(({ turn }) => turn).filter((turn) => turn !== null));
    return [...turns].map((turn) => points.flatMap((point, index) => (point.turn === turn ? [index] : [])));
  }
  const granularity = kind as 'word' | 'sentence';
  return source.blocks.flatMap((block) => {
    const inside = points.flatMap(({ offset }, index) =>
      offset >= block.start && offset < block.end ? [index] : [],
    );
    if (inside.length === 0) return [];
    const text = source.text.slice(block.start, block.end);
    const segments = new Intl.Segmenter('en', { granularity }).segment(
      granularity === 'sentence' ? text.replaceAll('\n', ' ') : text,
    );
    return [...segments].flatMap(({ segment, index, isWordLike }) => {
      if (granularity === 'word' ? !isWordLike : segment.trim() === '') return [];
      const from = block.start + index + (segment.length - segment.trimStart().length);
      const to = from + segment.trim().length;
      return [inside.filter((at) => points[at]!.offset >= from && points[at]!.offset < to)];
    });
  });
}

/** For each unit whether the annotator gave it the tag. */
export function naivePresence(source: Source, kind: string, annotator: string, tag: string): boolean[] {
  const points = naivePoints(source);
  const mine = source.annotations.filter((one) => one.annotator === annotator && one.tag === tag);
  return naiveUnits(source, kind).map((unit) =>
    unit.some((at) =>
      mine.some(({ span }) =>
        span.some(([start, end]) => start <= points[at]!.offset && points[at]!.offset < end),
      ),
    ),
  );
}

/** An annotator's annotations of a tag as sets of code points of the continuum; empty ones left out. */
export function naiveSpans(source: Source, annotator: string, tag: string): number[][] {
  const points = naivePoints(source);
  return source.annotations
    .filter((one) => one.annotator === annotator && one.tag === tag)
    .map(({ span }) =>
      points.flatMap(({ offset }, index) =>
        span.some(([start, end]) => start <= offset && offset < end) ? [index] : [],
      ),
    )
    .filter((span) => span.length > 0);
}

/** The stretches of an annotator's tag, those that overlap united: [start, end) in code points. */
export function naiveStretches(source: Source, annotator: string, tag: string): [number, number][] {
  const out: [number, number][] = [];
  for (const span of naiveSpans(source, annotator, tag))
    for (const at of span) {
      if (span.includes(at - 1)) continue;
      let end = at;
      while (span.includes(end)) end++;
      out.push([at, end]);
    }
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < out.length && !changed; i++)
      for (let j = 0; j < i && !changed; j++)
        if (out[i]![0] < out[j]![1] && out[j]![0] < out[i]![1]) {
          out[j] = [Math.min(out[i]![0], out[j]![0]), Math.max(out[i]![1], out[j]![1])];
          out.splice(i, 1);
          changed = true;
        }
  }
  return out.sort((a, b) => a[0] - b[0]);
}

/** Krippendorff's observed and expected disagreement of unitizing, by looking at every pair of stretches. */
export function naiveAlphaU(sets: [number, number][][], length: number): { Do: number; De: number } {
  const units = sets.map((set) => set.map(([start, end]) => ({ start, end, gap: false })));
  const sections = units.map((set) => {
    const all = [...set];
    let at = 0;
    for (const { start, end } of [...set, { start: length, end: length }]) {
      if (start > at) all.push({ start: at, end: start, gap: true });
      at = end;
    }
    return all;
  });
  const m = sets.length;
  let observed = 0;
  sections.forEach((mine, i) =>
    sections.forEach((theirs, j) => {
      if (i === j) return;
      for (const g of mine)
        for (const h of theirs) {
          if (!g.gap && !h.gap && g.start < h.end && h.start < g.end)
            observed += (g.start - h.start) ** 2 + (g.end - h.end) ** 2;
          else if (!g.gap && h.gap && h.start <= g.start && g.end <= h.end)
            observed += (g.end - g.start) ** 2;
          else if (g.gap && !h.gap && g.start <= h.start && h.end <= g.end)
            observed += (h.end - h.start) ** 2;
        }
    }),
  );
  const own = units.flat();
  let expected = 0;
  for (const { start, end } of own) {
    const l = end - start;
    expected += ((own.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    for (const section of sections.flat())
      if (section.gap && section.end - section.start >= l)
        expected += l ** 2 * (section.end - section.start - l + 1);
  }
  const taken = own.reduce((sum, { start, end }) => sum + (end - start) * (end - start - 1), 0);
  return {
    Do: observed / (m * (m - 1) * length ** 2),
    De: ((2 / length) * expected) / (m * length * (m * length - 1) - taken),
  };
}
