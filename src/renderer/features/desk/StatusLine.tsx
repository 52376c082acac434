import { Check, X } from 'lucide-react';
import { saving, useSaving } from '../../app/saving.ts';
import { useTrouble } from '../../app/trouble.ts';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { count } from '../../kit/when.ts';
import { jobs, useUnattendedJobs } from '../../platform/use-job.ts';
import { useAll } from '../annotations/use-annotations.ts';
import { useDesk } from './desk-context.ts';

/** The line at the foot: whether all is in the file, and what went wrong. */
export function StatusLine() {
  const { state, words, undoable } = useSaving();
  const trouble = useTrouble();
  const waiting = useUnattendedJobs();
  const { project, annotations, transcript, content, history, undo } = useDesk();
  const shown = useAll(annotations).length;
  return (
    <footer className="status">
      <div className="status-words" role="status" data-state={state}>
        {state === 'saving' && 'Saving…'}
        {state === 'saved' && (
          <>
            <Check size={14} aria-hidden />
            <span>Saved</span>
          </>
        )}
        {words !== '' && words !== trouble?.message && <span className="status-what">{words}</span>}
        {undoable && history.undo !== null && (
          <button type="button" className="link-button" onClick={undo}>
            Undo
          </button>
        )}
      </div>
      {state === 'failed' && words !== trouble?.message && (
        <button
          type="button"
          className="icon-button"
          aria-label="Put the message away"
          onClick={() => saving.clear()}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      {waiting.map((job) => (
        <JobProgress key={job.id} job={job} small onStop={() => jobs.stop(job.id)} />
      ))}
      {project.network !== null && (
        <div
          className="status-facts"
          title="The project lies in a network folder. Changes are saved by a journal that works there, somewhat slower. Have it open on one machine at a time."
        >
          Network folder ({project.network})
        </div>
      )}
      {transcript && content && (
        <div className="status-facts">
          {count(transcript.turns, 'turn')} · {count(shown, 'annotation')}
        </div>
      )}
    </footer>
  );
}
