import './job-progress.css';
import { Button } from 'react-aria-components';
import { progressWords, shareOf } from './progress-words.ts';

interface Props {
  /** How far it is; `total` 0 where that is not known. */
  job: { title: string; unit: string; done: number; total: number; stopping: boolean; canStop: boolean };
  onStop: () => void;
  /** In one line of small letters, with the title before it. */
  small?: boolean;
}

/** How far long work is, and a way to stop it. */
export function JobProgress({ job, onStop, small = false }: Props) {
  const share = shareOf(job);
  return (
    <div className="job" data-small={small || undefined}>
      {small && <span className="job-title">{job.title}</span>}
      <progress
        aria-label={job.title}
        max={share === null ? undefined : 1}
        value={share === null ? undefined : share}
      />
      {/* Read once, not at each step: the bar says the rest to who asks. */}
      <span className="job-words">{progressWords(job)}</span>
      {job.canStop && (
        // Stays as it is while it stops: a disabled button would lose the focus.
        <Button className="button job-stop" data-busy={job.stopping || undefined} onPress={onStop}>
          {job.stopping ? 'Stopping…' : 'Stop'}
        </Button>
      )}
    </div>
  );
}
