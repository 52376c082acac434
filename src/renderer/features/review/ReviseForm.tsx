import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Range, Span } from '../../../core/model/span.ts';
import type { Proposal } from '../../../core/model/review.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { AttributeField } from '../annotations/AttributeFields.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { type Draft, proposalOf } from './queue.ts';

interface Props {
  annotation: Annotation;
  /** Another span to begin with, as it was dragged. */
  span: Span | null;
  /** What is selected of the text. */
  range: Range | null;
  onPropose: (proposal: Proposal) => void;
  /** Where the project lets anybody correct: changes the annotation itself. */
  onCorrect: ((proposal: Proposal) => void) | null;
  onClose: () => void;
}

/** Another span, tag or attributes in place of an annotation's: a proposal, which changes nothing by itself. */
export function ReviseForm({ annotation, span, range, onPropose, onCorrect, onClose }: Props) {
  const { rows, tags } = useDesk();
  const [draft, setDraft] = useState<Draft>({
    span: span ?? (range ? [range] : annotation.span),
    tag: annotation.tag,
    values: annotation.values,
  });
  useEffect(() => {
    if (span) setDraft((was) => ({ ...was, span }));
  }, [span]);
  const proposal = proposalOf(annotation, draft);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <form
      className="view-stack revise"
      aria-label="Propose a revision"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (proposal) onPropose(proposal);
      }}
    >
      <h3 className="view-heading">Propose a revision</h3>
      <label className="field">
        <span className="field-name">Tag</span>
        <NativeSelect
          autoFocus
          value={draft.tag}
          options={rows.map((row) => ({ value: row.tag.id, label: row.path }))}
          onChoose={(tag) =>
            // Attributes belong to a tag: those of another one are filled in anew.
            setDraft((was) => ({ ...was, tag, values: tag === annotation.tag ? annotation.values : {} }))
          }
        />
      </label>
      <div className="attribute-fields">
        {(tags.get(draft.tag)?.attributes ?? []).map((attribute) => (
          <AttributeField
            key={attribute.id}
            attribute={attribute}
            value={draft.values[attribute.id] ?? ''}
            onSet={(value) => {
              setDraft((was) => ({ ...was, values: { ...was.values, [attribute.id]: value } }));
              return Promise.resolve(true);
            }}
          />
        ))}
      </div>
      <Coding tag={draft.tag} span={draft.span} />
      <div className="view-buttons">
        <button
          type="button"
          className="button"
          disabled={!range}
          onClick={() => range && setDraft((was) => ({ ...was, span: [range] }))}
        >
          Take the selected text
        </button>
        {draft.span !== annotation.span && (
          <button
            type="button"
            className="button"
            onClick={() => setDraft((was) => ({ ...was, span: annotation.span }))}
          >
            As it was
          </button>
        )}
      </div>
      <p className="view-words">
        {proposal
          ? 'The annotation stays as it is; the proposal stands beside it.'
          : 'Choose another tag or attributes, or select the words in the text that it should cover. Dragging its ends works too.'}
      </p>
      <div className="view-buttons">
        <button type="submit" className="button" data-variant="primary" disabled={!proposal}>
          Propose
        </button>
        {onCorrect && (
          <button
            type="button"
            className="button"
            disabled={!proposal}
            onClick={() => proposal && onCorrect(proposal)}
          >
            Correct it directly
          </button>
        )}
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
