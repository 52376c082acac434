import { useState } from 'react';
import { Confirm } from '../../kit/Confirm.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { count } from '../../kit/when.ts';
import { useAct } from '../../platform/use-act.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { mergedAttributes } from './merged-attributes.ts';
import type { TagRow } from './tag-rows.ts';

/** Asks into which tag another one is merged, and says what becomes of what belongs to it. */
export function MergeTag({ row, onClose }: { row: TagRow<CountedTag>; onClose: () => void }) {
  const { rows } = useDesk();
  const { act, fault } = useAct();
  const others = rows.filter(({ tag }) => tag.id !== row.tag.id);
  const [into, setInto] = useState('');
  const { id, name } = row.tag;
  const target = others.find(({ tag }) => tag.id === into)?.tag;
  const children = rows.filter(({ tag, depth }) => depth > 0 && tag.parent === id).length;
  const { same, added } = mergedAttributes(row.tag.attributes, target?.attributes ?? []);
  return (
    <Confirm
      title={`Merge “${name}” into another tag`}
      action="Merge"
      tone="primary"
      fault={fault}
      isDisabled={!target}
      onClose={onClose}
      onConfirm={() => void act('tags.merge', { from: id, into }).then((ok) => ok && onClose())}
    >
      <label className="field">
        <span className="field-name">Into</span>
        <NativeSelect
          value={into}
          options={[
            { value: '', label: 'Choose a tag' },
            ...others.map(({ tag, path }) => ({ value: tag.id, label: path })),
          ]}
          onChoose={setInto}
        />
      </label>
      {target && (
        <ul className="merge-tag">
          <li>
            {count(row.tag.annotations, 'annotation')}, gold and suggestions become “{target.name}”. Decisions
            on them go on counting.
          </li>
          {same.length > 0 && <li>Values stay in the same attributes: {same.join(', ')}.</li>}
          {added.length > 0 && (
            <li>
              “{target.name}” gets the attributes {added.join(', ')}, with their values.
            </li>
          )}
          {children > 0 && (
            <li>
              {count(children, 'tag')} under it come to stand under “{target.name}”.
            </li>
          )}
          {row.tag.examples.length > 0 && <li>Its examples are added.</li>}
          <li>
            “{target.name}” keeps its definition and guidelines; those of “{name}” go. What was made under
            them is listed as made before the definition changed.
          </li>
        </ul>
      )}
      <p>Undo brings everything back in one step.</p>
    </Confirm>
  );
}
