/** A line of the text, from the sheet's top (pixels). */
export interface Line {
  top: number;
  bottom: number;
}

/** An end of a relation beside the text. */
export interface PlacedLink<T> {
  link: T;
  /** The other end's line; null where it is not near: then a word at the selected annotation's line says where. */
  line: Line | null;
  /** Where the other end stands; `elsewhere` in another transcript. */
  where: 'above' | 'below' | 'elsewhere';
}

/** Lines nearer than this have no arc between them (pixels). */
const SAME = 4;

export interface LinkShape<T> {
  link: T;
  /** Vertical middle of the selected annotation's line, and of the other end's; the same where that is not near. */
  from: number;
  to: number;
  /** How far the arc goes out into the margin; 0 without an arc. */
  reach: number;
  /** Top of the words, and to which side of the line they stand. */
  label: number;
  /** Where there is no arc: which way the other end is; `here` on the same line. */
  where: PlacedLink<T>['where'] | 'here' | null;
}

/** Pixels from the text to the nearest arc, between two arcs, and of a line of words. */
const FIRST = 12;
const STEP = 6;
export const WORDS = 15;

/**
 * Lays arcs and their words into a margin: longer arcs go round shorter ones, words stand at the far end on the side that the
 * arc does not come from, and none over another. `room`: how far arcs may go out.
 */
export function layLinks<T>(own: Line, links: readonly PlacedLink<T>[], room: number): LinkShape<T>[] {
  const middle = (line: Line) => (line.top + line.bottom) / 2;
  const from = middle(own);
  const isHere = ({ line }: PlacedLink<T>) => line !== null && Math.abs(middle(line) - from) < SAME;
  const near = links
    .filter((placed) => placed.line !== null && !isHere(placed))
    .sort((a, b) => Math.abs(middle(a.line!) - from) - Math.abs(middle(b.line!) - from));
  const taken: Line[] = [];
  const free = (wanted: number, step: 1 | -1): number => {
    let top = wanted;
    while (taken.some((line) => line.top < top + WORDS && line.bottom > top)) top += step * 2;
    taken.push({ top, bottom: top + WORDS });
    return top;
  };
  const shapes = near.map(({ link, line }, i): LinkShape<T> => {
    const to = middle(line!);
    const below = to >= from;
    const reach = Math.min(room, FIRST + i * STEP);
    return {
      link,
      from,
      to,
      reach: Math.max(reach, 4),
      label: free(below ? to + 2 : to - WORDS - 2, below ? 1 : -1),
      where: null,
    };
  });
  const rest = links.filter((placed) => placed.line === null || isHere(placed));
  return [
    ...shapes,
    ...rest.map((placed): LinkShape<T> => ({
      link: placed.link,
      from,
      to: from,
      reach: 0,
      label: free(from - WORDS / 2, placed.where === 'above' ? -1 : 1),
      where: isHere(placed) ? 'here' : placed.where,
    })),
  ];
}

/** The path of an arc in a margin whose text ends at x 0; `sign` -1 where it goes out to the left. */
export function arcPath(
  { from, to, reach }: Pick<LinkShape<unknown>, 'from' | 'to' | 'reach'>,
  sign: 1 | -1,
): string {
  const x = sign * reach;
  const bend = Math.min(Math.abs(to - from) / 2, reach);
  const down = to >= from ? 1 : -1;
  return `M 0 ${from} Q ${x} ${from} ${x} ${from + down * bend} L ${x} ${to - down * bend} Q ${x} ${to} 0 ${to}`;
}
