import { useId, useMemo, useState } from 'react';
import type { Tag } from '../../../core/model/codebook.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useAct } from '../../platform/use-act.ts';
import { useDesk } from '../desk/desk-context.ts';
import { AttributesEditor } from './AttributesEditor.tsx';
import { ColourChoice, leastUsed } from './ColourChoice.tsx';
import { draftFault, draftOf, fieldsOf, type TagDraft } from './tag-draft.ts';
import { TagHistory } from './TagHistory.tsx';
import { withDescendants } from './tag-rows.ts';

interface Props {
  /** The tag to edit; left out, a new one is made under `parent`. */
  tag?: Tag;
  parent?: string | null;
  onClose: () => void;
}

/** A tag as a whole: name, colour, key, definition, where it stands, its attributes. */
export function TagDialog({ tag, parent = null, onClose }: Props) {
  const { rows } = useDesk();
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(tag, parent, leastUsed(rows.map((row) => row.tag))));
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
  const save = async (): Promise<void> => {
    const fields = fieldsOf(draft);
    const ok = tag ? await act('tags.update', { id: tag.id, ...fields }) : await act('tags.create', fields);
    if (ok) onClose();
  };
  return (
    <Sheet
      title={tag ? 'Edit tag' : 'New tag'}
      isOpen
      onClose={onClose}
      width="narrow"
      footer={
        <>
          <span className="sheet-words sheet-fault" role="alert">
            {fault}
          </span>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            form={form}
            className="button"
            data-variant="primary"
            disabled={wrong !== ''}
            title={wrong || undefined}
          >
            {tag ? 'Save' : 'Create'}
          </button>
        </>
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
            placeholder="When to use this tag, and when not"
            onChange={(event) => change({ definition: event.target.value })}
          />
        </label>
        <label className="field">
          <span className="field-name">Under</span>
          <NativeSelect
            value={draft.parent}
            options={parents}
            onChoose={(under) => change({ parent: under })}
          />
        </label>
        <AttributesEditor attributes={draft.attributes} onChange={(attributes) => change({ attributes })} />
        {tag && <TagHistory tag={tag.id} />}
      </form>
    </Sheet>
  );
}
