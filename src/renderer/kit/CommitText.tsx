import { type ComponentProps, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { saving } from '../app/saving.ts';

/** Said of words that have no field any more. */
const GONE =
  'What you typed could not be saved, and its field is gone; everything else is as it was. Copy the words from here:';

interface Props extends Omit<
  ComponentProps<'textarea'>,
  'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onKeyDown'
> {
  value: string;
  /** Called once the focus goes, or at Control (Command) and Enter, where the value differs. `false`: not taken. */
  onCommit: (value: string) => unknown;
}

/**
 * Several lines of text that count once the user is done with them, also where Escape leads away: undo takes them back. What is not taken
 * stays in the field, to be tried again; where the field is gone by then, with what it was about, the status line has the words, to be copied.
 */
export function CommitText({ value, onCommit, className = 'input', ...rest }: Props) {
  const [typed, setTyped] = useState(value);
  const editing = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    // What others change is shown, unless the user is in the middle of it.
    if (!editing.current) setTyped(value);
  }, [value]);
  const done = (): void => {
    editing.current = false;
    if (typed === value) return;
    void send(typed);
  };
  const send = async (words: string): Promise<void> => {
    const taken = await Promise.resolve(onCommit(words)).catch(() => false);
    if (taken !== false) return;
    if (!here.current) return saving.fail(`${GONE} “${words}”`);
    editing.current = true;
    setTyped(words);
  };
  const latest = useRef({ typed, value, send });
  useEffect(() => {
    latest.current = { typed, value, send };
  });
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      const last = latest.current;
      // Taken away under the user's hands: no focus goes that would have said so.
      if (editing.current && last.typed !== last.value) void last.send(last.typed);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
  };
  return (
    <textarea
      {...rest}
      className={className}
      value={typed}
      onChange={(event) => {
        editing.current = true;
        setTyped(event.target.value);
      }}
      onBlur={done}
      onKeyDown={onKeyDown}
    />
  );
}
