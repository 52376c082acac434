import { visibleControls } from '../../../core/text/visible-controls.ts';
import './desk.css';
import { useEffect, useState } from 'react';
import type { ProjectInfo } from '../../../contract/types.ts';
import { saving } from '../../app/saving.ts';
import { useFocusOnMain } from '../../kit/nowhere.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { TranscriptPicker } from '../transcripts/TranscriptPicker.tsx';
import { CodebookDialogs } from '../codebook/CodebookDialogs.tsx';
import { Palette } from '../commands/Palette.tsx';
import { useRuns } from '../commands/runs.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { useNativeMenu } from '../commands/use-native-menu.ts';
import { usePrint } from '../print/use-print.ts';
import { BackupsHere } from '../safety/BackupsHere.tsx';
import { PurgeHere } from '../safety/PurgeHere.tsx';
import { FileTrouble } from '../safety/FileTrouble.tsx';
import { OtherView } from '../views/OtherView.tsx';
import { DeskProvider } from './desk-context.ts';
import { DeskDialogs } from './DeskDialogs.tsx';
import { DeskLayout } from './DeskLayout.tsx';
import { DropFiles } from './DropFiles.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useDeskState } from './use-desk-state.ts';

interface Props {
  project: ProjectInfo;
  onOpen: (project: ProjectInfo) => void;
  /** The project is closed, or is to be closed. */
  onClose: (reason?: string) => void;
}

/** An open project: transcripts and codebook, the text, its annotations. */
export function Desk({ project, onOpen, onClose }: Props) {
  const { value, reader, arrive, selection, setSelection, dialog, contentFault } = useDeskState(project);
  useEffect(() => {
    document.title = visibleControls(`${value.project.name} · Passage`);
  }, [value.project.name]);
  const [dropped, setDropped] = useState<File[]>();
  const close = (): void => {
    host()
      .call('project.close')
      .then(
        () => onClose(),
        (error: unknown) => saving.fail(sentenceOf(error)),
      );
  };
  const { openTranscript, closeTab, beside, transcript } = value;
  const step = (by: number) => () => {
    const next = beside(by);
    return next !== null && openTranscript(next);
  };
  const several = beside(1) !== null;
  useRuns({
    'tabs.next': several ? step(1) : undefined,
    'tabs.previous': several ? step(-1) : undefined,
    'tabs.close': several && transcript ? () => closeTab(transcript.id) : undefined,
    'project.close': close,
    'project.new': platform().pickNewProject && (() => void another('new', onOpen)),
    'project.open': platform().pickProject && (() => void another('open', onOpen)),
  });
  useFocusOnMain(value.view);
  usePrint(value);
  useCommandKeys(value);
  useNativeMenu(value);
  useEffect(
    () =>
      platform().onOpenProject?.((place) => {
        host()
          .call('project.open', { place })
          .then(onOpen, (error: unknown) => saving.fail(sentenceOf(error)));
      }),
    [onOpen],
  );
  return (
    <DeskProvider value={value}>
      <div className="desk">
        <div className="desk-head">
          <Toolbar />
          <FileTrouble onOpen={onOpen} />
        </div>
        {value.view === 'code' ? (
          <DeskLayout
            reader={reader}
            arrive={arrive}
            selection={selection}
            onSelection={setSelection}
            contentFault={contentFault}
          />
        ) : (
          <OtherView id={value.view} />
        )}
        <StatusLine />
      </div>
      <DeskDialogs
        dialog={dialog}
        files={dropped}
        onDone={() => {
          setDropped(undefined);
          value.show(null);
        }}
      />
      <CodebookDialogs />
      <BackupsHere onOpen={onOpen} />
      <PurgeHere />
      <Palette />
      <TranscriptPicker />
      <DropFiles
        isDisabled={dialog.name !== null}
        onFiles={(files) => {
          setDropped(files);
          value.show('import');
        }}
      />
    </DeskProvider>
  );
}

/** Another project in place of this one; where that fails, this one stays open. */
async function another(way: 'new' | 'open', onOpen: Props['onOpen']): Promise<void> {
  try {
    const { pickNewProject, pickProject } = platform();
    const place = await (way === 'new' ? pickNewProject?.('Project') : pickProject?.());
    if (place == null) return;
    onOpen(await host().call(way === 'new' ? 'project.create' : 'project.open', { place }));
  } catch (error) {
    saving.fail(sentenceOf(error));
  }
}
