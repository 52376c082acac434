import { useEffect, useMemo } from 'react';
import { FoundMarks } from '../../reader/found-marks.ts';
import type { Reader } from '../../reader/reader.ts';
import { useStore } from '../../kit/store.ts';
import { useDesk } from '../desk/desk-context.ts';
import { projectFind } from './project-find.ts';
import { textFind } from './text-find.ts';

/** Marks hits in the text: those of the bar, else those of the project that stand in the open transcript. */
export function useFoundMarks(reader: Reader | null): void {
  const { content } = useDesk();
  const bar = useStore(textFind);
  const panel = useStore(projectFind);
  const edition = content?.transcript.edition;
  const ofPanel = useMemo(() => {
    if (!panel.isOpen) return null;
    const own = new Map<number, number>();
    for (const { edition: of, start, end } of panel.lines)
      if (of !== null && of === edition) own.set(start, end);
    return Uint32Array.from([...own].sort((a, b) => a[0] - b[0]).flat());
  }, [panel.isOpen, panel.lines, edition]);
  const at = panel.lines[panel.at];
  const marks = useMemo(() => {
    if (bar.isOpen) return bar.marks;
    if (!ofPanel) return null;
    const marks = new FoundMarks(ofPanel, -1);
    return at && at.edition === edition ? marks.at(marks.from(at.start)) : marks;
  }, [bar.isOpen, bar.marks, ofPanel, at, edition]);
  useEffect(() => reader?.setFound(marks), [reader, marks, content]);
}
