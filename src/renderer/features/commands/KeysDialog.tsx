import './commands.css';
import { useRef, useState } from 'react';
import { setPrefs, usePrefs } from '../../app/prefs.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { GROUPS } from './command.ts';
import { COMMANDS } from './commands.ts';
import { findCommands } from './find-commands.ts';
import { KeysLine } from './KeysLine.tsx';

/** Every command with its keys, to give it others. They are kept with what one person likes on one machine. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { keys: own } = usePrefs();
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [recording, setRecording] = useState<string | null>(null);
  const found = findCommands(COMMANDS, typed);
  const changed = COMMANDS.filter(({ id }) => own[id]).length;
  return (
    <Sheet
      title="Change keys"
      isOpen
      onClose={onClose}
      width="medium"
      footer={
        <>
          <span className="sheet-words" role="status">
            {changed === 0
              ? 'All keys are as they came.'
              : `${changed === 1 ? '1 command has' : `${changed} commands have`} keys of your own.`}
          </span>
          <button
            type="button"
            className="button"
            disabled={Object.keys(own).length === 0}
            onClick={() => {
              setPrefs({ keys: {} });
              // The button cannot keep the focus: there is nothing left for it to do.
              search.current?.focus();
            }}
          >
            Reset all
          </button>
        </>
      }
    >
      <div className="keys">
        <input
          ref={search}
          type="search"
          className="input"
          aria-label="Find a command"
          placeholder="Find a command"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {GROUPS.map((group) => {
          const lines = found.filter((command) => command.group === group);
          return lines.length === 0 ? null : (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <ul>
                {lines.map((command) => (
                  <KeysLine
                    key={command.id}
                    command={command}
                    isRecording={recording === command.id}
                    onRecord={(on) => setRecording(on ? command.id : null)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {found.length === 0 && <p className="keys-none">No command is found by these words.</p>}
      </div>
    </Sheet>
  );
}
