import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { type DialogName, useDesk } from './desk-context.ts';
import { RenameProject } from './RenameProject.tsx';

const DIALOGS: readonly [DialogName, string][] = [
  ['speakers', 'Speakers'],
  ['details', 'Transcript details'],
  ['history', 'History'],
  ['shortcuts', 'Keyboard shortcuts'],
];

/** The project's name, and under it what concerns the project as a whole. */
export function ProjectMenu({ onClose }: { onClose: () => void }) {
  const { project, transcript, show } = useDesk();
  const [renaming, setRenaming] = useState(false);
  const onAction = (key: string): void => {
    if (key === 'close') onClose();
    else if (key === 'rename') setRenaming(true);
    else show(key as DialogName);
  };
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
            disabledKeys={transcript ? [] : ['details']}
            onAction={(key) => onAction(String(key))}
          >
            <MenuItem id="rename" className="menu-item">
              Rename the project…
            </MenuItem>
            <Separator className="menu-separator" />
            {DIALOGS.map(([id, name]) => (
              <MenuItem key={id} id={id} className="menu-item">
                {name}
              </MenuItem>
            ))}
            <Separator className="menu-separator" />
            <MenuItem id="close" className="menu-item">
              Close the project
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {renaming && <RenameProject onClose={() => setRenaming(false)} />}
    </>
  );
}
