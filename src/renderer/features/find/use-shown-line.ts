import { useEffect, useRef } from 'react';
import type { Range } from '../../../core/model/span.ts';
import type { FoundLine } from '../../../contract/find-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';

/** What is still to be done once a transcript is open. */
interface Waiting {
  transcript: string;
  /** To be selected: one goes into the text. */
  range: Range | null;
  /** To be selected, once it is there: annotations come after the text. */
  annotation: string | null;
  enter: boolean;
}

/** Shows lines in the text, also where their transcript has to be opened first. */
export function useShownLine(): {
  /** Brings the line's place into view; the focus stays where it is. */
  show: (line: FoundLine) => void;
  /** As {@link show}, and goes there: the hit is selected, so that a tag's key tags it. */
  enter: (line: FoundLine) => void;
} {
  const desk = useDesk();
  const waiting = useRef<Waiting | null>(null);
  const settle = (): void => {
    const wanted = waiting.current;
    const reader = desk.reader();
    if (!wanted || !reader || desk.content?.transcript.id !== wanted.transcript) return;
    if (wanted.annotation !== null && !desk.annotations?.loaded) return;
    waiting.current = null;
    if (wanted.annotation !== null) desk.select(wanted.annotation, { goTo: wanted.range === null });
    if (!wanted.enter) return;
    focusReader();
    if (wanted.range && wanted.annotation === null) reader.take(wanted.range);
  };
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  const { content, annotations } = desk;
  useEffect(() => {
    latest.current();
    return annotations?.subscribe(() => latest.current());
  }, [content, annotations]);
  const ask = (line: FoundLine, enter: boolean): void => {
    const { transcript } = line;
    if (transcript === null) return;
    const range: Range | null = line.edition === null ? null : [line.start, line.end];
    const annotation = line.of.entity === 'annotation' ? line.of.id : null;
    if (range) desk.goTo(transcript, range);
    else if (annotation === null && !enter) return;
    else if (desk.transcript?.id !== transcript) desk.openTranscript(transcript);
    waiting.current = { transcript, range, annotation, enter };
    settle();
  };
  return { show: (line) => ask(line, false), enter: (line) => ask(line, true) };
}
