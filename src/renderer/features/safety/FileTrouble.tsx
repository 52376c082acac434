import './safety.css';
import { useEffect, useState } from 'react';
import type { ProjectInfo } from '../../../contract/types.ts';
import { saving } from '../../app/saving.ts';
import { trouble, useTrouble } from '../../app/trouble.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';

/** What is wrong with the project's file, above the desk, with what can be done about it. */
export function FileTrouble({ onOpen }: { onOpen: (project: ProjectInfo) => void }) {
  const { project } = useDesk();
  const shown = useTrouble();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  useEffect(() => host().on('warned', (warning) => trouble.warn(warning)), []);
  // Another project's file is another matter.
  useEffect(() => trouble.clear, []);
  if (!shown) return null;
  const save = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const to = await platform().pickNewProject?.(`${project.name} (saved)`);
      if (to === null) return;
      const copy = await host().call('project.saveCopy', to === undefined ? {} : { to });
      onOpen(copy);
      saving.say(`All is saved in “${copy.place.replace(/^.*[\\/]/, '')}”, and you work in it from here on.`);
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="trouble" role="alert" data-tone={shown.code === 'cannot_write' ? 'warn' : 'bad'}>
      <p>{fault || shown.message}</p>
      {shown.code === 'file_gone' && (
        <button
          type="button"
          className="button"
          data-variant="primary"
          disabled={busy}
          onClick={() => void save()}
        >
          Save a copy
        </button>
      )}
      <button type="button" className="button" onClick={trouble.clear}>
        Put away
      </button>
    </div>
  );
}
