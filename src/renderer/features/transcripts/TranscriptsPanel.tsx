import './transcripts.css';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { MenuItem } from 'react-aria-components';
import type { TranscriptSummary } from '../../../contract/types.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { RowMenu } from '../../kit/RowMenu.tsx';
import { count } from '../../kit/when.ts';
import { setMode } from '../correct/mode.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useDrawer } from '../desk/use-drawer.ts';
import { DeleteTranscript } from './DeleteTranscript.tsx';

/** The project's transcripts, with what is in them. */
export function TranscriptsPanel() {
  const { transcripts, transcript: open, openTranscript: choose, show } = useDesk();
  const drawer = useDrawer();
  const openTranscript = (id: string): void => {
    choose(id);
    // In a narrow window the list lies over the text.
    drawer.close();
  };
  const [deleting, setDeleting] = useState<TranscriptSummary | null>(null);
  const onAction = (key: string, transcript: TranscriptSummary): void => {
    if (key === 'open') openTranscript(transcript.id);
    else if (key === 'correct') {
      openTranscript(transcript.id);
      setMode({ kind: 'correcting', transcript: transcript.id });
    } else if (key === 'details') show('details', transcript.id);
    else if (key === 'export') show('export', transcript.id);
    else setDeleting(transcript);
  };
  return (
    <Pane
      name="transcripts"
      title="Transcripts"
      note={transcripts && transcripts.length > 0 ? transcripts.length : undefined}
      actions={
        <IconButton label="Import transcripts" onPress={() => show('import')}>
          <Plus size={16} aria-hidden />
        </IconButton>
      }
    >
      {transcripts?.length === 0 && (
        <p className="pane-empty">None yet. Import one, or drop text files anywhere.</p>
      )}
      <div className="pane-scroll">
        <ul className="pane-list" aria-label="Transcripts">
          {transcripts?.map((transcript) => (
            <li key={transcript.id} className="row">
              <button
                type="button"
                className="row-main transcript"
                aria-current={transcript.id === open?.id ? 'true' : undefined}
                data-part={transcript.partOf === null ? undefined : true}
                onClick={() => openTranscript(transcript.id)}
              >
                <span className="transcript-title">{transcript.title}</span>
                <span className="row-count">
                  {[
                    transcript.date,
                    transcript.editionNumber > 1 ? `edition ${transcript.editionNumber}` : '',
                    count(transcript.turns, 'turn'),
                    count(transcript.annotations, 'annotation'),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </button>
              <RowMenu
                label={`Actions for ${transcript.title}`}
                onAction={(key) => onAction(key, transcript)}
              >
                <MenuItem id="open" className="menu-item">
                  Open
                </MenuItem>
                <MenuItem id="details" className="menu-item">
                  Details…
                </MenuItem>
                <MenuItem id="correct" className="menu-item">
                  Correct the text…
                </MenuItem>
                <MenuItem id="export" className="menu-item">
                  Export…
                </MenuItem>
                <MenuItem id="delete" className="menu-item" data-tone="danger">
                  Delete…
                </MenuItem>
              </RowMenu>
            </li>
          ))}
        </ul>
      </div>
      {deleting && <DeleteTranscript transcript={deleting} onClose={() => setDeleting(null)} />}
    </Pane>
  );
}
