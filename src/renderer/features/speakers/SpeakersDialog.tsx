import './speakers.css';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { Sheet } from '../../kit/Sheet.tsx';
import { host, sentenceOf, useQuery } from '../../platform/host.ts';
import { useAct } from '../../platform/use-act.ts';
import { plural } from '../import/preview-lines.ts';
import { findSpeakers } from '../structure/find-speakers.ts';
import { AddSpeaker } from './AddSpeaker.tsx';
import { SpeakerLine } from './SpeakerLine.tsx';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** The project's speakers: who they are, how much each says, and which of them are one. */
export function SpeakersDialog(props: Props) {
  return props.isOpen ? <OpenSpeakersDialog {...props} /> : null;
}

function OpenSpeakersDialog({ onClose }: Props) {
  const { data, error } = useQuery('speakers.list', {}, [
    'speaker',
    'turn',
    'block',
    'annotation',
    'span',
    'transcript',
  ]);
  const { act: plainAct, fault } = useAct();
  const [search, setSearch] = useState('');
  const [done, setDone] = useState('');
  const speakers = data ?? [];
  // “Undo” takes back the last action: it is offered only as long as the merge is the last one.
  const act = useCallback<typeof plainAct>(
    (name, input) => {
      setDone('');
      return plainAct(name, input);
    },
    [plainAct],
  );
  const shown = search.trim() === '' ? speakers : findSpeakers(speakers, search);
  const undo = (): void =>
    void host()
      .call('history.undo')
      .then(
        ({ summary }) => setDone(`Taken back: ${summary}.`),
        (error: unknown) => setDone(sentenceOf(error)),
      );
  return (
    <Sheet
      title="Speakers"
      isOpen
      onClose={onClose}
      width="wide"
      footer={
        <>
          {fault && (
            <span className="sheet-words sheet-fault" role="alert">
              {fault}
            </span>
          )}
          <span className="sheet-words" role="status" hidden={fault !== ''}>
            {done || (data ? plural(speakers.length, 'speaker') : '')}
            {done.startsWith('Merged') && (
              <button type="button" className="link-button" onClick={undo}>
                Undo
              </button>
            )}
          </span>
          <Button className="button" data-variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="speakers">
        <div className="speakers-tools">
          <input
            className="input"
            type="search"
            aria-label="Find speakers"
            placeholder="Find speakers"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <AddSpeaker act={act} />
        </div>
        {error && (
          <p className="notice" data-tone="bad" role="alert">
            {error}
          </p>
        )}
        {data && speakers.length === 0 && (
          <p className="speakers-none">
            No speakers yet. Importing a transcript finds them, or add one above.
          </p>
        )}
        {data && speakers.length > 0 && shown.length === 0 && (
          <p className="speakers-none">No speaker is found by “{search}”.</p>
        )}
        {shown.length > 0 && (
          // A region that scrolls can be reached by keyboard.
          <div className="speakers-table" role="region" aria-label="Speakers" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Kind</th>
                  <th scope="col">Role</th>
                  <th scope="col">Affiliation</th>
                  <th scope="col" className="number">
                    Turns
                  </th>
                  <th scope="col" className="number">
                    Annotations
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">Merge or delete</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((speaker) => (
                  <SpeakerLine
                    key={speaker.id}
                    speaker={speaker}
                    speakers={speakers}
                    act={act}
                    onMerged={setDone}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Sheet>
  );
}
