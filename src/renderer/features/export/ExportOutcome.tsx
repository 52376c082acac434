import { useEffect, useRef } from 'react';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { plural } from '../import/preview-lines.ts';
import type { ExportRun } from './use-export.ts';

interface Props {
  run: ExportRun;
  onCancel: () => void;
}

/** How the export goes, what it wrote, and what the format could not carry. */
export function ExportOutcome(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { job, result, fault, stopped } = props.run;
  const state = job ? 'runs' : fault || stopped || (result ? 'done' : '');
  // In a narrow window it stands below the choices.
  useEffect(() => {
    if (state !== '') place.current?.scrollIntoView({ block: 'nearest' });
  }, [state]);
  return (
    <div ref={place} className="export-outcome">
      <Outcome {...props} />
    </div>
  );
}

function Outcome({ run, onCancel }: Props) {
  if (run.job)
    return (
      <div className="notice">
        <JobProgress job={run.job} onStop={onCancel} />
      </div>
    );
  if (run.fault !== '')
    return (
      <p className="notice" data-tone="bad" role="alert">
        {run.fault}
      </p>
    );
  if (run.stopped !== '')
    return (
      <p className="notice" role="status">
        {run.stopped}
      </p>
    );
  if (!run.result) return null;
  const { files, losses, download } = run.result;
  return (
    <div className="notice" data-tone="good" role="status">
      <p>
        {download === null ? 'Saved' : 'Downloaded'} {run.written}: {files.slice(0, 6).join(', ')}
        {files.length > 6 && ` and ${plural(files.length - 6, 'more')}`}.
      </p>
      {losses.length > 0 ? (
        <>
          <p>
            Not everything is in it
            {files.some((name) => name.endsWith('LOSS.txt')) && '; LOSS.txt says where'}:
          </p>
          <ul>
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>Nothing was lost.</p>
      )}
    </div>
  );
}
