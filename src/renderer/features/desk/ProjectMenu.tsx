import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Keyboard,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import { useKeysOf } from '../commands/bindings.ts';
import { type CommandId, commandOf } from '../commands/commands.ts';
import { runOf, useRuns } from '../commands/runs.ts';
import { useDesk } from './desk-context.ts';
import { ProjectNote } from './ProjectNote.tsx';
import { RenameProject } from './RenameProject.tsx';

/** What concerns the project as a whole, by the parts of the menu. */
const PARTS: readonly (readonly CommandId[])[] = [
  ['project.rename', 'project.note'],
  ['project.speakers', 'relation.types', 'transcripts.details', 'history.show'],
  ['board.merge'],
  ['project.backups', 'project.purge'],
  ['help.commands', 'help.keys'],
  ['project.close'],
];

/** The project's name, and under it what concerns the project as a whole. */
export function ProjectMenu() {
  const desk = useDesk();
  const { project } = desk;
  const [renaming, setRenaming] = useState(false);
  const [noting, setNoting] = useState(false);
  useRuns({ 'project.rename': () => setRenaming(true), 'project.note': () => setNoting(true) });
  const able = (id: CommandId): boolean => runOf(commandOf(id)!, desk) !== null;
  return (
    <>
      <MenuTrigger>
        <Button
          className="button toolbar-project"
          data-variant="quiet"
          aria-label={`Project ${project.name}`}
        >
          <span className="toolbar-project-name">{project.name}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom start">
          <Menu
            className="menu"
            aria-label="Project"
            disabledKeys={PARTS.flat().filter((id) => !able(id))}
            onAction={(key) => runOf(commandOf(String(key))!, desk)?.({ chord: '' })}
          >
            {PARTS.map((ids, i) => [
              i > 0 && <Separator key={i} className="menu-separator" />,
              ...ids.map((id) => <CommandItem key={id} id={id} />),
            ])}
          </Menu>
        </Popover>
      </MenuTrigger>
      {renaming && <RenameProject onClose={() => setRenaming(false)} />}
      {noting && <ProjectNote onClose={() => setNoting(false)} />}
    </>
  );
}

function CommandItem({ id }: { id: CommandId }) {
  const keys = useKeysOf(id);
  const { title } = commandOf(id)!;
  return (
    <MenuItem id={id} className="menu-item" textValue={title}>
      <Text slot="label" className="menu-item-name">
        {title}
      </Text>
      {keys !== '' && <Keyboard>{keys}</Keyboard>}
    </MenuItem>
  );
}
