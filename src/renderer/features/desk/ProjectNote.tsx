import { type FormEvent, useId, useState } from 'react';
import { FormFooter } from '../../kit/FormFooter.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useAct } from '../../platform/use-act.ts';
import { useDesk } from './desk-context.ts';

/** What the people who work on the project say of it to one another. */
export function ProjectNote({ onClose }: { onClose: () => void }) {
  const { project } = useDesk();
  const { act, fault } = useAct();
  const [note, setNote] = useState(project.note);
  const form = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act('project.setNote', { note: note.trim() }).then((ok) => ok && onClose());
  };
  return (
    <Sheet
      title="Note on the project"
      isOpen
      onClose={onClose}
      width="narrow"
      isUnsaved={note.trim() !== project.note}
      footer={<FormFooter form={form} fault={fault} submit="Save" onClose={onClose} />}
    >
      <form id={form} className="rename" onSubmit={submit}>
        <label className="field">
          <span className="field-name">Note</span>
          <textarea
            className="input project-note"
            autoFocus
            value={note}
            placeholder="What the project is about, what was agreed on, what is still open"
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      </form>
    </Sheet>
  );
}
