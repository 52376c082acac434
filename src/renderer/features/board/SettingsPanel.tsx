import { useState } from 'react';
import { Button } from 'react-aria-components';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { host, sentenceOf, useQuery } from '../../platform/host.ts';
import type { useAct } from '../../platform/use-act.ts';
import { KeptCheck } from './KeptCheck.tsx';

/** Rules of the project, and who is at the desk. */
export function SettingsPanel({ act }: { act: ReturnType<typeof useAct>['act'] }) {
  const settings = useQuery('project.settings', {}, ['project']);
  return (
    <>
      <section className="board-panel" aria-label="Rules of the project">
        <h2>Rules of the project</h2>
        <KeptCheck
          value={settings.data?.blind ?? false}
          onKeep={(blind) => act('project.setSettings', { blind })}
        >
          Blind coding{' '}
          <span className="ticks-about">others’ annotations are hidden until your own pass is done</span>
        </KeptCheck>
        <KeptCheck
          value={settings.data?.correct ?? false}
          onKeep={(correct) => act('project.setSettings', { correct })}
        >
          Direct corrections{' '}
          <span className="ticks-about">anybody may change anybody’s annotations; the log says who did</span>
        </KeptCheck>
      </section>
      <AtTheDesk />
    </>
  );
}

function AtTheDesk() {
  const profiles = useQuery('profile.list', {}, ['annotator']);
  const [name, setName] = useState('');
  const [fault, setFault] = useState('');
  // Somebody else sees and undoes other things: the page begins anew.
  const then = (work: Promise<unknown>): void =>
    void work.then(
      () => location.reload(),
      (error: unknown) => setFault(sentenceOf(error)),
    );
  const people = profiles.data?.people ?? [];
  return (
    <section className="board-panel" aria-label="At the desk">
      <h2>At the desk</h2>
      {people.length > 0 && (
        <label className="field">
          Who annotates
          <NativeSelect
            value={profiles.data?.current ?? ''}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
            onChoose={(id) => then(host().call('profile.switch', { id }))}
          />
        </label>
      )}
      <form
        className="board-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) then(host().call('profile.add', { name: name.trim() }));
        }}
      >
        <input
          className="input"
          aria-label="Name of somebody else"
          placeholder="Somebody else"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button className="button" type="submit" isDisabled={!name.trim()}>
          Add
        </Button>
      </form>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
