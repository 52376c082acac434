import { Keyboard, MenuItem, Separator, Text } from 'react-aria-components';
import { RowMenu } from '../../kit/RowMenu.tsx';
import { useKeysOf } from '../commands/bindings.ts';
import type { CommandId } from '../commands/commands.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { moveOf, type TagMove } from './tag-moves.ts';
import { askTag } from './tag-question.ts';
import type { TagRow } from './tag-rows.ts';
import { moveTag } from './use-tag-tree.ts';

const MOVES: readonly [TagMove, CommandId, string][] = [
  ['up', 'codebook.up', 'Move up'],
  ['down', 'codebook.down', 'Move down'],
  ['nest', 'codebook.nest', 'Put under the one above'],
  ['lift', 'codebook.lift', 'Take one level up'],
];

/** What can be done with a tag. */
export function TagMenu({ row }: { row: TagRow<CountedTag> }) {
  const { rows } = useDesk();
  const { id, name } = row.tag;
  const onAction = (key: string): void => {
    const move = MOVES.find(([one]) => one === key)?.[0];
    const place = move && moveOf(rows, row, move);
    if (place) moveTag(id, place);
    else if (key === 'create') askTag({ type: 'create', parent: id });
    else askTag({ type: key as 'edit', tag: id });
  };
  return (
    <RowMenu
      label={`Actions for ${name}`}
      disabledKeys={[
        ...MOVES.flatMap(([move]) => (moveOf(rows, row, move) ? [] : move)),
        ...(rows.length > 1 ? [] : ['merge']),
      ]}
      onAction={onAction}
    >
      <Line id="edit" command="codebook.edit" title="Edit…" />
      <MenuItem id="create" className="menu-item">
        New tag under it…
      </MenuItem>
      <Separator className="menu-separator" />
      {MOVES.map(([move, command, title]) => (
        <Line key={move} id={move} command={command} title={title} />
      ))}
      <Separator className="menu-separator" />
      <MenuItem id="merge" className="menu-item">
        Merge into another…
      </MenuItem>
      <MenuItem id="split" className="menu-item">
        Split…
      </MenuItem>
      <MenuItem id="outdated" className="menu-item">
        Made before its definition changed…
      </MenuItem>
      <Separator className="menu-separator" />
      <MenuItem id="delete" className="menu-item" data-tone="danger">
        Delete…
      </MenuItem>
    </RowMenu>
  );
}

function Line({ id, command, title }: { id: string; command: CommandId; title: string }) {
  const keys = useKeysOf(command);
  return (
    <MenuItem id={id} className="menu-item" textValue={title}>
      <Text slot="label" className="menu-item-name">
        {title}
      </Text>
      {keys !== '' && <Keyboard>{keys}</Keyboard>}
    </MenuItem>
  );
}
