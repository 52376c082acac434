import './agreement.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { AgreementForm } from './AgreementForm.tsx';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { type Names, NamesSelect } from '../../kit/NamesSelect.tsx';
import { GroupResult } from './GroupResult.tsx';
import { type AgreementRequest, useAgreement } from './use-agreement.ts';

/** Agreement between annotators: what is compared on the left, the figures on the right, each with its scope. */
export function AgreementView() {
  const { job, fault, stopped, result, measure, save, stop } = useAgreement();
  const [shown, setShown] = useState<AgreementRequest | null>(null);
  const [names, setNames] = useState<Names>('plain');
  const running = job !== null;
  const figures = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window the figures lie below what asked for them.
    if (running) figures.current?.scrollIntoView({ block: 'start' });
  }, [running]);
  return (
    <main className="agreement" aria-label="Agreement">
      <AgreementForm
        isRunning={running}
        onMeasure={(request) => {
          setShown(request);
          void measure(request);
        }}
      />
      <section ref={figures} className="agreement-results" aria-label="Figures">
        <div className="agreement-bar">
          <div role="status">{running ? 'Measuring…' : stopped}</div>
          {job && <JobProgress job={job} onStop={stop} />}
          {result && shown && !running && (
            <>
              <NamesSelect names={names} onChoose={setNames} />
              <Button className="button" onPress={() => void save(shown, 'html', names)}>
                Save the report…
              </Button>
              <Button className="button" onPress={() => void save(shown, 'csv', names)}>
                Save as CSV…
              </Button>
            </>
          )}
        </div>
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        {result ? (
          <>
            {result.hidden > 0 && (
              <p className="agreement-note">
                Blind mode hides {result.hidden} transcript{result.hidden === 1 ? '' : 's'} from you until
                your own pass is done. They are in no figure.
              </p>
            )}
            {result.orphans > 0 && (
              <p className="agreement-note">
                {result.orphans} annotation{result.orphans === 1 ? ' has' : 's have'} no place in the
                corrected texts. They are in no figure.
              </p>
            )}
            {result.groups.map((group) => (
              <GroupResult
                key={`${group.by} ${group.id}`}
                group={group}
                names={result.names}
                request={result.request}
              />
            ))}
          </>
        ) : (
          !running && (
            <div className="agreement-empty">
              <h2>No figures yet</h2>
              <p>
                Choose who and what is compared, and measure. Only transcripts count on which every compared
                annotator has marked their pass as done; the board shows and sets that.
              </p>
            </div>
          )
        )}
      </section>
    </main>
  );
}
