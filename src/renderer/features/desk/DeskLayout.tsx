import type { RefObject } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { memory } from '../../app/memory.ts';
import { usePrefs } from '../../app/prefs.ts';
import { useMedia } from '../../kit/use-media.ts';
import type { Reader, ReaderSelection } from '../../reader/reader.ts';
import { Drawer } from './Drawer.tsx';
import { LeftPanel, RightPanel } from './panels.tsx';
import { ReaderPane } from './ReaderPane.tsx';
import { TranscriptTabs } from './TranscriptTabs.tsx';
import { NARROW, useDrawer } from './use-drawer.ts';

interface Props {
  reader: RefObject<Reader | null>;
  /** Goes where something else than the last place is asked for; false where nothing is. */
  arrive: (reader: Reader, transcript: string) => boolean;
  selection: ReaderSelection | null;
  onSelection: (selection: ReaderSelection | null) => void;
  contentFault: string | undefined;
}

/** The text with a panel at each side; in a narrow window the panels are drawers over it. */
export function DeskLayout(props: Props) {
  const narrow = useMedia(NARROW);
  const prefs = usePrefs();
  const drawer = useDrawer();
  const left = !narrow && prefs.left;
  const right = !narrow && prefs.right;
  const panelIds = [...(left ? ['left'] : []), 'text', ...(right ? ['right'] : [])];
  const layout = useDefaultLayout({ id: 'desk', panelIds, storage: memory() });
  return (
    <main className="desk-body">
      <Group orientation="horizontal" className="desk-group" {...layout}>
        {left && (
          <>
            <Panel
              id="left"
              minSize="190px"
              maxSize="45%"
              defaultSize="280px"
              groupResizeBehavior="preserve-pixel-size"
            >
              <LeftPanel />
            </Panel>
            <Separator className="desk-separator" aria-label="Width of the left panel" />
          </>
        )}
        <Panel id="text" minSize="320px">
          <div className="text-panel">
            <TranscriptTabs />
            <ReaderPane {...props} />
          </div>
        </Panel>
        {right && (
          <>
            <Separator className="desk-separator" aria-label="Width of the right panel" />
            <Panel
              id="right"
              minSize="240px"
              maxSize="45%"
              defaultSize="320px"
              groupResizeBehavior="preserve-pixel-size"
            >
              <RightPanel />
            </Panel>
          </>
        )}
      </Group>
      {narrow && (
        <>
          <Drawer
            side="left"
            title="Transcripts and codebook"
            isOpen={drawer.open === 'left'}
            onClose={drawer.close}
          >
            <LeftPanel />
          </Drawer>
          <Drawer side="right" title="Annotations" isOpen={drawer.open === 'right'} onClose={drawer.close}>
            <RightPanel />
          </Drawer>
        </>
      )}
    </main>
  );
}
