import { type FormEvent, useState } from 'react';

/** The name of a new project, where projects are kept in one folder. */
export function NewProject({ busy, onCreate }: { busy: boolean; onCreate: (name: string) => void }) {
  const [name, setName] = useState('');
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
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <button type="submit" className="button" data-variant="primary" disabled={busy || name.trim() === ''}>
        Create
      </button>
    </form>
  );
}
