import { type KeyboardEvent, useState } from 'react';
import { type Chord, capsOf, chordOf } from '../../kit/chord.ts';

interface Props {
  label: string;
  onPressed: (chord: Chord) => void;
  onCancel: () => void;
}

/** Takes the next keys that are pressed, whatever they are bound to. Escape cancels. */
export function RecordKeys({ label, onPressed, onCancel }: Props) {
  const [held, setHeld] = useState<readonly string[]>([]);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onCancel();
    const chord = chordOf(event.nativeEvent);
    if (chord === '') setHeld(modifiersOf(event));
    else onPressed(chord);
  };
  return (
    <input
      className="input keys-record"
      aria-label={`Press the keys for ${label}; Escape cancels`}
      // Nothing is typed into it: it shows which modifiers are down.
      readOnly
      autoFocus
      value={held.length > 0 ? `${held.join(' ')} …` : 'Press the keys…'}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => setHeld(modifiersOf(event))}
      onBlur={onCancel}
    />
  );
}

const modifiersOf = (event: KeyboardEvent): string[] =>
  capsOf(
    [
      ...(event.ctrlKey ? ['Ctrl'] : []),
      ...(event.metaKey ? ['Mod'] : []),
      ...(event.altKey ? ['Alt'] : []),
      ...(event.shiftKey ? ['Shift'] : []),
      'Unidentified',
    ].join('+'),
  ).slice(0, -1);
