import type { Annotation } from '../../../core/model/annotation.ts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { HistoryState, ProjectInfo } from '../../../contract/types.ts';
import { memory } from '../../app/memory.ts';
import { host, useQuery } from '../../platform/host.ts';
import { Places } from '../annotations/places.ts';
import { useAnnotations } from '../annotations/use-annotations.ts';
import { tagRows } from '../codebook/tag-rows.ts';
import { useSuggestions } from '../suggestions/use-suggestions.ts';
import type { ViewId } from '../views/view-ids.ts';
import { placeOf, readPlaces } from './kept-places.ts';
import { useContent } from './use-content.ts';
import { useTabs } from './use-tabs.ts';

const NO_TAGS: never[] = [];
/** Where no transcript is known to be open. */
const NOTHING = { content: null, fault: undefined };

/** What the host knows of the project and of the open transcript, kept up with every commit. */
export function useProjectData(opened: ProjectInfo, view: ViewId) {
  const project = useQuery('project.info', {}, ['project']).data ?? opened;
  const correct = useQuery('project.settings', {}, ['project']).data?.correct ?? false;
  const me = opened.annotator.id;
  const mayChange = useCallback(
    ({ annotator }: Pick<Annotation, 'annotator'>) => annotator === me || correct,
    [me, correct],
  );
  const history = useHistoryState(opened);
  const transcripts = useQuery('transcripts.list', {}, ['transcript', 'annotation', 'turn']).data;
  const tagList = useQuery('tags.list', {}, ['tag', 'attribute', 'annotation', 'transcript']).data ?? NO_TAGS;
  const speakerList = useQuery('speakers.names', {}, ['speaker']).data;
  const annotators =
    useQuery('annotators.list', {}, ['annotator', 'annotation', 'transcript']).data ?? NO_TAGS;

  const { tabs, active: id, likely, openTranscript, closeTab, beside } = useTabs(opened, view, transcripts);
  const transcript = transcripts?.find((one) => one.id === id) ?? null;

  const early = useContent(likely);
  const { content, fault: contentFault } = id === null ? NOTHING : early;
  const annotations = useAnnotations(
    id,
    (of) => placeOf(readPlaces(memory().getItem(`places.${opened.id}`)), of)?.offset ?? 0,
  );
  const suggestions = useSuggestions(id, me);
  const tags = useMemo(() => new Map(tagList.map((tag) => [tag.id, tag])), [tagList]);
  const rows = useMemo(() => tagRows(tagList), [tagList]);
  const speakers = useMemo(
    () => new Map(speakerList?.map((speaker) => [speaker.id, speaker])),
    [speakerList],
  );
  const places = useMemo(() => content && new Places(content), [content]);
  return useMemo(
    () => ({
      project,
      history,
      transcripts,
      transcript,
      tabs,
      closeTab,
      beside,
      content,
      contentFault,
      places,
      tags,
      rows,
      speakers,
      annotators,
      annotations,
      suggestions,
      mayChange,
      openTranscript,
    }),
    [
      project,
      history,
      transcripts,
      transcript,
      tabs,
      closeTab,
      beside,
      content,
      contentFault,
      places,
      tags,
      rows,
      speakers,
      annotators,
      annotations,
      suggestions,
      mayChange,
      openTranscript,
    ],
  );
}

/** What undo and redo would do next. */
function useHistoryState(opened: ProjectInfo): HistoryState {
  const [history, setHistory] = useState(opened.history);
  useEffect(() => host().on('changed', (changed) => setHistory(changed.history)), []);
  return history;
}
