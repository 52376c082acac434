import { type ComponentProps, type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface Props extends Omit<
  ComponentProps<'input'>,
  'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onKeyDown'
> {
  value: string;
  /**
   * Called once the user is done (Enter, or the focus goes), and only where the value differs. `false`, now or
   * later, says that the value is not taken: the field shows what it had.
   */
  onCommit: (value: string) => unknown;
}

/**
 * A text input whose value counts once the user is done with it: Enter or leaving commits, Escape takes back
 * what was typed. For fields whose change costs a commit of the project or a new layout.
 */
export function CommitInput({ value, onCommit, className = 'input', ...rest }: Props) {
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
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      done();
    } else if (event.key === 'Escape' && typed !== value) {
      // The first Escape is the field's; the next one closes the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      editing.current = false;
      setTyped(value);
    }
  };
  return (
    <input
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
