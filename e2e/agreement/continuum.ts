/** One code point that is compared: its place in the file (in code points), and its turn, counted from 0. */
export interface Point {
  at: number;
  turn: number;
}

/** An annotation as it was exported, as far as agreement goes. */
export interface Coding {
  annotator: string;
  tag: string;
  /** `[start, end)` in code points of the file. */
  start: number;
  end: number;
  /** Text of an attribute's value by its column in the export; empty where there is none. */
  values: Record<string, string>;
}

/** A unit or a span: the code points of it that are compared, as indices into the points, and the turn of the first. */
export interface Stretch {
  points: number[];
  turn: number;
}

type Row = Record<string, string>;

/**
 * What is compared, by the letter of the definition: each code point of the turns that is not of a speaker's label, a line
 * break or a blank line. For files with a block a line, and a speaker's name with a colon on a line of its own.
 * @param speaker only the turns of this one.
 */
export function pointsOf(text: string, turns: readonly Row[], speaker?: string): Point[] {
  const out: Point[] = [];
  let counted = 0;
  for (const turn of turns) {
    if (speaker !== undefined && turn['speaker'] !== speaker) continue;
    let at = 0;
    for (const line of text.split('\n')) {
      const length = [...line].length;
      const inside = at >= Number(turn['start_code_point']) && at < Number(turn['end_code_point']);
      if (inside && line !== `${turn['speaker']}:`)
        for (let i = 0; i < length; i++) out.push({ at: at + i, turn: counted });
      at += length + 1;
    }
    counted++;
  }
  return out;
}

/** The words of the text that are compared. */
export function wordsOf(text: string, points: readonly Point[]): Stretch[] {
  const words = new Intl.Segmenter('en', { granularity: 'word' });
  const indexAt = new Map(points.map(({ at }, index) => [at, index]));
  const out: Stretch[] = [];
  let before = 0;
  for (const line of text.split('\n')) {
    for (const { segment, index, isWordLike } of words.segment(line)) {
      const from = before + [...line.slice(0, index)].length;
      const inside = [...segment].flatMap((_, i) => indexAt.get(from + i) ?? []);
      if (isWordLike && inside.length > 0) out.push({ points: inside, turn: points[inside[0]!]!.turn });
    }
    before += [...line].length + 1;
  }
  return out;
}

/** An annotator's annotations of a tag with what they cover; those that cover nothing compared are left out. */
export function spansOf(
  codings: readonly Coding[],
  points: readonly Point[],
  annotator: string,
  tag: string | null,
): (Stretch & { coding: Coding })[] {
  return codings
    .filter((coding) => coding.annotator === annotator && (tag === null || coding.tag === tag))
    .flatMap((coding) => {
      const covered = points.flatMap(({ at }, i) => (at >= coding.start && at < coding.end ? [i] : []));
      return covered.length > 0 ? [{ coding, points: covered, turn: points[covered[0]!]!.turn }] : [];
    });
}
