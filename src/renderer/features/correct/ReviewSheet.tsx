import { useMemo, useState } from 'react';
import type { Effects } from '../../../core/edits/effects.ts';
import type { Edits } from '../../../core/edits/edits.ts';
import type { TranscriptContent } from '../../../contract/types.ts';
import { saving } from '../../app/saving.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { count } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { Hunks } from './Hunks.tsx';
import { hunksOf } from './hunks.ts';
import { Losses } from './Losses.tsx';
import { listOrphans } from './mode.ts';

interface Props {
  content: TranscriptContent;
  edits: Edits;
  effects: Effects;
  onClose: () => void;
  /** The edition was made. */
  onDone: () => void;
}

/** What was changed, and what becomes of annotations, before the new edition is made. */
export function ReviewSheet({ content, edits, effects, onClose, onDone }: Props) {
  const [state, setState] = useState<{ busy: boolean; fault: string }>({ busy: false, fault: '' });
  const hunks = useMemo(() => hunksOf(content.text, edits), [content.text, edits]);
  const { id, edition, editionNumber } = content.transcript;
  const apply = async (): Promise<void> => {
    setState({ busy: true, fault: '' });
    try {
      const made = await host().call('editions.correct', {
        transcript: id,
        edition,
        edits: edits.map(([start, end, inserted]) => [start, end, inserted]),
      });
      if (made.orphaned.length > 0) listOrphans(id, true);
      saving.say(`Edition ${editionNumber + 1} made: ${count(edits.length, 'change')}`);
      onDone();
    } catch (error) {
      setState({ busy: false, fault: sentenceOf(error) });
    }
  };
  const { orphaned, partial, changed } = effects;
  return (
    <Sheet
      title="Look through the corrections"
      isOpen
      onClose={onClose}
      canClose={!state.busy}
      width="medium"
      footer={
        <>
          <span className="sheet-words sheet-fault" role="alert">
            {state.fault}
          </span>
          <button type="button" className="button" disabled={state.busy} onClick={onClose}>
            Back to the text
          </button>
          <button
            type="button"
            className="button"
            data-variant="primary"
            disabled={state.busy}
            autoFocus
            onClick={() => void apply()}
          >
            Make edition {editionNumber + 1}
          </button>
        </>
      }
    >
      <div className="correct-review">
        <p>
          {count(edits.length, 'change')} in {count(hunks.length, 'place')}. The text as it is now stays as
          edition {editionNumber}.{changed > 0 && ` Of ${count(changed, 'annotation')} some words change.`}
        </p>
        <Losses
          title={`${count(orphaned.length, 'annotation')} would lose all text`}
          note={`${orphaned.length === 1 ? 'It is' : 'They are'} kept, and listed until put on other text or deleted.`}
          ids={orphaned}
        />
        <Losses
          title={`${count(partial.length, 'annotation')} of several ranges would lose a part`}
          note="The rest stays, and says so."
          ids={partial}
        />
        <Hunks hunks={hunks} />
      </div>
    </Sheet>
  );
}
