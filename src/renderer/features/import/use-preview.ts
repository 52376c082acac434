import { useEffect, useMemo, useState } from 'react';
import { applyCorrections } from '../../../core/layouts/index.ts';
import type { Layout } from '../../../core/model/layout.ts';
import type { ReadItem } from './queue.ts';
import { type SpeakerRow, speakerRows } from './speaker-rows.ts';
import { WordCounts } from './word-counts.ts';

/** Milliseconds of counting between two frames, and between two looks at the table. */
const SLICE = 8;
const LOOK = 250;

/** An item as it will be imported: the layout with its corrections, and the speaker table over it. */
export function usePreview({ read, detected, corrections }: ReadItem): { laidOut: Layout; rows: SpeakerRow[] } {
  const { text } = read;
  const now = corrections.now;
  // Title, source, date and language do not move a block: only the rest costs a new layout.
  const laidOut = useMemo(
    () => applyCorrections(text, detected, { speakers: now.speakers, blocks: now.blocks }),
    [text, detected, now.speakers, now.blocks],
  );
  const counts = useMemo(() => new WordCounts(text, detected.language), [text, detected.language]);
  const [seen, look] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looked = performance.now();
    const slice = (): void => {
      const done = counts.count(laidOut.blocks, SLICE) && counts.count(detected.blocks, SLICE);
      if (!done) timer = setTimeout(slice, 0);
      if (!done && performance.now() - looked < LOOK) return;
      looked = performance.now();
      look((n) => n + 1);
    };
    slice();
    return () => clearTimeout(timer);
  }, [counts, laidOut, detected]);
  const rows = useMemo(
    () => speakerRows(text, detected, now, laidOut, counts),
    // `seen` stands for what `counts` knows by now.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [text, detected, now, laidOut, counts, seen],
  );
  return { laidOut, rows };
}
