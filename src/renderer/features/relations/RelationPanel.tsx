import { ArrowDown, ArrowLeftRight, CornerDownRight, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { LinkedRelation, QuotedAnnotation } from '../../../contract/codebook-types.ts';
import { CommitText } from '../../kit/CommitText.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { momentOf } from '../../kit/when.ts';
import { useKeysOf } from '../commands/bindings.ts';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { deleteRelations, updateRelation } from './changes.ts';
import { RelationEnd } from './RelationEnd.tsx';

interface Props {
  relation: LinkedRelation;
  onStep: (by: 1 | -1) => void;
}

/** One relation: both its ends with the ways to them, its type, its note. */
export function RelationPanel({ relation, onStep }: Props) {
  const desk = useDesk();
  const { relationTypes, annotators, goToAnnotation } = desk;
  const { id, fromEnd, toEnd, note } = relation;
  const mine = desk.mayChange(relation);
  const notes = useRef<HTMLDivElement>(null);
  const go = (end: QuotedAnnotation) => () => goToAnnotation(end.transcript, end.id);
  const remove = (): void => {
    onStep(1);
    void deleteRelations([id]);
  };
  const reverse = (): void => void updateRelation({ id, reverse: true });
  useRuns({
    'relations.next': () => onStep(1),
    'relations.previous': () => onStep(-1),
    'relations.first': go(fromEnd),
    'relations.second': go(toEnd),
    'relations.reverse': mine ? reverse : undefined,
    'relations.note': mine ? () => notes.current?.querySelector('textarea')?.focus() : undefined,
    'relations.delete': mine ? remove : undefined,
  });
  const keys = {
    first: useKeysOf('relations.first'),
    second: useKeysOf('relations.second'),
    reverse: useKeysOf('relations.reverse'),
    delete: useKeysOf('relations.delete'),
  };
  const whose = annotators.find((one) => one.id === relation.annotator)?.name ?? 'somebody';
  const type = relationTypes.find((one) => one.id === relation.type);
  return (
    <Pane
      name="relation"
      title="Relation"
      actions={
        mine && (
          <>
            <IconButton label="Turn the relation round" keys={keys.reverse} onPress={reverse}>
              <ArrowLeftRight size={15} aria-hidden />
            </IconButton>
            <IconButton label="Delete the relation" keys={keys.delete} onPress={remove}>
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </>
        )
      }
    >
      <div className="view-scroll view-stack" key={id}>
        <div className="relation-ends">
          <div className="relation-end-line">
            <RelationEnd end={fromEnd} whole />
            <IconButton label="Go to the first annotation" keys={keys.first} onPress={go(fromEnd)}>
              <CornerDownRight size={15} aria-hidden />
            </IconButton>
          </div>
          <div className="relation-how">
            <ArrowDown size={15} aria-hidden />
            {mine ? (
              <NativeSelect
                className="select relation-type"
                aria-label="Type of the relation"
                value={relation.type}
                options={relationTypes.map((one) => ({ value: one.id, label: one.name }))}
                onChoose={(next) => void updateRelation({ id, type: next })}
              />
            ) : (
              <span className="relation-said">{type?.name}</span>
            )}
          </div>
          <div className="relation-end-line">
            <RelationEnd end={toEnd} whole />
            <IconButton label="Go to the second annotation" keys={keys.second} onPress={go(toEnd)}>
              <CornerDownRight size={15} aria-hidden />
            </IconButton>
          </div>
        </div>
        {mine ? (
          <div className="field" ref={notes}>
            <label className="field-name" htmlFor={`note-${id}`}>
              Note
            </label>
            <CommitText
              id={`note-${id}`}
              value={note}
              placeholder="Why they are linked"
              onCommit={(next) => updateRelation({ id, note: next })}
            />
          </div>
        ) : (
          note !== '' && <p className="relation-note">{note}</p>
        )}
        <p className="view-words">
          Drawn by {whose} on {momentOf(relation.created)}
          {relation.modified !== relation.created && `, changed on ${momentOf(relation.modified)}`}.
          {!mine && ` Only ${whose} can change it.`}
        </p>
      </div>
    </Pane>
  );
}
