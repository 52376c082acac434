import { count } from '../../kit/when.ts';
import type { KeptDraft } from './kept-draft.ts';

interface Props {
  kept: KeptDraft;
  onForget: () => void;
}

/** As many changes are shown one by one. */
const MOST = 100;

/** What was typed on a text that somebody has corrected since: it cannot be put into another, but can be copied from here. */
export function EarlierDraft({ kept: { edits }, onForget }: Props) {
  return (
    <details className="notice correct-earlier" data-tone="warn">
      <summary>
        {count(edits.length, 'change')} that you typed on the text before it was corrected{' '}
        {edits.length === 1 ? 'is' : 'are'} not in this one
      </summary>
      <ol>
        {edits.slice(0, MOST).map(([start, end, inserted]) => (
          <li key={start}>
            {inserted === '' ? `${count(end - start, 'character')} taken out` : <q>{inserted}</q>}
          </li>
        ))}
      </ol>
      {edits.length > MOST && <p>{edits.length - MOST} more are not listed.</p>}
      <button type="button" className="button" onClick={onForget}>
        Forget {edits.length === 1 ? 'it' : 'them'}
      </button>
    </details>
  );
}
