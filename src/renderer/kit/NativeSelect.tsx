import type { ComponentProps } from 'react';

interface Props<T extends string> extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
}

/** The system's own select: for tables of hundreds of rows, where a popover each would be too heavy. */
export function NativeSelect<T extends string>({
  value,
  options,
  onChoose,
  className = 'select',
  ...rest
}: Props<T>) {
  return (
    <select
      {...rest}
      className={className}
      value={value}
      onChange={(event) => onChoose(event.target.value as T)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
