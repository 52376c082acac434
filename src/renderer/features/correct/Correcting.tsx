import './correct.css';
import type { EditorView } from '@codemirror/view';
import { useRef, useState } from 'react';
import type { TranscriptContent } from '../../../contract/types.ts';
import { Confirm } from '../../kit/Confirm.tsx';
import { count } from '../../kit/when.ts';
import { sentenceOf } from '../../platform/host.ts';
import { useRuns } from '../commands/runs.ts';
import { CommandKeys } from '../commands/CommandKeys.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { focusOnce } from '../desk/panes.ts';
import { EarlierDraft } from './EarlierDraft.tsx';
import { forgetDraft } from './kept-draft.ts';
import { drafts, setMode } from './mode.ts';
import { ReviewSheet } from './ReviewSheet.tsx';
import { TakeOver } from './TakeOver.tsx';
import { TextEditor } from './TextEditor.tsx';
import { useDraft } from './use-draft.ts';

/** The text of the open transcript, open to typing, in a frame that says so. */
export default function Correcting({ content }: { content: TranscriptContent }) {
  const desk = useDesk();
  const {
    draft,
    counted,
    count: recount,
    onChange,
    discard,
    isStale,
    earlier,
    forgetEarlier,
  } = useDraft(desk, content);
  const view = useRef<EditorView>(null);
  const [shown, show] = useState<'review' | 'discard' | null>(null);
  const [fault, setFault] = useState('');
  const { edits, effects } = counted;
  const leave = (): void => {
    drafts.delete(content.transcript.id);
    forgetDraft(content.transcript.id);
    setMode(null);
    // The editor goes with its focus.
    focusOnce('[data-pane="transcript"] [contenteditable]');
  };
  const review = (): void => {
    // What was typed a moment ago counts, too.
    if (!isStale && recount().edits.length > 0) show('review');
  };
  const askToDiscard = (): void => (draft.isChanged ? show('discard') : leave());
  useRuns({ 'correct.review': review, 'correct.discard': askToDiscard });
  const takeOver = (text: string): void => {
    view.current?.dispatch({ changes: draft.changesTo(text), scrollIntoView: true });
    view.current?.focus();
  };
  const next = content.transcript.editionNumber + 1;
  return (
    <section className="correct" data-pane="transcript" aria-label="Correct the text">
      <header className="correct-head">
        <div className="correct-words">
          <h2>Correcting the text</h2>
          <p role="status">
            {edits.length === 0 ? `Type in it; edition ${next} will be made.` : count(edits.length, 'change')}
            {effects.orphaned.length > 0 && (
              <strong> · {count(effects.orphaned.length, 'annotation')} would lose all text</strong>
            )}
            {effects.partial.length > 0 && ` · ${effects.partial.length} would lose a part`}
          </p>
        </div>
        <div className="correct-acts">
          <TakeOver onText={takeOver} onFault={(error) => setFault(sentenceOf(error))} />
          <button type="button" className="button" onClick={askToDiscard}>
            Discard
          </button>
          <button
            type="button"
            className="button"
            data-variant="primary"
            disabled={edits.length === 0 || isStale}
            onClick={review}
          >
            Look through…
            <CommandKeys id="correct.review" />
          </button>
        </div>
      </header>
      {isStale && (
        <p className="notice" data-tone="warn" role="alert">
          Somebody has corrected this text meanwhile. What you typed is on the text as it was before.{' '}
          <button type="button" className="link-button" onClick={discard}>
            Begin anew on the current text
          </button>
        </p>
      )}
      {earlier && <EarlierDraft kept={earlier} onForget={forgetEarlier} />}
      {fault !== '' && (
        <p className="notice" data-tone="bad" role="alert">
          {fault}
        </p>
      )}
      <TextEditor
        draft={draft}
        onView={(made) => {
          view.current = made;
        }}
        onChange={onChange}
      />
      {shown === 'review' && (
        <ReviewSheet content={content} {...recount()} onClose={() => show(null)} onDone={leave} />
      )}
      {shown === 'discard' && (
        <Confirm
          title="Discard the corrections?"
          action="Discard"
          onClose={() => show(null)}
          onConfirm={leave}
        >
          <p>What you have typed goes. The text stays as it is.</p>
        </Confirm>
      )}
    </section>
  );
}
