import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ProjectInfo, TranscriptSummary } from '../../../contract/types.ts';
import { currentPlace, showPlace } from '../../app/hash.ts';
import { memory } from '../../app/memory.ts';
import type { ViewId } from '../views/view-ids.ts';
import { closeTab as close, livingTabs, openTab, readTabs, tabBeside, type Tabs } from './tabs.ts';

/** Which transcripts of a project are open in tabs; this machine remembers it, and the address which one is shown. */
export function useTabs(
  project: ProjectInfo,
  view: ViewId,
  transcripts: readonly TranscriptSummary[] | undefined,
) {
  const key = `tabs.${project.id}`;
  const [kept, setTabs] = useState(() => {
    const stored = readTabs(memory().getItem(key));
    const { transcript } = currentPlace();
    return transcript === null ? stored : { ...stored, active: transcript };
  });
  const ids = useMemo(() => transcripts?.map(({ id }) => id), [transcripts]);
  const existing = useRef(ids);
  useEffect(() => {
    existing.current = ids;
  }, [ids]);
  const tabs = useMemo(() => (ids ? livingTabs(kept, ids) : null), [kept, ids]);
  const active = tabs?.active ?? null;
  useEffect(() => {
    // Until the list is there, the address says what will be open.
    if (!tabs) return;
    showPlace({ project: project.place, transcript: active, view });
    memory().setItem(key, JSON.stringify(tabs));
  }, [tabs, active, view, project.place, key]);

  // What is there is what one goes on from: a tab of a transcript that is gone is gone for good.
  const change = useCallback(
    (step: (tabs: Tabs) => Tabs) =>
      setTabs((was) => step(existing.current ? livingTabs(was, existing.current) : was)),
    [],
  );
  const openTranscript = useCallback((id: string) => change((was) => openTab(was, id)), [change]);
  const closeTab = useCallback((id: string) => change((was) => close(was, id)), [change]);
  const beside = useCallback((by: number) => (tabs ? tabBeside(tabs, by) : null), [tabs]);
  const open = useMemo(
    () => (tabs?.open ?? []).flatMap((id) => transcripts?.find((transcript) => transcript.id === id) ?? []),
    [tabs, transcripts],
  );
  /** What will be shown, as far as it is remembered: its text can be asked for before the list is there. */
  const likely = tabs ? active : kept.active;
  return { tabs: open, active, likely, openTranscript, closeTab, beside };
}
