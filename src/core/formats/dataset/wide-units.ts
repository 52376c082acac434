import type { Block } from '../../model/structure.ts';
import type { Span } from '../../model/span.ts';
import { segmenter } from '../../text/segmenters.ts';
import { trimRange } from '../../text/white-space.ts';
import type { PlacedTurn, TextPlaces } from './place.ts';

export const WIDE_UNITS = ['turn', 'sentence', 'transcript'] as const;
/** What a row of a wide table is. */
export type WideUnit = (typeof WIDE_UNITS)[number];

/** A row's stretch of the text. */
export interface Unit {
  /** From 1, in the order of the text; 0 for the text outside turns. */
  number: number;
  turn: PlacedTurn | null;
  /** UTF-16; null for the text outside turns, which is no one stretch. */
  range: readonly [start: number, end: number] | null;
  /** Of a sentence: what it is a sentence of. */
  block: Block | null;
}

/** The units of a transcript, and which of them an annotation counts for. */
export interface Units {
  readonly units: readonly Unit[];
  /** Indices of the units that a span overlaps: each once, sorted. Empty: it counts for none. */
  touched(span: Span): number[];
}

/** The units of one transcript. `language` (BCP 47) says how sentences are told apart; turns and whole transcripts need none. */
export function unitsIn(places: TextPlaces, kind: WideUnit, language: string): Units {
  if (kind === 'turn') return turns(places);
  if (kind === 'sentence') return sentences(places, language);
  const whole: Unit = { number: 1, turn: null, range: [0, places.text.length], block: null };
  return { units: [whole], touched: () => [0] };
}

/** Every turn, and the text outside turns where there is any: that has what touches no turn. */
function turns(places: TextPlaces): Units {
  const units = places.turns.map((turn): Unit => ({
    number: turn.number,
    turn,
    range: [turn.start, turn.end],
    block: null,
  }));
  const indexOf = new Map(places.turns.map((turn, i) => [turn, i]));
  const outside = units.length;
  if (
    places.size(null).characters > 0 ||
    units.length === 0 ||
    places.blocks.some(({ turn }) => turn === null)
  )
    units.push({ number: 0, turn: null, range: null, block: null });
  return {
    units,
    touched: (span) => {
      const found = places.turnsOf(span);
      if (found.length > 0) return found.map((turn) => indexOf.get(turn)!);
      return outside < units.length ? [outside] : [];
    },
  };
}

/** What people said or wrote, by sentences: labels, times and furniture have none, and no sentence crosses a block. */
function sentences(places: TextPlaces, language: string): Units {
  const turnOf = new Map(places.turns.map((turn) => [turn.id, turn]));
  const units: Unit[] = [];
  for (const block of places.blocks) {
    if (block.kind === 'speaker' || block.kind === 'timestamp' || block.kind === 'furniture') continue;
    const turn = block.turn === null ? null : (turnOf.get(block.turn) ?? null);
    for (const range of sentencesOf(places.text, block, language))
      units.push({ number: units.length + 1, turn, range, block });
  }
  return { units, touched: (span) => overlapping(units, span) };
}

/** The sentences of a block (Unicode Standard Annex 29), without the blanks around them. UTF-16. */
export function sentencesOf(
  text: string,
  { start, end }: { start: number; end: number },
  language: string,
): [start: number, end: number][] {
  // A sentence goes on over the line breaks of a wrapped paragraph; same length, so that offsets hold.
  const said = text.slice(start, end).replace(/[\n\r\f\v\u2028\u2029]/g, ' ');
  const found: [number, number][] = [];
  for (const { segment, index } of segmenter('sentence', language).segment(said)) {
    const range = trimRange(said, index, index + segment.length);
    if (range) found.push([start + range[0], start + range[1]]);
  }
  return found;
}

function overlapping(units: readonly Unit[], span: Span): number[] {
  const found: number[] = [];
  for (const [start, end] of span) {
    let [low, high] = [0, units.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (units[middle]!.range![1] <= start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < units.length && units[i]!.range![0] < end; i++)
      if (found.at(-1) !== i) found.push(i);
  }
  return found;
}
