import { type KeyboardEvent, useRef, useState } from 'react';
import type { Range, Span } from '../../../core/model/span.ts';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';
import { capsOf } from '../../kit/chord.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { AttributeField } from '../annotations/AttributeFields.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { acceptChanged } from './decide.ts';

interface Draft {
  span: Span;
  tag: string;
  values: Readonly<Record<string, string>>;
}

/** Accepts a suggestion with another span, tag or values. What is selected of the text when it opens is the span. */
export function ChangeForm({ suggestion, onClose }: { suggestion: ListedSuggestion; onClose: () => void }) {
  const desk = useDesk();
  const { rows, tags, range } = desk;
  const [draft, show] = useState<Draft>(() => ({
    ...suggestion,
    span: range ? [range] : suggestion.span,
  }));
  const form = useRef<HTMLFormElement>(null);
  /** What a field has just taken counts in the same moment. */
  const latest = useRef(draft);
  const setDraft = (change: (was: Draft) => Draft): void => show((latest.current = change(latest.current)));
  const [busy, setBusy] = useState(false);
  const accept = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    // A field that is left says only in the next frame whether it takes what was typed.
    await new Promise(requestAnimationFrame);
    const refused = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (refused) {
      setBusy(false);
      return refused.focus();
    }
    const { span, tag, values } = latest.current;
    // An empty value takes what was suggested away.
    const cleared = tag === suggestion.tag ? Object.keys(suggestion.values).map((id) => [id, '']) : [];
    const done = await acceptChanged(desk, {
      id: suggestion.id,
      ...(span !== suggestion.span && { span: span.map(([start, end]): [number, number] => [start, end]) }),
      ...(tag !== suggestion.tag && { tag }),
      values: { ...Object.fromEntries(cleared), ...values },
    });
    setBusy(false);
    if (done) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // A field takes what was typed when it is left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      void accept();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    }
  };
  const take = (chosen: Range): void => setDraft((was) => ({ ...was, span: [chosen] }));
  return (
    <form
      ref={form}
      className="view-stack"
      aria-label="Accept with a change"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <label className="field">
        <span className="field-name">Tag</span>
        <NativeSelect
          autoFocus
          value={draft.tag}
          options={rows.map((row) => ({ value: row.tag.id, label: row.path }))}
          onChoose={(tag) =>
            // Attributes belong to a tag: those of another one are filled in anew.
            setDraft((was) => ({ ...was, tag, values: tag === suggestion.tag ? suggestion.values : {} }))
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
        <button type="button" className="button" disabled={!range} onClick={() => range && take(range)}>
          Take the selected text
        </button>
        {draft.span !== suggestion.span && (
          <button
            type="button"
            className="button"
            onClick={() => setDraft((was) => ({ ...was, span: suggestion.span }))}
          >
            As it was
          </button>
        )}
      </div>
      <div className="view-buttons">
        <button type="submit" className="button" data-variant="primary" data-busy={busy || undefined}>
          Accept{' '}
          {capsOf('Mod+Enter').map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
