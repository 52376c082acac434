import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { useAct } from '../../platform/use-act.ts';

/** Adds a speaker by name; the rest is filled in in the table. */
export function AddSpeaker({ act }: { act: ReturnType<typeof useAct>['act'] }) {
  const [name, setName] = useState('');
  return (
    <form
      className="speakers-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          void act('speakers.create', { name: name.trim() }).then((ok) => ok && setName(''));
      }}
    >
      <input
        className="input"
        aria-label="Name of a new speaker"
        placeholder="New speaker"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" className="button" isDisabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
