import type { ProjectInfo } from '../../../contract/types.ts';
import { useEffect, useMemo, useState } from 'react';
import { currentPlace, showPlace } from '../../app/hash.ts';
import { useQuery } from '../../platform/host.ts';
import { ReaderView } from '../../reader/reader-view.tsx';
interface Props {
  project: ProjectInfo;
  onOpen: (project: ProjectInfo) => void;
  onClose: () => void;
}
export function Desk({ project, onClose }: Props) {
  const transcripts = useQuery('transcripts.list', {}, ['transcript', 'annotation']).data;
  const [chosen, choose] = useState(currentPlace().transcript);
  const open = transcripts?.find((t) => t.id === chosen)?.id ?? transcripts?.[0]?.id ?? null;
  useEffect(() => {
    if (transcripts) showPlace({ project: project.place, transcript: open });
  }, [open, project, transcripts]);
  const content = useQuery('transcripts.get', open ? { id: open } : null, [
    'transcript',
    'turn',
    'block',
  ]).data;
  const speakers = useQuery('speakers.list', {}, ['speaker']).data;
  const tags = useQuery('tags.list', {}, ['tag', 'annotation']).data;
  const annotations = useQuery('annotations.list', open ? { transcript: open } : null, ['annotation']).data;
  const shown = useMemo(
    () =>
      content &&
      speakers && {
        ...content,
        speakers: new Map(speakers.map((s) => [s.id, s])),
        language: content.transcript.language,
      },
    [content, speakers],
  );
  const byId = useMemo(() => new Map((tags ?? []).map((t) => [t.id, t])), [tags]);
  return (
    <main style={{ display: 'grid', gridTemplateRows: 'auto 1fr', height: '100%' }}>
      <header>
        <strong>{project.name}</strong>{' '}
        <button type="button" className="button" onClick={onClose}>
          Close project
        </button>
        {transcripts?.map((t) => (
          <button type="button" className="button" key={t.id} onClick={() => choose(t.id)}>
            {t.title}
          </button>
        ))}
      </header>
      {shown && annotations && <ReaderView content={shown} tags={byId} annotations={annotations} />}
    </main>
  );
}
