import { type RefObject, useEffect } from 'react';
import { Group, Panel, type PanelSize, Separator, useDefaultLayout } from 'react-resizable-panels';
import { memory } from '../../app/memory.ts';
import { usePrefs } from '../../app/prefs.ts';
import { useMedia } from '../../kit/use-media.ts';
import type { Reader, ReaderSelection } from '../../reader/reader.ts';
import { CorrectedText } from '../correct/CorrectedText.tsx';
import { EditionStrip } from '../correct/EditionStrip.tsx';
import { Drawer } from './Drawer.tsx';
import { FindPanel } from '../find/FindPanel.tsx';
import { projectFind } from '../find/project-find.ts';
import { textFind } from '../find/text-find.ts';
import { TagHits } from '../find/TagHits.tsx';
import { useStore } from '../../kit/store.ts';
import { useDesk } from './desk-context.ts';
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
  return (
    <main className="desk-body">
      <Group orientation="horizontal" className="desk-group">
        {left && (
          <>
            <Panel
              id="left"
              minSize="190px"
              maxSize="45%"
              defaultSize={`${widthOf('left', 280)}px`}
              onResize={keepWidth('left')}
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
            <EditionStrip />
            <CorrectedText>
              <Text {...props} />
            </CorrectedText>
          </div>
        </Panel>
        {right && (
          <>
            <Separator className="desk-separator" aria-label="Width of the right panel" />
            <Panel
              id="right"
              minSize="240px"
              maxSize="45%"
              defaultSize={`${widthOf('right', 320)}px`}
              onResize={keepWidth('right')}
              groupResizeBehavior="preserve-pixel-size"
            >
              <RightPanel />
            </Panel>
          </>
        )}
      </Group>
      <TagHits />
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

/** The text, and below it what is found in the project. */
function Text(props: Props) {
  const { project } = useDesk();
  const find = useStore(projectFind);
  const isFinding = find.isOpen && find.project === project.id;
  const panelIds = isFinding ? ['reader', 'find'] : ['reader'];
  // Another view, or another project: what was looked for in this text is not looked for there.
  useEffect(() => () => textFind.set({ isOpen: false, marks: null }), []);
  const layout = useDefaultLayout({ id: 'text', panelIds, storage: memory() });
  return (
    <Group orientation="vertical" className="desk-group" {...layout}>
      <Panel id="reader" minSize="120px">
        <ReaderPane {...props} />
      </Panel>
      {isFinding && (
        <>
          <Separator className="side-separator" aria-label="Height of what is found" />
          <Panel id="find" minSize="160px" maxSize="80%" defaultSize="42%">
            <FindPanel />
          </Panel>
        </>
      )}
    </Group>
  );
}

/** A panel's width in pixels, whichever others are folded away. */
function widthOf(side: 'left' | 'right', otherwise: number): number {
  const kept = Number(memory().getItem(`desk.${side}`) ?? Number.NaN);
  return kept > 0 ? kept : otherwise;
}

const keepWidth =
  (side: 'left' | 'right') =>
  ({ inPixels }: PanelSize): void => {
    if (inPixels > 0) memory().setItem(`desk.${side}`, String(Math.round(inPixels)));
  };
