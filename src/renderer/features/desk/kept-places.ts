import type { ReaderPlace } from '../../reader/reader.ts';

/** Of so many transcripts of a project the place is remembered; the oldest go first. */
const MOST = 200;

/** By transcript, the last noted one at the end: offset in view, pixels from the top at which it stands, caret or null. */
type Places = Readonly<Record<string, readonly [offset: number, y: number, caret: number | null]>>;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** What was kept, as far as it makes sense. */
export function readPlaces(stored: string | null): Places {
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, [number, number, number | null]] => {
        const value: unknown = entry[1];
        if (!Array.isArray(value) || value.length !== 3) return false;
        const [offset, y, caret] = value as unknown[];
        return (
          isNumber(offset) &&
          offset >= 0 &&
          isNumber(y) &&
          (caret === null || (isNumber(caret) && caret >= 0))
        );
      }),
    );
  } catch {
    return {};
  }
}

export function placeOf(places: Places, transcript: string): ReaderPlace | null {
  const found = places[transcript];
  return found ? { offset: found[0], y: found[1], caret: found[2] } : null;
}

/** What is to be kept once a place is noted. */
export function withPlace(stored: string | null, transcript: string, place: ReaderPlace): string {
  const { [transcript]: _before, ...others } = readPlaces(stored);
  const kept = Object.entries(others).slice(-(MOST - 1));
  const { offset, y, caret } = place;
  return JSON.stringify({ ...Object.fromEntries(kept), [transcript]: [offset, Math.round(y), caret] });
}
