import { Plus, RotateCcw, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { setPrefs, usePrefs } from '../../app/prefs.ts';
import { type Chord, capsOf, chordWords } from '../../kit/chord.ts';
import { type Clash, clashes, refusal, withDefaults, withKey, withoutKey } from './bind.ts';
import { keyboard, keysOfCommand, type OwnKeys } from './bindings.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { RecordKeys } from './RecordKeys.tsx';

interface Props {
  command: Command;
  isRecording: boolean;
  onRecord: (on: boolean) => void;
}

/** Keys that were pressed for a command, and are somebody else's. */
interface Asked {
  chord: Chord;
  clashes: readonly Clash[];
}

/** A command's keys: each can be taken away, others added, and all be as they came. */
export function KeysLine({ command, isRecording, onRecord }: Props) {
  const { keys: own } = usePrefs();
  const on = keyboard();
  const chords = keysOfCommand(command, own, on);
  const [fault, setFault] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const add = useRef<HTMLButtonElement>(null);

  /** Gives the commands other keys. What had the focus goes by that: the line's own button takes it. */
  const change = (next: OwnKeys): void => {
    setPrefs({ keys: next });
    requestAnimationFrame(() => add.current?.focus());
  };
  const done = (): void => {
    setAsked(null);
    onRecord(false);
    requestAnimationFrame(() => add.current?.focus());
  };
  const give = (chord: Chord, from: readonly Clash[] = []): void => {
    const freed = from.reduce((keys, clash) => withoutKey(keys, clash.command, chord, on), own);
    change(withKey(freed, command, chord, on));
    done();
  };
  const pressed = (chord: Chord): void => {
    const no = refusal(command, chord, on);
    setFault(no);
    if (no) return;
    const found = clashes(COMMANDS, command, chord, own, on);
    if (found.length === 0) give(chord);
    else setAsked({ chord, clashes: found });
  };
  return (
    <li className="keys-line">
      <span className="keys-title">{command.title}</span>
      <span className="keys-chords">
        {chords.map((chord) => (
          <span key={chord} className="keys-chord">
            {capsOf(chord).map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
            <button
              type="button"
              className="icon-button"
              aria-label={`Take ${chordWords(chord)} from ${command.title}`}
              onClick={() => change(withoutKey(own, command, chord, on))}
            >
              <X size={13} aria-hidden />
            </button>
          </span>
        ))}
        {isRecording && !asked ? (
          <RecordKeys label={command.title} onPressed={pressed} onCancel={done} />
        ) : (
          <button
            ref={add}
            type="button"
            className="icon-button"
            aria-label={`Add keys for ${command.title}`}
            onClick={() => {
              setFault('');
              onRecord(true);
            }}
          >
            <Plus size={15} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="icon-button keys-reset"
          aria-label={`Reset the keys of ${command.title}`}
          disabled={!own[command.id]}
          onClick={() => change(withDefaults(own, command))}
        >
          <RotateCcw size={14} aria-hidden />
        </button>
      </span>
      {isRecording && fault && (
        <p className="fault keys-words" role="alert">
          {fault}
        </p>
      )}
      {isRecording && asked && (
        <ClashNotice asked={asked} onGive={(from) => give(asked.chord, from)} onCancel={done} />
      )}
    </li>
  );
}

function ClashNotice({
  asked: { chord, clashes: found },
  onGive,
  onCancel,
}: {
  asked: Asked;
  onGive: (from: readonly Clash[]) => void;
  onCancel: () => void;
}) {
  const names = found.map((clash) => `“${clash.command.title}”`).join(' and ');
  // Where one of the two is nearer to the focus, both can have the keys.
  const both = found.every(({ excludes }) => !excludes);
  return (
    <div className="notice keys-words" data-tone="warn" role="alert">
      <p>
        {chordWords(chord)} already does {names}.
        {both && ' With both, the text goes before its view, and a view before the rest of the desk.'}
      </p>
      <div className="keys-choices">
        <button type="button" className="button" autoFocus onClick={() => onGive(found)}>
          Take it from there
        </button>
        {both && (
          <button type="button" className="button" onClick={() => onGive([])}>
            Keep both
          </button>
        )}
        <button type="button" className="button" data-variant="quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
