import type { FormEvent } from 'react';

interface Props {
  busy: boolean;
  /** As it was typed; kept where the form is folded away. */
  name: string;
  onName: (name: string) => void;
  onCreate: (name: string) => void;
  onClose: () => void;
}

/** The name of a new project, where projects are kept in one folder. */
export function NewProject({ busy, name, onName, onCreate, onClose }: Props) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCreate(name.trim());
  };
  return (
    <form className="start-new" onSubmit={submit}>
      <label className="field">
        <span className="field-name">Name of the project</span>
        <input
          className="input"
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => onName(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
        />
      </label>
      <button type="submit" className="button" data-variant="primary" disabled={busy || name.trim() === ''}>
        Create
      </button>
    </form>
  );
}
