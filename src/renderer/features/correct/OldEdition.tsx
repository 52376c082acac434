import { useMemo } from 'react';
import { ReaderView } from '../../reader/reader-view.tsx';
import type { ReaderContent, TagLook } from '../../reader/reader.ts';
import { useQuery } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useSame } from '../desk/use-same.ts';

const WATCHED = ['edition', 'transcript', 'annotation', 'span', 'annotation_value', 'block', 'turn'];

/** An older edition with the annotations that have a place in it, to read. Nothing is changed there. */
export function OldEdition({ edition }: { edition: string }) {
  const { transcript, speakers, tags, annotators } = useDesk();
  const { data, error } = useQuery('editions.get', { id: edition }, WATCHED);
  const language = transcript?.language ?? '';
  const shown = useMemo<ReaderContent | null>(
    () => (data ? { ...data, speakers, language } : null),
    [data, speakers, language],
  );
  const looks = useSame<ReadonlyMap<string, TagLook>>(
    new Map([...tags].map(([id, { colour, name }]) => [id, { colour, name }])),
  );
  const names = useSame<ReadonlyMap<string, string>>(new Map(annotators.map(({ id, name }) => [id, name])));
  return (
    <div className="reader-pane correct-old" data-pane="transcript">
      {error && (
        <p className="notice" data-tone="bad" role="alert">
          {error}
        </p>
      )}
      {shown && data && (
        <ReaderView
          key={edition}
          content={shown}
          tags={looks}
          annotators={names}
          annotations={data.annotations}
        />
      )}
    </div>
  );
}
