import { FileText } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { usePrefs } from '../../app/prefs.ts';
import { CaretTags } from '../caret/CaretTags.tsx';
import { SpeakerJump } from '../caret/SpeakerJump.tsx';
import { TagPicker } from '../annotations/TagPicker.tsx';
import { useMotions } from '../caret/use-motions.ts';
import type { TagLook } from '../../reader/reader.ts';
import type { Reader, ReaderContent, ReaderSelection } from '../../reader/reader.ts';
import { ReaderView } from '../../reader/reader-view.tsx';
import { useMode } from '../correct/mode.ts';
import { HitPicker } from '../tagging/HitPicker.tsx';
import { SelectionMenu } from '../tagging/SelectionMenu.tsx';
import { useReaderInput } from '../tagging/use-reader-input.ts';
import { BlockMenu } from '../structure/BlockMenu.tsx';
import { LinkingBanner } from '../relations/LinkingBanner.tsx';
import { useReaderLinks } from '../relations/reader-links.ts';
import { TypePicker } from '../relations/TypePicker.tsx';
import { FindBar } from '../find/FindBar.tsx';
import { useFoundMarks } from '../find/use-found-marks.ts';
import { useDesk } from './desk-context.ts';
import { focusReader } from './panes.ts';
import { usePainting } from './use-painting.ts';
import { usePlace } from './use-place.ts';
import { useSame } from './use-same.ts';

interface Props {
  reader: RefObject<Reader | null>;
  arrive: (reader: Reader, transcript: string) => boolean;
  selection: ReaderSelection | null;
  onSelection: (selection: ReaderSelection | null) => void;
  contentFault: string | undefined;
}

/** The text, and what opens over it: tags at the selection, annotations under a click, corrections of its blocks. */
export function ReaderPane({ reader, arrive, selection, onSelection, contentFault }: Props) {
  const desk = useDesk();
  const { content, speakers, tags, annotators, transcripts, annotations, suggestions, me } = desk;
  const [live, setLive] = useState<Reader | null>(null);
  const shown = useMemo<ReaderContent | null>(
    () => content && { ...content, speakers, language: content.transcript.language },
    [content, speakers],
  );
  // Each commit brings new counts, and with them new objects: the text is painted anew only where it looks different.
  const looks = useSame<ReadonlyMap<string, TagLook>>(
    new Map([...tags].map(([id, { colour, name }]) => [id, { colour, name }])),
  );
  const names = useSame<ReadonlyMap<string, string>>(new Map(annotators.map(({ id, name }) => [id, name])));
  usePainting(live, annotations, suggestions, content?.transcript.edition);
  useFoundMarks(live);
  const { noted } = usePlace(live, desk.project.id, desk.transcript?.id ?? null, arrive);
  const input = useReaderInput(desk, selection, onSelection);
  // What is selected then is for something that has no place.
  const placing = useMode(desk.transcript?.id)?.kind === 'placing';
  const links = useReaderLinks(desk);
  const { selecting, stripes } = usePrefs();
  const caretMoved = useRef<() => void>(() => undefined);
  useMotions(desk.reader);

  if (transcripts?.length === 0) return <NoTranscripts onImport={() => desk.show('import')} />;
  return (
    // Keys and clicks that the text leaves over come by here; the text itself takes the focus.
    <div
      className="reader-pane"
      data-pane="transcript"
      onKeyDownCapture={input.onKeyDown}
      onClick={input.onClick}
    >
      <LinkingBanner />
      {contentFault && (
        <p className="notice" data-tone="bad" role="alert">
          {contentFault}
        </p>
      )}
      {shown && (
        <ReaderView
          key={desk.transcript?.id}
          content={shown}
          tags={looks}
          annotators={names}
          me={me.id}
          arrangement={stripes}
          selected={desk.selected ?? desk.suggestion}
          links={links}
          movable={desk.mayChange}
          selecting={selecting}
          caret={() => {
            caretMoved.current();
            noted();
          }}
          onReader={(made) => {
            reader.current = made;
            setLive(made);
          }}
          {...input.events}
        />
      )}
      {shown && <FindBar />}
      {selection && !placing && (
        <SelectionMenu
          selection={selection}
          typed={input.typed}
          onTyped={input.setTyped}
          onDone={() => {
            input.setTyped(null);
            focusReader();
          }}
        />
      )}
      <CaretTags reader={live} selected={desk.selected} moved={caretMoved} />
      <SpeakerJump />
      <TagPicker />
      <TypePicker />
      <HitPicker hit={input.hit} onClose={input.closeHit} />
      {content && <BlockMenu target={input.block} content={content} onClose={input.closeBlock} />}
    </div>
  );
}

function NoTranscripts({ onImport }: { onImport: () => void }) {
  return (
    <div className="reader-pane empty" data-pane="transcript">
      <FileText size={36} strokeWidth={1.25} aria-hidden />
      <h2>No transcripts yet</h2>
      <p>
        Import a press conference, a hearing, a debate or an interview: drop text files anywhere, or choose
        them.
      </p>
      <button type="button" className="button" data-variant="primary" onClick={onImport}>
        Import transcripts…
      </button>
    </div>
  );
}
