import { memo, useId } from 'react';
import type { CorrectionChange } from './corrections.ts';
import type { SpeakerRow } from './speaker-rows.ts';
import { SpeakerRowView } from './SpeakerRowView.tsx';

interface Props {
  /** The project's speakers: a label with one of their names is that speaker. */
  known: readonly { name: string }[] | undefined;
  rows: readonly SpeakerRow[];
  disabled: boolean;
  onChange: (change: CorrectionChange) => void;
  /** Shows the first thing said, by its UTF-16 start. */
  onShow: (start: number) => void;
}

/** Who speaks, label by label: rename, merge, describe, or untick what is no speaker. */
export const SpeakerTable = memo(function SpeakerTable({ rows, known, disabled, onChange, onShow }: Props) {
  const names = useId();
  if (rows.length === 0)
    return (
      <p className="import-none">
        No speaker labels found. Turns can be made in the reader after the import.
      </p>
    );
  return (
    <div className="import-speakers">
      <datalist id={names}>
        {known?.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <table>
        <caption className="visually-hidden">Speakers</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Is a speaker</span>
            </th>
            <th scope="col">Speaker</th>
            <th scope="col">Role</th>
            <th scope="col" className="import-number">
              Turns
            </th>
            <th scope="col" className="import-number">
              Words
            </th>
            <th scope="col">
              <span className="visually-hidden">More</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SpeakerRowView
              key={row.label}
              row={row}
              rows={rows}
              names={names}
              isKnown={known?.some(({ name }) => name === row.name) ?? false}
              disabled={disabled}
              onChange={onChange}
              onShow={onShow}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
});
