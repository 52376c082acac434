import './correct.css';
import { useRef } from 'react';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { count } from '../../kit/when.ts';
import { useQuery } from '../../platform/host.ts';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { editionWords } from './edition-words.ts';
import { listOrphans, setMode, useListed, useMode } from './mode.ts';
import { OrphanList } from './OrphanList.tsx';
import { Placing } from './Placing.tsx';

/** Above a text that was corrected: which edition is shown, and what has no place in it. Others have no such line. */
export function EditionStrip() {
  const { transcript } = useDesk();
  const corrected = transcript !== null && (transcript.editions > 1 || transcript.orphans > 0);
  return corrected ? <Strip transcript={transcript.id} /> : null;
}

function Strip({ transcript }: { transcript: string }) {
  const mode = useMode(transcript);
  const listed = useListed(transcript);
  const picker = useRef<HTMLDivElement>(null);
  const editions = useQuery('editions.list', { transcript }, ['edition', 'transcript']).data ?? [];
  const orphans = useQuery('orphans.list', { transcript }, [
    'edition',
    'transcript',
    'annotation',
    'span',
    'gold',
  ]).data;
  useRuns({ 'editions.choose': () => picker.current?.querySelector('select')?.focus() });
  if (mode?.kind === 'correcting') return null;
  const current = editions.find((one) => one.current)?.id ?? '';
  const shown = mode?.kind === 'reading' ? mode.edition : current;
  const choose = (id: string): void =>
    setMode(id === current ? null : { kind: 'reading', transcript, edition: id });
  return (
    <section className="editions" data-pane="editions" aria-label="Editions of the text" tabIndex={-1}>
      <div className="editions-line" ref={picker}>
        <NativeSelect
          className="select editions-choice"
          aria-label="Edition"
          value={shown}
          options={editions.map((one) => ({ value: one.id, label: editionWords(one) }))}
          onChoose={choose}
        />
        {mode?.kind === 'reading' && (
          <>
            <span className="editions-note">To read only</span>
            <button type="button" className="button" onClick={() => setMode(null)}>
              Back to the current text
            </button>
          </>
        )}
        {orphans && orphans.length > 0 && (
          <button
            type="button"
            className="link-button editions-orphans"
            aria-expanded={listed}
            onClick={() => listOrphans(transcript, !listed)}
          >
            {count(orphans.length, 'annotation')} without a place
          </button>
        )}
      </div>
      {mode?.kind === 'placing' && <Placing orphan={mode.orphan} />}
      {listed && mode?.kind !== 'placing' && orphans && orphans.length > 0 && (
        <OrphanList transcript={transcript} orphans={orphans} />
      )}
    </section>
  );
}
