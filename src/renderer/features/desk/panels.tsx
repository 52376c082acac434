import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { memory } from '../../app/memory.ts';
import { AnnotationList } from '../annotations/AnnotationList.tsx';
import { SuggestionList } from '../suggestions/SuggestionList.tsx';
import { SuggestionPane } from '../suggestions/SuggestionPane.tsx';
import { useShownList } from '../suggestions/shown-list.ts';
import { Inspector } from '../annotations/Inspector.tsx';
import { CodebookPanel } from '../codebook/CodebookPanel.tsx';
import { useDesk } from './desk-context.ts';
import { TranscriptsPanel } from '../transcripts/TranscriptsPanel.tsx';

/** What there is to work on: transcripts, and the codebook to work with. */
export function LeftPanel() {
  const layout = useDefaultLayout({ id: 'left', storage: memory() });
  return (
    <section className="side" aria-label="Material">
      <Group orientation="vertical" {...layout}>
        <Panel id="transcripts" minSize="110px" defaultSize="42%">
          <TranscriptsPanel />
        </Panel>
        <Separator className="side-separator" aria-label="Height of the transcripts" />
        <Panel id="codebook" minSize="120px">
          <CodebookPanel />
        </Panel>
      </Group>
    </section>
  );
}

/** What was made: the selected annotation, and all of them. */
export function RightPanel() {
  const layout = useDefaultLayout({ id: 'right', storage: memory() });
  const { suggestion } = useDesk();
  const list = useShownList();
  return (
    <section className="side" aria-label="Coding">
      <Group orientation="vertical" {...layout}>
        <Panel id="annotation" minSize="120px" defaultSize="52%">
          {suggestion === null ? <Inspector /> : <SuggestionPane key={suggestion} id={suggestion} />}
        </Panel>
        <Separator className="side-separator" aria-label="Height of the annotation" />
        <Panel id="annotations" minSize="140px">
          {list === 'annotations' ? <AnnotationList /> : <SuggestionList />}
        </Panel>
      </Group>
    </section>
  );
}
