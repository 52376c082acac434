import { Button } from 'react-aria-components';
import { plural } from '../import/preview-lines.ts';
import type { ExportRun } from './use-export.ts';

interface Props {
  run: ExportRun;
  onCancel: () => void;
}

/** How the export goes, what it wrote, and what the format could not carry. */
export function ExportOutcome({ run, onCancel }: Props) {
  if (run.state === 'running') return <Running run={run} onCancel={onCancel} />;
  if (run.state === 'failed')
    return (
      <p className="notice" data-tone="bad" role="alert">
        {run.fault}
      </p>
    );
  if (run.state !== 'done' || !run.result) return null;
  const { files, rows, losses, download } = run.result;
  return (
    <div className="notice" data-tone="good" role="status">
      <p>
        {download === null ? 'Saved' : 'Downloaded'} {plural(rows, 'row')} in {plural(files.length, 'file')}:{' '}
        {files.slice(0, 6).join(', ')}
        {files.length > 6 && ` and ${plural(files.length - 6, 'more')}`}.
      </p>
      {losses.length > 0 ? (
        <>
          <p>This format could not carry everything:</p>
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

function Running({ run, onCancel }: Props) {
  const { done, total } = run.progress ?? { done: 0, total: 0 };
  const words = total > 0 ? `${done.toLocaleString('en')} of ${plural(total, 'row')}` : plural(done, 'row');
  return (
    <div className="notice export-running">
      <progress
        aria-label="Export"
        max={total > 0 ? total : undefined}
        value={total > 0 ? done : undefined}
      />
      <span role="status">{words}</span>
      <Button className="button" onPress={onCancel}>
        Stop
      </Button>
    </div>
  );
}
