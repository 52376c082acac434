import { useId } from 'react';
import type { ExportFormat } from '../../../contract/export-options.ts';
import { FORMATS, PEOPLE_CHOICES, TOOL_FORMATS } from './formats.ts';

interface Props {
  format: ExportFormat;
  disabled: boolean;
  onChoose: (format: ExportFormat) => void;
}

/** The formats, each with what it is good for: of those for people and other tools only the chosen one says so. */
export function FormatChoice({ format, disabled, onChoose }: Props) {
  const name = useId();
  const groups = [
    { title: 'Format', choices: FORMATS, plain: false },
    { title: 'For people', choices: PEOPLE_CHOICES, plain: true },
    { title: 'For other tools', choices: TOOL_FORMATS, plain: true },
  ];
  return groups.map(({ title, choices, plain }) => (
    <fieldset key={title} className="export-formats" data-plain={plain || undefined} disabled={disabled}>
      <legend>{title}</legend>
      {choices.map((choice) => (
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
  ));
}
