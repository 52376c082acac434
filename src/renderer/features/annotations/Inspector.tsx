import './inspector.css';
import { BookmarkPlus, Trash2 } from 'lucide-react';
import { IconButton } from '../../kit/IconButton.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { useKeysOf } from '../commands/bindings.ts';
import { useDesk } from '../desk/desk-context.ts';
import { RelationsOf } from '../relations/RelationsOf.tsx';
import { DecisionsBadge } from '../review/DecisionsBadge.tsx';
import { focusReader } from '../desk/panes.ts';
import { addExample } from '../codebook/add-example.ts';
import { TagGuide } from '../codebook/TagGuide.tsx';
import { AttributeFields } from './AttributeFields.tsx';
import { deleteAnnotation, updateAnnotation } from './changes.ts';
import { Facts } from './Facts.tsx';
import { Fragments } from './Fragments.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { CommitText } from '../../kit/CommitText.tsx';
import { useAll } from './use-annotations.ts';

/** The selected annotation: what it says, and for its annotator ways to change it. */
export function Inspector() {
  const desk = useDesk();
  const { annotations, selected, content, rows, tags, me, annotators, select } = desk;
  useAll(annotations);
  const deleteKeys = useKeysOf('annotation.delete');
  const annotation = selected === null ? undefined : annotations?.get(selected);
  if (!annotations || !annotation || !content)
    return (
      <Pane name="annotation" title="Annotation">
        <p className="pane-empty">
          {desk.transcripts?.length === 0
            ? 'Annotations show here once there is a transcript to tag.'
            : 'Select text to tag it, or click an annotation to see it here.'}
        </p>
      </Pane>
    );
  const { id, tag, note } = annotation;
  const own = annotation.annotator === me.id;
  // Where the project allows it, a colleague's annotation is corrected directly; the log says by whom.
  const mine = desk.mayChange(annotation);
  const whose = annotators.find((one) => one.id === annotation.annotator)?.name ?? 'somebody';
  const look = tags.get(tag);
  const options = rows.map((row) => ({ value: row.tag.id, label: row.path }));
  return (
    <Pane
      name="annotation"
      title="Annotation"
      actions={
        <>
          {look && (
            <IconButton
              label="Use as an example"
              hint={`Use as an example of “${look.name}”`}
              onPress={() => addExample(desk, annotation)}
            >
              <BookmarkPlus size={15} aria-hidden />
            </IconButton>
          )}
          {mine && (
            <IconButton
              label="Delete the annotation"
              keys={deleteKeys}
              onPress={() => {
                void deleteAnnotation(annotations, id);
                select(null);
                // The button goes with the annotation.
                focusReader();
              }}
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          )}
        </>
      }
    >
      <div className="inspector" data-colour={look?.colour} key={id}>
        {!own && (
          <p className="inspector-whose">
            Made by {whose}. {mine ? 'What you correct is logged as yours.' : `Only ${whose} can change it.`}
          </p>
        )}
        {(annotation.lost ?? 0) > 0 && (
          <p className="inspector-whose">
            A correction of the text deleted {annotation.lost} of its ranges. Set its text anew to say that
            the rest is meant.
          </p>
        )}
        <div className="inspector-tag">
          <span className="swatch" />
          {mine ? (
            <NativeSelect
              aria-label="Tag"
              value={tag}
              options={look ? options : [{ value: tag, label: 'Unknown tag' }, ...options]}
              onChoose={(next) => void updateAnnotation(annotations, id, { tag: next })}
            />
          ) : (
            <span className="inspector-tag-name">{look?.name ?? 'Unknown tag'}</span>
          )}
        </div>
        {look && <TagGuide tag={look} />}
        <Fragments annotation={annotation} mine={mine} />
        <AttributeFields annotation={annotation} attributes={look?.attributes ?? []} mine={mine} />
        {mine ? (
          <label className="field">
            <span className="field-name">Note</span>
            <CommitText
              data-field="note"
              value={note}
              placeholder="Why this tag, what is unclear"
              onCommit={(next) => updateAnnotation(annotations, id, { note: next })}
            />
          </label>
        ) : (
          note !== '' && (
            <div className="field">
              <span className="field-name">Note</span>
              <p className="inspector-note">{note}</p>
            </div>
          )
        )}
        <RelationsOf annotation={id} />
        <DecisionsBadge annotation={id} />
        <Facts annotation={annotation} whose={whose} />
      </div>
    </Pane>
  );
}
