import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { applyCorrections } from '../../../core/layouts/index.ts';
import type { Layout, LayoutCorrections } from '../../../core/model/layout.ts';
import { structural, withDescriptions } from './corrections.ts';
import type { ReadItem } from './queue.ts';
import { type SpeakerRow, speakerRows } from './speaker-rows.ts';
import { WordCounts } from './word-counts.ts';

/** Milliseconds of counting between two frames, and between two looks at the table. */
const SLICE = 8;
const LOOK = 250;

/** An item as it will be imported: the layout with its corrections, and the speaker table over it. */
export function usePreview({ read, detected, corrections }: ReadItem): {
  laidOut: Layout;
  rows: SpeakerRow[];
} {
  const { text, given } = read;
  const now = corrections.now;
  // What the user just did is shown first; a text of megabytes is laid out anew after that.
  const later = useDeferredValue(now);
  const moves = JSON.stringify(structural(later));
  const structure = useMemo(
    () => applyCorrections(text, detected, JSON.parse(moves) as LayoutCorrections, given),
    [text, detected, moves, given],
  );
  const laidOut = useMemo(() => withDescriptions(structure, later), [structure, later]);
  const counts = useMemo(() => new WordCounts(text, detected.language), [text, detected.language]);
  const [seen, look] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looked = performance.now();
    const slice = (): void => {
      const done = counts.count(structure.blocks, SLICE) && counts.count(detected.blocks, SLICE);
      if (!done) timer = setTimeout(slice, 0);
      if (!done && performance.now() - looked < LOOK) return;
      looked = performance.now();
      look((n) => n + 1);
    };
    slice();
    return () => clearTimeout(timer);
  }, [counts, structure, detected]);
  const rows = useMemo(
    () => speakerRows(text, detected, now, laidOut, counts),
    // `seen` stands for what `counts` knows by now.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [text, detected, now, laidOut, counts, seen],
  );
  return { laidOut, rows };
}
