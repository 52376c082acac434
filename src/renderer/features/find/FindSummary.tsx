import { useStore } from '../../kit/store.ts';
import { count } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { projectFind } from './project-find.ts';

interface Props {
  fault: string;
  isSearching: boolean;
  onAgain: () => void;
}

/** What was found, and all that one has to know about it. */
export function FindSummary({ fault, isSearching, onAgain }: Props) {
  const { transcripts } = useDesk();
  const { lines, search, end, isStale, ticked } = useStore(projectFind);
  if (fault !== '')
    return (
      <p className="find-fault" role="alert">
        {fault}
      </p>
    );
  if (!search)
    return (
      <p className="find-summary">
        What you type is looked for in all transcripts. Accents and case do not count, unless you say so.
      </p>
    );
  const transcriptsFound = new Set(lines.map(({ transcript }) => transcript));
  const word = transcriptsFound.has(null) ? 'place' : 'transcript';
  const title = transcripts?.find(({ id }) => id === end?.stopped?.transcript)?.title;
  const again = (
    <button type="button" className="link-button" onClick={onAgain}>
      Search again
    </button>
  );
  return (
    <p className="find-summary" role="status">
      {lines.length === 0
        ? isSearching
          ? 'Searching…'
          : 'Nothing found.'
        : `${count(lines.length, 'hit')} in ${count(transcriptsFound.size, word)}${isSearching ? ' so far' : ''}.`}
      {ticked.size > 0 && ` ${ticked.size.toLocaleString()} ticked.`}
      {end?.more && ' There are more: only so many are listed. The CSV has them all.'}
      {end?.stopped &&
        ` Stopped after ${count(end.stopped.seconds, 'second')}${title ? ` in “${title}”` : ''}: this expression takes too long. What was found until then is listed.`}
      {!end && !isSearching && <> Stopped before the end. {again}</>}
      {isStale && <> The project has changed since. {again}</>}
    </p>
  );
}
