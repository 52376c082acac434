import type { ExportFormat } from '../../../contract/export-options.ts';
import { hasContext } from '../../../core/formats/people/names.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';

interface Props {
  format: ExportFormat;
  /** Code points on each side. */
  context: number;
  isDisabled: boolean;
  onChoose: (context: number) => void;
}

const AROUND = [
  { value: '0', label: 'Nothing' },
  { value: '80', label: 'A few words' },
  { value: '300', label: 'A few sentences' },
] as const;

/** What stands around each quote of a report; nothing for other formats. */
export function ContextChoice({ format, context, isDisabled, onChoose }: Props) {
  if (!hasContext(format)) return null;
  return (
    <label className="field">
      <span className="field-name">Around each quote</span>
      <NativeSelect
        value={String(context) as (typeof AROUND)[number]['value']}
        disabled={isDisabled}
        options={AROUND}
        onChoose={(value) => onChoose(Number(value))}
      />
    </label>
  );
}
