import './gold.css';
import { useQuery } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';
import { ComparedBar } from '../views/ComparedBar.tsx';
import { EmptyView } from '../views/EmptyView.tsx';
import { HiddenWork, TooFew } from '../views/NotComparable.tsx';
import { useCompared } from '../views/use-compared.ts';
import { Adjudication } from './Adjudication.tsx';

/** What makes the places and the gold of a transcript others. */
const WATCHED = [
  'gold',
  'annotation',
  'span',
  'annotation_value',
  'annotator',
  'pass',
  'transcript',
  'project',
];

/** The gold set of a transcript: what is agreed merged by a rule, the rest decided one by one. */
export function GoldView() {
  const { transcript, transcripts, content } = useDesk();
  const { ready, error, workers, chosen, choose, hidden } = useCompared();
  const gold = useQuery(
    'gold.list',
    transcript && chosen.length > 0 && !hidden ? { transcript: transcript.id, annotators: chosen } : null,
    WATCHED,
  );
  const { data } = gold;
  const current =
    data?.transcript === transcript?.id && data?.annotators.join() === chosen.toSorted().join()
      ? data
      : undefined;
  const fault = error ?? gold.error;
  return (
    <main className="view gold" aria-label="Gold">
      <ComparedBar workers={workers} chosen={chosen} onChoose={choose} />
      {transcripts?.length === 0 ? (
        <EmptyView title="No transcripts yet" go={[{ view: 'code', label: 'Code' }]}>
          <p>Import a transcript in the coding view, and have two annotators code it.</p>
        </EmptyView>
      ) : hidden ? (
        <HiddenWork what="its gold set can be built" />
      ) : ready && workers.length === 0 ? (
        <TooFew names={[]} what="adjudicate" />
      ) : ready && chosen.length === 0 ? (
        <EmptyView title="Choose annotators">
          <p>Gold is made of annotators’ work: check them above.</p>
        </EmptyView>
      ) : fault ? (
        <EmptyView title="No gold set">
          <p className="fault" role="alert">
            {fault}
          </p>
        </EmptyView>
      ) : current && content ? (
        <Adjudication key={current.transcript} gold={current} annotators={chosen} />
      ) : (
        <div className="view-empty" role="status" />
      )}
    </main>
  );
}
