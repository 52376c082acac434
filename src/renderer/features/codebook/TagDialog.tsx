import { useId, useMemo, useState } from 'react';
import { meaningKey, meaningOf } from '../../../core/model/tag-revision.ts';
import { count } from '../../kit/when.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { FormFooter } from '../../kit/FormFooter.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useAct } from '../../platform/use-act.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { AttributesEditor } from './AttributesEditor.tsx';
import { ColourChoice, leastUsed } from './ColourChoice.tsx';
import { draftFault, draftOf, fieldsOf, type TagDraft } from './tag-draft.ts';
import { ExamplesEditor } from './ExamplesEditor.tsx';
import { TagHistory } from './TagHistory.tsx';
import { withDescendants } from './tag-rows.ts';

interface Props {
  /** The tag to edit; left out, a new one is made under `parent`. */
  tag?: CountedTag;
  parent?: string | null;
  onClose: () => void;
}

/** A tag as a whole: name, colour, key, definition, where it stands, its attributes. */
export function TagDialog({ tag, parent = null, onClose }: Props) {
  const { rows } = useDesk();
  const form = useId();
  const [first] = useState(() => draftOf(tag, parent, leastUsed(rows.map((row) => row.tag))));
  const [draft, setDraft] = useState(first);
  const { act, fault } = useAct();
  const change = (part: Partial<TagDraft>): void => setDraft((was) => ({ ...was, ...part }));
  const parents = useMemo(() => {
    // A tag cannot stand under itself, nor under what stands under it.
    const own = tag
      ? withDescendants(
          rows.map((row) => row.tag),
          tag.id,
        )
      : new Set<string>();
    const possible = rows.filter((row) => !own.has(row.tag.id));
    return [{ value: '', label: 'None' }, ...possible.map((row) => ({ value: row.tag.id, label: row.path }))];
  }, [rows, tag]);
  const wrong = draftFault(draft);
  const used = tag?.annotations ?? 0;
  const fields = fieldsOf(draft);
  const changes = tag && meaningKey(meaningOf(fields)) !== meaningKey(meaningOf(tag));
  const save = async (): Promise<void> => {
    const ok = tag ? await act('tags.update', { id: tag.id, ...fields }) : await act('tags.create', fields);
    if (ok) onClose();
  };
  return (
    <Sheet
      title={tag ? 'Edit tag' : 'New tag'}
      isOpen
      onClose={onClose}
      width="narrow"
      isUnsaved={JSON.stringify(draft) !== JSON.stringify(first)}
      footer={
        <FormFooter
          form={form}
          fault={fault}
          submit={tag ? 'Save' : 'Create'}
          disabled={wrong !== ''}
          title={wrong || undefined}
          onClose={onClose}
        />
      }
    >
      <form
        id={form}
        className="tag-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="tag-form-line">
          <label className="field tag-form-name">
            <span className="field-name">Name</span>
            <input
              className="input"
              autoFocus
              maxLength={300}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </label>
          <label className="field tag-form-key">
            <span className="field-name">Key</span>
            <input
              className="input"
              aria-describedby={`${form}-key`}
              value={draft.key}
              // The last character typed: the key is replaced by typing another.
              onChange={(event) => change({ key: [...event.target.value.trim()].at(-1) ?? '' })}
            />
          </label>
        </div>
        <p id={`${form}-key`} className="tag-form-hint">
          One character: press it to tag the selection.
        </p>
        <ColourChoice colour={draft.colour} onChoose={(colour) => change({ colour })} />
        <label className="field">
          <span className="field-name">Definition</span>
          <textarea
            className="input"
            value={draft.definition}
            placeholder="What the tag means"
            onChange={(event) => change({ definition: event.target.value })}
          />
        </label>
        <label className="field">
          <span className="field-name">Guidelines</span>
          <textarea
            className="input"
            value={draft.guidelines}
            placeholder="When to use it and when not, where to begin and end"
            onChange={(event) => change({ guidelines: event.target.value })}
          />
        </label>
        {changes && used > 0 && (
          <p className="notice tag-form-notice">
            {count(used, 'annotation')} will be listed as made before the definition changed.
          </p>
        )}
        <label className="field">
          <span className="field-name">Under</span>
          <NativeSelect
            value={draft.parent}
            options={parents}
            onChoose={(under) => change({ parent: under })}
          />
        </label>
        <AttributesEditor attributes={draft.attributes} onChange={(attributes) => change({ attributes })} />
        <ExamplesEditor examples={draft.examples} onChange={(examples) => change({ examples })} />
        <label className="field">
          <span className="field-name">Note</span>
          <textarea
            className="input"
            value={draft.note}
            placeholder="What is still open about it"
            onChange={(event) => change({ note: event.target.value })}
          />
        </label>
        {tag && <TagHistory tag={tag.id} />}
      </form>
    </Sheet>
  );
}
