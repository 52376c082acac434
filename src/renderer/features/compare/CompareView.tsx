import './compare.css';
import { useEffect, useState } from 'react';
import { useQuery } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';
import { takeComparisonRequest } from '../views/comparison-request.ts';
import { ComparedBar } from '../views/ComparedBar.tsx';
import { EmptyView } from '../views/EmptyView.tsx';
import { HiddenWork, TooFew } from '../views/NotComparable.tsx';
import { useCompared } from '../views/use-compared.ts';
import { Comparing } from './Comparing.tsx';

/** What makes a comparison another one. */
const WATCHED = ['annotation', 'span', 'annotation_value', 'annotator', 'pass', 'transcript', 'project'];

/** Two or more annotators on one transcript: side by side, in the text, and where they differ. */
export function CompareView() {
  const { transcript, transcripts, openTranscript, content } = useDesk();
  const [request] = useState(takeComparisonRequest);
  const [tags, setTags] = useState<ReadonlySet<string>>(new Set(request?.tags));
  const { ready, error, workers, chosen, choose, hidden } = useCompared(request?.annotators);
  const enough = chosen.length >= 2;
  const comparison = useQuery(
    'compare.get',
    transcript && enough && !hidden ? { transcript: transcript.id, annotators: chosen } : null,
    WATCHED,
  );
  useEffect(() => {
    const [first] = request?.transcripts ?? [];
    if (first !== undefined && transcript && !request?.transcripts.includes(transcript.id))
      openTranscript(first);
    // A request is followed once, when the view opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [request]);
  const { data } = comparison;
  const current =
    data?.transcript === transcript?.id && data?.annotators.join() === chosen.toSorted().join()
      ? data
      : undefined;
  const fault = error ?? comparison.error;
  return (
    <main className="view compare" aria-label="Compare">
      <ComparedBar workers={workers} chosen={chosen} onChoose={choose} />
      {transcripts?.length === 0 ? (
        <EmptyView title="No transcripts yet" go={[{ view: 'code', label: 'Code' }]}>
          <p>Import a transcript in the coding view, and have two annotators code it.</p>
        </EmptyView>
      ) : hidden ? (
        <HiddenWork what="the comparison opens" />
      ) : ready && workers.length < 2 ? (
        <TooFew names={workers.map(({ name }) => name)} what="compare" />
      ) : ready && !enough ? (
        <EmptyView title="Choose two annotators">
          <p>A comparison takes two annotators or more: check them above.</p>
        </EmptyView>
      ) : fault ? (
        <EmptyView title="No comparison">
          <p className="fault" role="alert">
            {fault}
          </p>
        </EmptyView>
      ) : current && content ? (
        <Comparing
          key={current.transcript}
          comparison={current}
          annotators={chosen}
          tags={tags}
          onAllTags={() => setTags(new Set())}
        />
      ) : (
        <div className="view-empty" role="status" />
      )}
    </main>
  );
}
