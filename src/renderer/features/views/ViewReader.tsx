import { useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Range, Span } from '../../../core/model/span.ts';
import { usePrefs } from '../../app/prefs.ts';
import { meant } from '../../reader/tidy.ts';
import { CaretTags } from '../caret/CaretTags.tsx';
import { useMotions } from '../caret/use-motions.ts';
import { ReaderView } from '../../reader/reader-view.tsx';
import type { Reader, ReaderContent, TagLook } from '../../reader/reader.ts';
import { useDesk } from '../desk/desk-context.ts';
import { cycle } from './walk.ts';

interface Props {
  annotations: readonly Annotation[];
  /** How tags look; the codebook's where absent. */
  looks?: ReadonlyMap<string, TagLook>;
  selected: string | null;
  /** Brought into view when it becomes another one. UTF-16. */
  at: Range | null;
  onSelect: (id: string) => void;
  /** What the user has selected of the text, without blanks at its ends; let go of where another annotation is selected. */
  onRange?: (range: Range | null) => void;
  /** A boundary of the selected annotation was dragged. The annotation stays as it is. */
  onBoundary?: (span: Span) => void;
}

const EVERY = (): boolean => true;
const NONE = (): boolean => false;

/** The open transcript with some annotations, in a view where they are looked at rather than made. */
export function ViewReader({ annotations, looks, selected, at, onSelect, onRange, onBoundary }: Props) {
  const { content, contentFault, speakers, tags, annotators, me } = useDesk();
  const reader = useRef<Reader>(null);
  const shown = useMemo<ReaderContent | null>(
    () => content && { ...content, speakers, language: content.transcript.language },
    [content, speakers],
  );
  const own = useMemo<ReadonlyMap<string, TagLook>>(
    () => new Map([...tags].map(([id, { colour, name }]) => [id, { colour, name }])),
    [tags],
  );
  const names = useMemo(() => new Map(annotators.map(({ id, name }) => [id, name])), [annotators]);
  const { selecting, stripes } = usePrefs();
  const caretMoved = useRef<() => void>(() => undefined);
  const [live, setLive] = useState<Reader | null>(null);
  useMotions(() => reader.current);
  const drop = useRef(onRange);
  useEffect(() => {
    drop.current = onRange;
  });
  useEffect(() => {
    // What was selected for one annotation must not be taken for the next.
    const range = reader.current?.selection();
    if (range) reader.current?.setCaret(range[1]);
    drop.current?.(null);
  }, [selected]);
  const [from, to] = at ?? [-1, -1];
  const ready = shown !== null;
  useEffect(() => {
    if (ready && from >= 0) reader.current?.goTo([from, to]);
  }, [ready, from, to]);
  return (
    <div className="view-reader" data-pane="transcript">
      {contentFault && (
        <p className="notice" data-tone="bad" role="alert">
          {contentFault}
        </p>
      )}
      {shown && (
        <ReaderView
          key={content?.transcript.id}
          content={shown}
          tags={looks ?? own}
          annotators={names}
          me={me.id}
          arrangement={stripes}
          annotations={annotations}
          selected={selected}
          movable={onBoundary ? EVERY : NONE}
          selecting={selecting}
          caret={() => caretMoved.current()}
          onReader={(made) => {
            reader.current = made;
            setLive(made);
          }}
          hit={(ids) => {
            const next = cycle(ids, selected);
            if (next !== null) onSelect(next);
          }}
          selection={(settled) => {
            const laid = reader.current?.laid();
            onRange?.(settled && laid ? meant(laid, settled.range, selecting) : null);
          }}
          boundary={(id, span) => {
            const was = annotations.find((annotation) => annotation.id === id);
            if (was) reader.current?.apply([was]);
            onBoundary?.(span);
          }}
        />
      )}
      <CaretTags reader={live} selected={selected} moved={caretMoved} />
    </div>
  );
}
