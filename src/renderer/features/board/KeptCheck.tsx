import { type ReactNode, useState } from 'react';

interface Props {
  /** What is in the file. */
  value: boolean;
  label?: string;
  /** Writes another value; false where that failed. */
  onKeep: (value: boolean) => Promise<boolean>;
  children: ReactNode;
}

/** A checkbox for something in the file. It shows what was chosen while that is written, and does not jump back meanwhile. */
export function KeptCheck({ value, label, onKeep, children }: Props) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  // What was chosen has arrived: from here on the file says what is so, whoever changes it.
  if (chosen !== null && chosen === value) setChosen(null);
  return (
    <label className="check">
      <input
        type="checkbox"
        aria-label={label}
        checked={chosen ?? value}
        onChange={({ target: { checked } }) => {
          setChosen(checked);
          void onKeep(checked).then((kept) => !kept && setChosen(null));
        }}
      />
      <span>{children}</span>
    </label>
  );
}
