import { type ComponentProps, type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface Props extends Omit<
  ComponentProps<'textarea'>,
  'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onKeyDown'
> {
  value: string;
  /** Called once the focus goes, or at Control (Command) and Enter, where the value differs. `false`: not taken. */
  onCommit: (value: string) => unknown;
}

/** Several lines of text that count once the user is done with them; Escape takes back what was typed. */
export function CommitText({ value, onCommit, className = 'input', ...rest }: Props) {
  const [typed, setTyped] = useState(value);
  const editing = useRef(false);
  useEffect(() => {
    // What others change is shown, unless the user is in the middle of it.
    if (!editing.current) setTyped(value);
  }, [value]);
  const done = (): void => {
    editing.current = false;
    if (typed === value) return;
    const revert = (): void => setTyped(value);
    Promise.resolve(onCommit(typed)).then((taken) => taken === false && revert(), revert);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
    else if (event.key === 'Escape' && typed !== value) {
      event.preventDefault();
      event.stopPropagation();
      editing.current = false;
      setTyped(value);
    }
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
