import { useId, useState } from 'react';
import { Confirm } from '../../kit/Confirm.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { count } from '../../kit/when.ts';
import { useAct } from '../../platform/use-act.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import type { TagRow } from './tag-rows.ts';

/** Asks before a tag goes; where it is in use, what becomes of its annotations. */
export function DeleteTag({ row, onClose }: { row: TagRow<CountedTag>; onClose: () => void }) {
  const { rows } = useDesk();
  const { act, fault } = useAct();
  const group = useId();
  const others = rows.filter(({ tag }) => tag.id !== row.tag.id);
  const [move, setMove] = useState(others.length > 0);
  const [target, setTarget] = useState(others[0]?.tag.id ?? '');
  const { id, name } = row.tag;
  // The count may have grown since the dialog opened.
  const used = rows.find(({ tag }) => tag.id === id)?.tag.annotations ?? row.tag.annotations;
  const hasChildren = rows.some(({ tag }) => tag.parent === id);
  const confirm = (): void => {
    const how = used === 0 ? {} : move ? { moveTo: target } : { withAnnotations: true };
    void act('tags.delete', { id, ...how }).then((ok) => ok && onClose());
  };
  return (
    <Confirm
      title={`Delete the tag “${name}”?`}
      action="Delete"
      fault={fault}
      onClose={onClose}
      onConfirm={confirm}
    >
      {used > 0 && (
        <fieldset className="tag-delete">
          <legend>It has {count(used, 'annotation')}.</legend>
          <label className="check">
            <input
              type="radio"
              name={group}
              checked={move}
              disabled={others.length === 0}
              onChange={() => setMove(true)}
            />
            <span>Move {used === 1 ? 'it' : 'them'} to another tag</span>
          </label>
          {move && (
            <NativeSelect
              aria-label="The tag to move the annotations to"
              value={target}
              options={others.map(({ tag, path }) => ({ value: tag.id, label: path }))}
              onChoose={setTarget}
            />
          )}
          <label className="check">
            <input type="radio" name={group} checked={!move} onChange={() => setMove(false)} />
            <span>Delete {used === 1 ? 'it' : 'them'} with the tag</span>
          </label>
        </fieldset>
      )}
      <p>{hasChildren ? 'Tags under it move up a level. ' : ''}Undo brings everything back.</p>
    </Confirm>
  );
}
