import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, Popover, SubmenuTrigger } from 'react-aria-components';
import { BLOCK_KINDS, type BlockKind } from '../../../core/model/structure.ts';
import { KIND_NAMES } from '../import/preview-lines.ts';
import type { BlockChoices } from './block-choices.ts';
import { formatTime } from './time.ts';

export type BlockCommand =
  | { type: 'kind'; kind: BlockKind }
  | { type: 'split' | 'join' | 'joinTurn' }
  | { type: 'ask'; what: 'startTurn' | 'setSpeaker' | 'setTime' };

interface Props {
  choices: BlockChoices;
  onCommand: (command: BlockCommand) => void;
  onClose: () => void;
}

/** The menu itself: what does not apply at this place is shown, but cannot be chosen, so that nothing moves about. */
export function BlockMenuItems({ choices, onCommand, onClose }: Props) {
  const { block, turn, splitAt, next, canStartTurn, turnBefore } = choices;
  const disabled = [
    ...(splitAt === null ? ['split'] : []),
    ...(next ? [] : ['join']),
    ...(canStartTurn ? [] : ['startTurn']),
    ...(turn ? [] : ['setSpeaker', 'setTime']),
    ...(turnBefore ? [] : ['joinTurn']),
  ];
  const onAction = (key: string): void => {
    if (key === 'split' || key === 'join' || key === 'joinTurn') onCommand({ type: key });
    else if (key === 'startTurn' || key === 'setSpeaker' || key === 'setTime')
      onCommand({ type: 'ask', what: key });
  };
  return (
    <Menu
      className="menu"
      aria-label="Correct the structure"
      autoFocus="first"
      disabledKeys={disabled}
      onAction={(key) => onAction(String(key))}
      onClose={() => {
        // Items decide themselves whether the menu closes; Escape is the popover's.
      }}
    >
      <MenuSection>
        <Header className="menu-header">Block</Header>
        <SubmenuTrigger>
          <MenuItem id="kind" className="menu-item" textValue="Mark as">
            <span className="menu-item-name">Mark as</span>
            <span className="menu-item-note">{KIND_NAMES[block.kind]}</span>
            <ChevronRight size={14} aria-hidden />
          </MenuItem>
          <Popover className="popover" offset={-2}>
            <Menu
              className="menu"
              aria-label="Mark as"
              selectionMode="single"
              selectedKeys={[block.kind]}
              onAction={(key) =>
                key === block.kind ? onClose() : onCommand({ type: 'kind', kind: key as BlockKind })
              }
            >
              {BLOCK_KINDS.map((kind) => (
                <MenuItem key={kind} id={kind} className="menu-item" textValue={KIND_NAMES[kind]}>
                  <span className="menu-item-check">
                    {kind === block.kind && <Check size={14} aria-hidden />}
                  </span>
                  <span className="menu-item-name">{KIND_NAMES[kind]}</span>
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </SubmenuTrigger>
        <Item id="split">Split here</Item>
        <Item id="join">Join with the next block</Item>
      </MenuSection>
      <MenuSection>
        <Header className="menu-header">Turn</Header>
        <Item id="startTurn">Start a turn here…</Item>
        <Item id="joinTurn">Join with the turn before</Item>
        <Item id="setSpeaker">Change the speaker…</Item>
        <Item id="setTime" note={turn?.time == null ? '' : formatTime(turn.time)}>
          Set the time…
        </Item>
      </MenuSection>
    </Menu>
  );
}

function Item({ id, note = '', children }: { id: string; note?: string; children: string }): ReactNode {
  return (
    <MenuItem id={id} className="menu-item" textValue={children}>
      <span className="menu-item-name">{children}</span>
      {note && <span className="menu-item-note">{note}</span>}
    </MenuItem>
  );
}
