import './start.css';
import { type FormEvent, useState } from 'react';
import type { Annotator } from '../../../core/model/annotation.ts';
import { host, sentenceOf } from '../../platform/host.ts';

/** Asks who is at the desk, once: the name stands on every annotation that they make. */
export function NameForm({ onNamed }: { onNamed: (annotator: Annotator) => void }) {
  const [name, setName] = useState('');
  const [fault, setFault] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    host()
      .call('profile.set', { name: name.trim() })
      .then(onNamed, (error: unknown) => setFault(sentenceOf(error)));
  };
  return (
    <main className="start">
      <form className="start-sheet" onSubmit={submit}>
        <h1 className="start-mark">Passage</h1>
        <p>
          Tag passages of transcripts, review annotations, export a coded dataset. Everything stays on this
          machine.
        </p>
        <label className="field">
          <span className="start-label">Your name</span>
          <input
            className="input"
            autoFocus
            autoComplete="name"
            maxLength={300}
            value={name}
            aria-describedby="name-why"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p id="name-why" className="start-soft">
          It is written to the annotations that you make, so that colleagues know whose they are.
        </p>
        {fault && (
          <p className="field-fault" role="alert">
            {fault}
          </p>
        )}
        <button type="submit" className="button" data-variant="primary" disabled={name.trim() === ''}>
          Continue
        </button>
      </form>
    </main>
  );
}
