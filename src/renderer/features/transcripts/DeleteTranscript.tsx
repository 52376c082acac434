import type { TranscriptSummary } from '../../../contract/types.ts';
import { Confirm } from '../../kit/Confirm.tsx';
import { count } from '../../kit/when.ts';
import { useAct } from '../../platform/use-act.ts';

/** Asks before a transcript goes, with what goes with it. */
export function DeleteTranscript({
  transcript,
  onClose,
}: {
  transcript: TranscriptSummary;
  onClose: () => void;
}) {
  const { act, fault } = useAct();
  const { annotations, title } = transcript;
  return (
    <Confirm
      title="Delete the transcript?"
      action="Delete"
      fault={fault}
      onClose={onClose}
      onConfirm={() => void act('transcripts.delete', { id: transcript.id }).then((ok) => ok && onClose())}
    >
      <p>
        “{title}” goes{annotations > 0 && ` with its ${count(annotations, 'annotation')}`}. Undo brings{' '}
        {annotations > 0 ? 'both' : 'it'} back.
      </p>
    </Confirm>
  );
}
