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
import { setPrefs, usePrefs } from '../../app/prefs.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { COMMAND, keysOf, SHIFT } from '../../kit/keys.ts';
import { useMedia } from '../../kit/use-media.ts';
import { ViewSwitch } from '../views/ViewSwitch.tsx';
import { useDesk } from './desk-context.ts';
import { ProjectMenu } from './ProjectMenu.tsx';
import { NARROW, useDrawer } from './use-drawer.ts';
import { ViewMenu } from './ViewMenu.tsx';

/** The line at the top: the project, and what can be done with the whole of it. */
export function Toolbar({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const { history, transcripts, transcript } = desk;
  const narrow = useMedia(NARROW);
  const prefs = usePrefs();
  const drawer = useDrawer();
  const panel = (side: 'left' | 'right'): void =>
    narrow ? drawer.toggle(side) : setPrefs({ [side]: !prefs[side] });
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
          onPress={() => panel('left')}
        >
          <PanelLeft size={17} aria-hidden />
        </IconButton>
      )}
      <ProjectMenu onClose={onClose} />
      <div className="toolbar-group">
        <IconButton
          label="Undo"
          hint={history.undo === null ? 'Nothing to undo' : `Undo: ${history.undo}`}
          keys={keysOf(COMMAND, 'Z')}
          isDisabled={history.undo === null}
          onPress={desk.undo}
        >
          <Undo2 size={17} aria-hidden />
        </IconButton>
        <IconButton
          label="Redo"
          hint={history.redo === null ? 'Nothing to redo' : `Redo: ${history.redo}`}
          keys={keysOf(SHIFT, COMMAND, 'Z')}
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
        <IconButton label="Speakers" onPress={() => desk.show('speakers')}>
          <Users size={17} aria-hidden />
        </IconButton>
        <IconButton label="Transcript details" isDisabled={!transcript} onPress={() => desk.show('details')}>
          <ScrollText size={17} aria-hidden />
        </IconButton>
        <IconButton label="History" onPress={() => desk.show('history')}>
          <Clock size={17} aria-hidden />
        </IconButton>
        <IconButton label="Keyboard shortcuts" keys="?" onPress={() => desk.show('shortcuts')}>
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
            onPress={() => panel('right')}
          >
            <PanelRight size={17} aria-hidden />
          </IconButton>
        )}
      </div>
    </header>
  );
}
