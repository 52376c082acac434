import './safety.css';
import { useId, useState } from 'react';
import type { PurgeKind, PurgeReport } from '../../../contract/purge-types.ts';
import { visibleControls } from '../../../core/text/visible-controls.ts';
import { memory } from '../../app/memory.ts';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { host, useQuery } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';
import { useDesk } from '../desk/desk-context.ts';
import { PurgeDone } from './PurgeDone.tsx';
import { PurgePreviewed } from './PurgePreviewed.tsx';

const KINDS: readonly { value: PurgeKind; label: string }[] = [
  { value: 'transcript', label: 'A transcript' },
  { value: 'annotator', label: 'An annotator’s work' },
  { value: 'speaker', label: 'A speaker’s name' },
];

const NONE = [{ value: '', label: 'There is none in the project' }];

/** Removes something for good: what goes is shown first, and its name has to be repeated. */
export function PurgeDialog({ onClose }: { onClose: () => void }) {
  const [what, setWhat] = useState<PurgeKind>('transcript');
  const [chosen, setChosen] = useState('');
  const [confirm, setConfirm] = useState('');
  const [pseudonym, setPseudonym] = useState('');
  const [everywhere, setEverywhere] = useState(true);
  const [report, setReport] = useState<PurgeReport | null>(null);
  const { job, fault, stopped, run, stop } = useJob();
  const choices = useChoices(what);
  const id = choices.some((choice) => choice.value === chosen) ? chosen : (choices[0]?.value ?? '');
  const name = choices.find((choice) => choice.value === id)?.label ?? '';
  const form = useId();
  const choose = (next: string): void => {
    setChosen(next);
    setConfirm('');
  };
  const purge = async (): Promise<void> => {
    const done = await run({ title: 'Purge' }, ({ id: ofJob }) =>
      host().call('purge.run', {
        what,
        id,
        confirm: name,
        everywhere: what !== 'transcript' && everywhere,
        ...(pseudonym.trim() === '' ? {} : { pseudonym: pseudonym.trim() }),
        job: ofJob,
      }),
    );
    if (!done) return;
    // This browser's own copy of what the machine remembers, too.
    memory().forget(id);
    setReport(done);
  };
  // Nothing of it stays in the page either: texts that were open, drafts, what was searched for.
  const finish = (): void => location.reload();
  if (report)
    return (
      <Sheet
        title="Purged"
        isOpen
        onClose={finish}
        width="narrow"
        footer={
          <>
            <span className="sheet-words" />
            <button type="button" className="button" data-variant="primary" onClick={finish}>
              Done
            </button>
          </>
        }
      >
        <PurgeDone report={report} />
      </Sheet>
    );
  return (
    <Sheet
      title="Remove for good"
      isOpen
      onClose={onClose}
      width="narrow"
      canClose={job === null}
      footer={
        <>
          <span className="sheet-words">
            {job ? (
              <JobProgress job={job} onStop={stop} />
            ) : (
              <>
                <span className="sheet-fault" role="alert">
                  {fault}
                </span>
                <span role="status">{stopped}</span>
              </>
            )}
          </span>
          <button type="button" className="button" disabled={job !== null} onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            form={form}
            className="button"
            data-variant="danger"
            disabled={job !== null || name === '' || !isRepeated(confirm, name)}
          >
            Purge
          </button>
        </>
      }
    >
      <form
        id={form}
        className="purge"
        onSubmit={(event) => {
          event.preventDefault();
          void purge();
        }}
      >
        <p>
          For a participant or colleague who withdraws. What you choose goes from the texts, the history and
          every backup. It cannot be undone.
        </p>
        <label className="field">
          <span className="field-name">What</span>
          <NativeSelect
            value={what}
            options={KINDS}
            onChoose={(kind) => {
              setWhat(kind);
              setEverywhere(kind === 'speaker');
              choose('');
            }}
          />
        </label>
        <label className="field">
          <span className="field-name">Which</span>
          <NativeSelect
            value={id}
            options={choices.length === 0 ? NONE : choices}
            onChoose={choose}
            disabled={choices.length === 0}
          />
        </label>
        {id !== '' && <PurgePreviewed key={id} what={what} id={id} />}
        {what !== 'transcript' && (
          <>
            <label className="field">
              <span className="field-name">Pseudonym</span>
              <input
                className="input"
                maxLength={200}
                placeholder={what === 'speaker' ? 'Speaker 1' : 'Annotator 1'}
                value={pseudonym}
                onChange={(event) => setPseudonym(event.target.value)}
              />
            </label>
            <label className="purge-check">
              <input
                type="checkbox"
                checked={everywhere}
                onChange={(event) => setEverywhere(event.target.checked)}
              />
              <span>
                {what === 'speaker'
                  ? 'Mask the name in texts, and replace it in notes, titles and comments'
                  : 'Replace the name in notes, titles and comments, too'}
              </span>
            </label>
          </>
        )}
        {name !== '' && (
          <label className="field">
            <span className="field-name">To confirm, type “{name}”</span>
            <input
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={confirm}
              onChange={(event) => setConfirm(event.target.value)}
            />
          </label>
        )}
      </form>
    </Sheet>
  );
}

/** A name with controls that nobody sees can only be typed as it is shown. */
const isRepeated = (typed: string, name: string): boolean =>
  typed.trim() === name.trim() || typed.trim() === visibleControls(name).trim();

/** What there is of a kind. Who is at the desk cannot purge themselves. */
function useChoices(what: PurgeKind): { value: string; label: string }[] {
  const { project } = useDesk();
  const transcripts = useQuery('transcripts.list', undefined, ['transcript']).data ?? [];
  const annotators = useQuery('annotators.list', undefined, ['annotator']).data ?? [];
  const speakers = useQuery('speakers.list', undefined, ['speaker']).data ?? [];
  if (what === 'transcript') return transcripts.map(({ id, title }) => ({ value: id, label: title }));
  const people = what === 'speaker' ? speakers : annotators.filter(({ id }) => id !== project.annotator.id);
  return people.map(({ id, name }) => ({ value: id, label: name }));
}
