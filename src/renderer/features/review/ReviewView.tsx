import './decisions.css';
import './review.css';
import { useState } from 'react';
import { type Range, type Span, spanEnd, spanStart } from '../../../core/model/span.ts';
import { useAll } from '../annotations/use-annotations.ts';
import { useDesk } from '../desk/desk-context.ts';
import { PartWidth } from '../views/PartWidth.tsx';
import { EmptyView } from '../views/EmptyView.tsx';
import { ViewReader } from '../views/ViewReader.tsx';
import { isFiltered } from './queue.ts';
import { ReviewPanel } from './ReviewPanel.tsx';
import { ReviewQueue } from './ReviewQueue.tsx';
import { useQueue } from './use-queue.ts';

/** Walks through annotations: the queue, the text around the one under review, and the decisions on it. */
export function ReviewView() {
  const { annotations, transcripts } = useDesk();
  const queue = useQueue();
  const all = useAll(annotations);
  const [range, setRange] = useState<Range | null>(null);
  /** A boundary dragged in the text: what a revision would begin with. */
  const [dragged, setDragged] = useState<{ id: string; span: Span } | null>(null);
  const { item, items, filter } = queue;
  const annotation = item ? annotations?.get(item.id) : undefined;

  if (items?.length === 0 && !isFiltered(filter))
    return (
      <main className="view" aria-label="Review">
        <EmptyView title="Nothing to review yet" go={[{ view: 'code', label: 'Tag passages' }]}>
          <p>
            {transcripts?.length === 0
              ? 'Import a transcript and tag passages in it.'
              : 'No annotation is here to be reviewed. Tag passages first, or merge a colleague’s copy of the project on the board. In a blind project, others’ annotations come once your own pass is done.'}
          </p>
        </EmptyView>
      </main>
    );
  return (
    <main className="view review" aria-label="Review">
      <section className="view-part" aria-label="Queue">
        <ReviewQueue queue={queue} />
      </section>
      <section className="view-part" aria-label="Text">
        <PartWidth name="review-queue" label="Width of the queue" sizes="before" />
        <ViewReader
          annotations={all}
          selected={item?.id ?? null}
          at={annotation ? [spanStart(annotation.span), spanEnd(annotation.span)] : null}
          onSelect={queue.goTo}
          onRange={setRange}
          onBoundary={(span) => item && setDragged({ id: item.id, span })}
        />
      </section>
      <section className="view-part" aria-label="Annotation under review">
        <PartWidth name="review-panel" label="Width of the review" sizes="own" />
        {item ? (
          <ReviewPanel
            key={item.id}
            id={item.id}
            range={range}
            dragged={dragged?.id === item.id ? dragged.span : null}
            onNext={queue.next}
            onPrevious={queue.previous}
          />
        ) : (
          <p className="pane-empty view-scroll">Choose an annotation from the queue to decide on it.</p>
        )}
      </section>
    </main>
  );
}
