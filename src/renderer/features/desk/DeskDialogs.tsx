import { CheatSheet } from '../commands/CheatSheet.tsx';
import { KeysDialog } from '../commands/KeysDialog.tsx';
import { TranscriptDetails } from '../details/TranscriptDetails.tsx';
import { ExportDialog } from '../export/ExportDialog.tsx';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import { ImportDialog } from '../import/ImportDialog.tsx';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { TypesDialog } from '../relations/TypesDialog.tsx';
import { SpeakersDialog } from '../speakers/SpeakersDialog.tsx';
import { type DialogName, useDesk } from './desk-context.ts';

interface Props {
  dialog: { name: DialogName | null; transcript: string | null };
  /** Files that were dropped on the window, to import. */
  files: File[] | undefined;
  onDone: () => void;
}

/** What may lie over the desk. */
export function DeskDialogs({ dialog: { name, transcript }, files, onDone }: Props) {
  const desk = useDesk();
  const details = transcript ?? desk.transcript?.id;
  return (
    <>
      <ImportDialog
        isOpen={name === 'import'}
        onClose={onDone}
        files={files}
        onImported={(ids) => {
          const [first] = ids;
          if (first !== undefined) desk.openTranscript(first);
        }}
      />
      <ExportDialog isOpen={name === 'export'} onClose={onDone} transcriptId={transcript ?? undefined} />
      <SpeakersDialog isOpen={name === 'speakers'} onClose={onDone} />
      {details !== undefined && (
        <TranscriptDetails isOpen={name === 'details'} onClose={onDone} transcriptId={details} />
      )}
      <HistoryDialog isOpen={name === 'history'} onClose={onDone} />
      <CheatSheet isOpen={name === 'shortcuts'} onClose={onDone} onChange={() => desk.show('keys')} />
      {name === 'merge' && <MergeDialog onClose={onDone} />}
      {name === 'keys' && <KeysDialog onClose={onDone} />}
      {name === 'relationTypes' && <TypesDialog onClose={onDone} />}
    </>
  );
}
