import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { MenuItem, Separator } from 'react-aria-components';
import type { LinkedRelation } from '../../../contract/codebook-types.ts';
import { readsFrom } from '../../../core/model/relation.ts';
import { CommitText } from '../../kit/CommitText.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { RowMenu } from '../../kit/RowMenu.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { deleteRelations, updateRelation } from './changes.ts';

interface Props {
  relation: LinkedRelation;
  /** Which end the selected annotation is. */
  end: 'from' | 'to';
}

/** A relation as it reads from the selected annotation: how, and to what. */
export function RelationLine({ relation, end }: Props) {
  const desk = useDesk();
  const { relationTypes, tags, transcript, annotators, me } = desk;
  const [noting, setNoting] = useState(false);
  const { id, note } = relation;
  const other = end === 'from' ? relation.toEnd : relation.fromEnd;
  const type = relationTypes.find((one) => one.id === relation.type);
  const said = type ? readsFrom(type, end) : 'is linked to';
  const mine = desk.mayChange(relation);
  const tag = tags.get(other.tag);
  const Arrow = end === 'from' ? ArrowRight : ArrowLeft;
  const whose =
    relation.annotator === me.id ? '' : (annotators.find((one) => one.id === relation.annotator)?.name ?? '');
  const onAction = (key: string): void => {
    if (key === 'note') setNoting(true);
    else if (key === 'reverse') void updateRelation({ id, reverse: true });
    else if (key === 'delete') void deleteRelations([id]);
  };
  return (
    <li className="relation" data-colour={tag?.colour}>
      <div className="relation-how">
        <Arrow size={14} aria-hidden />
        {mine ? (
          <NativeSelect
            className="select relation-type"
            aria-label={`How it relates to “${other.quote}”`}
            value={relation.type}
            options={relationTypes.map((one) => ({ value: one.id, label: readsFrom(one, end) }))}
            onChoose={(next) => void updateRelation({ id, type: next })}
          />
        ) : (
          <span className="relation-said">{said}</span>
        )}
        {mine && (
          <RowMenu label={`Actions for the relation to “${other.quote}”`} onAction={onAction}>
            <MenuItem id="note" className="menu-item">
              {note === '' ? 'Add a note' : 'Edit the note'}
            </MenuItem>
            <MenuItem id="reverse" className="menu-item">
              Turn it round
            </MenuItem>
            <Separator className="menu-separator" />
            <MenuItem id="delete" className="menu-item" data-tone="danger">
              Delete the relation
            </MenuItem>
          </RowMenu>
        )}
      </div>
      <button
        type="button"
        className="relation-end"
        title="Go there"
        onClick={() => desk.goToAnnotation(other.transcript, other.id)}
      >
        <span className="relation-tag">
          <span className="swatch" />
          {tag?.name ?? 'Unknown tag'}
        </span>
        <span className="relation-quote">{other.quote}</span>
        {(other.transcript !== transcript?.id || whose !== '') && (
          <span className="relation-where">
            {[other.transcript === transcript?.id ? '' : other.title, whose && `by ${whose}`]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        )}
      </button>
      {(note !== '' || noting) &&
        (mine ? (
          <CommitText
            aria-label="Note on the relation"
            value={note}
            autoFocus={noting}
            placeholder="Why they are linked"
            onCommit={(next) => updateRelation({ id, note: next })}
          />
        ) : (
          <p className="relation-note">{note}</p>
        ))}
    </li>
  );
}
