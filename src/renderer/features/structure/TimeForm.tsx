import { useId, useState } from 'react';
import { Button, Dialog } from 'react-aria-components';
import { formatTime, parseTime } from './time.ts';

interface Props {
  /** Seconds; null for none. */
  time: number | null;
  onSet: (time: number | null) => void;
}

/** Asks for the time of a turn. */
export function TimeForm({ time, onSet }: Props) {
  const id = useId();
  const [raw, setRaw] = useState(time === null ? '' : formatTime(time));
  const seconds = parseTime(raw);
  const bad = raw.trim() !== '' && seconds === null;
  return (
    <Dialog className="block-dialog" aria-label="Time of this turn">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!bad) onSet(seconds);
        }}
      >
        <label htmlFor={id} className="block-dialog-title">
          Time of this turn
        </label>
        <input
          id={id}
          className="input"
          // The dialog opened for this one field.
          autoFocus
          placeholder="0:15:37"
          value={raw}
          aria-invalid={bad || undefined}
          aria-describedby={bad ? `${id}-fault` : undefined}
          onChange={(event) => setRaw(event.target.value)}
        />
        {bad && (
          <p id={`${id}-fault`} className="field-fault">
            A time is written 1:33 or 0:15:37.
          </p>
        )}
        <div className="block-dialog-end">
          {time !== null && (
            <Button className="button" onPress={() => onSet(null)}>
              Take away
            </Button>
          )}
          <Button type="submit" className="button" data-variant="primary" isDisabled={bad}>
            Set time
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
