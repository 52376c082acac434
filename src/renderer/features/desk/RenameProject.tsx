import { type FormEvent, useId, useState } from 'react';
import { FormFooter } from '../../kit/FormFooter.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useAct } from '../../platform/use-act.ts';
import { useDesk } from './desk-context.ts';

/** Another name for the project; its file keeps the one it has. */
export function RenameProject({ onClose }: { onClose: () => void }) {
  const { project } = useDesk();
  const { act, fault } = useAct();
  const [name, setName] = useState(project.name);
  const form = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void act('project.rename', { name: name.trim() }).then((ok) => ok && onClose());
  };
  return (
    <Sheet
      title="Rename the project"
      isOpen
      onClose={onClose}
      width="narrow"
      footer={
        <FormFooter
          form={form}
          fault={fault}
          submit="Rename"
          disabled={name.trim() === ''}
          onClose={onClose}
        />
      }
    >
      <form id={form} className="rename" onSubmit={submit}>
        <label className="field">
          <span className="field-name">Name of the project</span>
          <input
            className="input"
            autoFocus
            maxLength={300}
            value={name}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      </form>
    </Sheet>
  );
}
