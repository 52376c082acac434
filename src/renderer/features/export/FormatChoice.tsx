import { useId } from 'react';
import type { ExportFormat } from '../../../contract/export-options.ts';
import { FORMATS } from './formats.ts';

interface Props {
  format: ExportFormat;
  disabled: boolean;
  onChoose: (format: ExportFormat) => void;
}

/** The formats, each with what it is good for. */
export function FormatChoice({ format, disabled, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset className="export-formats" disabled={disabled}>
      <legend>Format</legend>
      {FORMATS.map((choice) => (
        <label key={choice.format} className="export-format">
          <input
            type="radio"
            name={name}
            checked={choice.format === format}
            aria-describedby={`${name}-${choice.format}`}
            onChange={() => onChoose(choice.format)}
          />
          <span>
            <span className="export-format-name">{choice.name}</span>
            <span id={`${name}-${choice.format}`} className="export-format-about">
              {choice.about}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
