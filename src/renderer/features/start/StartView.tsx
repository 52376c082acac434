import './start.css';
import { BookOpen, FolderOpen, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Annotator } from '../../../core/model/annotation.ts';
import type { AppInfo, ProjectInfo } from '../../../contract/types.ts';
import { platform } from '../../platform/current.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { isFocusNowhere } from '../../kit/nowhere.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { useRuns } from '../commands/runs.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { useNativeMenu } from '../commands/use-native-menu.ts';
import { type FailedOpening, OpeningTrouble } from '../safety/OpeningTrouble.tsx';
import { NewProject } from './NewProject.tsx';
import { ProjectList } from './ProjectList.tsx';
import { useOpening } from './use-opening.ts';

interface Props {
  info: AppInfo;
  annotator: Annotator;
  /** Why the last project is not open any more; empty for no reason. */
  notice: string;
  /** What the address named and could not be opened. */
  failed: FailedOpening | null;
  onOpen: (project: ProjectInfo) => void;
  onName: (annotator: Annotator) => void;
}

/** No project is open: make one, open one, or look at the sample. */
export function StartView({ info, annotator, notice, failed: before, onOpen, onName }: Props) {
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  // What was here before has gone with its focus: the form for a name, or a project.
  useEffect(() => {
    if (isFocusNowhere()) first.current?.focus();
  }, []);
  const { failed, busy, openPlace, openPicked, create, createPicked, openSample } = useOpening(onOpen);
  const trouble = failed ?? before;
  const desktop = info.places === 'desktop';
  useEffect(() => platform().onOpenProject?.(openPlace), [openPlace]);
  useRuns({
    'project.new': desktop ? createPicked : () => setNaming(true),
    'project.open': desktop ? openPicked : undefined,
  });
  useCommandKeys(null);
  useNativeMenu(null);
  return (
    <main className="start" aria-busy={busy}>
      <div className="start-sheet">
        <h1 className="start-mark">Passage</h1>
        {notice && !failed && (
          <p className="notice" data-tone="bad" role="alert">
            {notice}
          </p>
        )}
        {trouble && <OpeningTrouble failed={trouble} onOpen={onOpen} />}
        <div className="start-acts">
          <button
            ref={first}
            type="button"
            className="start-act"
            disabled={busy}
            aria-expanded={desktop ? undefined : naming}
            onClick={() => (desktop ? createPicked() : setNaming(!naming))}
          >
            <Plus size={18} aria-hidden />
            <span>
              <span className="start-act-name">New project</span>
              <span className="start-soft">One file with transcripts, codebook and annotations</span>
            </span>
          </button>
          {naming && (
            <NewProject
              busy={busy}
              name={name}
              onName={setName}
              onCreate={create}
              onClose={() => {
                setNaming(false);
                first.current?.focus();
              }}
            />
          )}
          {desktop && (
            <button type="button" className="start-act" disabled={busy} onClick={openPicked}>
              <FolderOpen size={18} aria-hidden />
              <span>
                <span className="start-act-name">Open project</span>
                <span className="start-soft">A .passage file on this machine</span>
              </span>
            </button>
          )}
          <button type="button" className="start-act" disabled={busy} onClick={openSample}>
            <BookOpen size={18} aria-hidden />
            <span>
              <span className="start-act-name">Open the sample project</span>
              <span className="start-soft">An invented press conference, annotated by two people</span>
            </span>
          </button>
        </div>
        <ProjectList desktop={desktop} folder={info.folder} busy={busy} onOpen={openPlace} />
        <p className="start-soft start-who">
          <label htmlFor="start-name">You are</label>
          <CommitInput
            id="start-name"
            className="start-name"
            value={annotator.name}
            maxLength={300}
            onCommit={(name) =>
              host()
                .call('profile.set', { name })
                .then(onName, (error: unknown) => {
                  console.info(sentenceOf(error));
                  return false;
                })
            }
          />
        </p>
      </div>
    </main>
  );
}
