import type { Variable } from '../../../contract/types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';

interface Props {
  variable: Variable;
  value: string;
  onValue: (value: string) => Promise<boolean>;
}

const HINTS = { text: '', number: '12.5', date: '2023-11-05', choice: '', boolean: '' } as const;

/** The value of a variable by its type; empty takes it away. */
export function VariableValue({ variable: { name, type, choices }, value, onValue }: Props) {
  if (type === 'text' || type === 'number' || type === 'date')
    return (
      <CommitInput
        aria-label={name}
        inputMode={type === 'number' ? 'decimal' : 'text'}
        placeholder={HINTS[type]}
        value={value}
        onCommit={onValue}
      />
    );
  const options =
    type === 'boolean'
      ? [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]
      : choices.map((choice) => ({ value: choice, label: choice }));
  // A value that is no longer among the choices is still shown: nothing is dropped in silence.
  if (value !== '' && !options.some((option) => option.value === value))
    options.push({ value, label: `${value} (no longer a choice)` });
  return (
    <NativeSelect
      aria-label={name}
      value={value}
      options={[{ value: '', label: 'No value' }, ...options]}
      onChoose={(chosen) => void onValue(chosen)}
    />
  );
}
