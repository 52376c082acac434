import {
  CircleHelp,
  Clock,
  Download,
  PanelLeft,
  PanelRight,
  Redo2,
  ScrollText,
  Undo2,
  Upload,
  Users,
} from 'lucide-react';
import { usePrefs } from '../../app/prefs.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useMedia } from '../../kit/use-media.ts';
import { ViewSwitch } from '../views/ViewSwitch.tsx';
import { useKeysOf } from '../commands/bindings.ts';
import { useDesk } from './desk-context.ts';
import { ProjectMenu } from './ProjectMenu.tsx';
import { NARROW, togglePanel, useDrawer } from './use-drawer.ts';
import { ViewMenu } from './ViewMenu.tsx';

/** The line at the top: the project, and what can be done with the whole of it. */
export function Toolbar() {
  const desk = useDesk();
  const { history, transcripts, transcript } = desk;
  const narrow = useMedia(NARROW);
  const prefs = usePrefs();
  const drawer = useDrawer();
  const keys = {
    undo: useKeysOf('history.undo'),
    redo: useKeysOf('history.redo'),
    left: useKeysOf('view.left'),
    right: useKeysOf('view.right'),
    speakers: useKeysOf('project.speakers'),
    details: useKeysOf('transcripts.details'),
    history: useKeysOf('history.show'),
    help: useKeysOf('help.keys'),
  };
  const isOpen = (side: 'left' | 'right'): boolean => (narrow ? drawer.open === side : prefs[side]);
  const empty = !transcripts || transcripts.length === 0;
  return (
    <header className="toolbar">
      <h1 className="visually-hidden">{transcript?.title ?? desk.project.name}</h1>
      {desk.view === 'code' && (
        <IconButton
          label="Transcripts and codebook"
          hint={isOpen('left') ? 'Fold the left panel away' : 'Show transcripts and codebook'}
          isExpanded={isOpen('left')}
          keys={keys.left}
          onPress={() => togglePanel('left')}
        >
          <PanelLeft size={17} aria-hidden />
        </IconButton>
      )}
      <ProjectMenu />
      <div className="toolbar-group">
        <IconButton
          label="Undo"
          hint={history.undo === null ? 'Nothing to undo' : `Undo: ${history.undo}`}
          keys={keys.undo}
          isDisabled={history.undo === null}
          onPress={desk.undo}
        >
          <Undo2 size={17} aria-hidden />
        </IconButton>
        <IconButton
          label="Redo"
          hint={history.redo === null ? 'Nothing to redo' : `Redo: ${history.redo}`}
          keys={keys.redo}
          isDisabled={history.redo === null}
          onPress={desk.redo}
        >
          <Redo2 size={17} aria-hidden />
        </IconButton>
      </div>
      <div className="toolbar-space" />
      <ViewSwitch />
      <div className="toolbar-space" />
      <div className="toolbar-group">
        <button type="button" className="button" data-variant="quiet" onClick={() => desk.show('import')}>
          <Download size={16} aria-hidden />
          Import
        </button>
        <button
          type="button"
          className="button"
          data-variant="quiet"
          disabled={empty}
          onClick={() => desk.show('export')}
        >
          <Upload size={16} aria-hidden />
          Export
        </button>
      </div>
      <div className="toolbar-group toolbar-wide">
        <IconButton label="Speakers" keys={keys.speakers} onPress={() => desk.show('speakers')}>
          <Users size={17} aria-hidden />
        </IconButton>
        <IconButton
          label="Transcript details"
          keys={keys.details}
          isDisabled={!transcript}
          onPress={() => desk.show('details')}
        >
          <ScrollText size={17} aria-hidden />
        </IconButton>
        <IconButton label="History" keys={keys.history} onPress={() => desk.show('history')}>
          <Clock size={17} aria-hidden />
        </IconButton>
        <IconButton label="Keyboard shortcuts" keys={keys.help} onPress={() => desk.show('shortcuts')}>
          <CircleHelp size={17} aria-hidden />
        </IconButton>
      </div>
      <div className="toolbar-group">
        <ViewMenu />
        {desk.view === 'code' && (
          <IconButton
            label="Annotations panel"
            hint={isOpen('right') ? 'Fold the right panel away' : 'Show the annotations'}
            isExpanded={isOpen('right')}
            keys={keys.right}
            onPress={() => togglePanel('right')}
          >
            <PanelRight size={17} aria-hidden />
          </IconButton>
        )}
      </div>
    </header>
  );
}
