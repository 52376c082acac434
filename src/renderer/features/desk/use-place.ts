import { isFocusNowhere } from '../../kit/nowhere.ts';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { memory } from '../../app/memory.ts';
import type { Reader } from '../../reader/reader.ts';
import { placeOf, readPlaces, withPlace } from './kept-places.ts';

/** Milliseconds that the text rests before its place is noted. */
const REST = 120;

/**
 * Comes back to where one was in a transcript, whenever it is shown again on this machine, and notes where one is. `arrive`
 * brings one elsewhere instead, where something else is asked for; it is told once the text is there.
 */
export function usePlace(
  reader: Reader | null,
  project: string,
  transcript: string | null,
  arrive: (reader: Reader, transcript: string) => boolean,
): { noted: () => void } {
  const key = `places.${project}`;
  const latest = useRef({ key, transcript, arrive });
  useLayoutEffect(() => {
    latest.current = { key, transcript, arrive };
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const note = useRef(() => undefined as void);
  useEffect(() => {
    const { key, transcript, arrive } = latest.current;
    if (!reader || transcript === null) return;
    note.current = () => {
      const place = reader.place();
      if (place) memory().setItem(key, withPlace(memory().getItem(key), transcript, place));
    };
    const place = placeOf(readPlaces(memory().getItem(key)), transcript);
    // Who has gone to an annotation in it meanwhile stays there.
    if (!arrive(reader, transcript) && place && !reader.wentSomewhere) reader.setPlace(place);
    // What had the focus went away with it: another text, or what was shown before there was one.
    if (isFocusNowhere()) reader.focus();
    const moved = (): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => note.current(), REST);
    };
    reader.element.addEventListener('scroll', moved, { passive: true });
    return () => {
      clearTimeout(timer.current);
      note.current = () => undefined;
      reader.element.removeEventListener('scroll', moved);
    };
  }, [reader]);
  return {
    noted: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => note.current(), REST);
    },
  };
}
