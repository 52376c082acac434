import type { ExportFormat } from '../../../contract/export-options.ts';
import { isDataset, opensUnit } from '../../../core/formats/exchange/format-names.ts';
import type { OffsetUnit } from '../../../core/formats/exchange/offset-units.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';

interface Props {
  format: ExportFormat;
  /** Null: what the format does by itself. */
  unit: OffsetUnit | null;
  isDisabled: boolean;
  onChoose: (unit: OffsetUnit | null) => void;
}

const UNITS = [
  { value: 'code-point', label: 'Code points (Python, R)' },
  { value: 'utf-16', label: 'UTF-16 units (JavaScript, Java)' },
  { value: 'utf-8', label: 'Bytes of UTF-8' },
] as const;

/** What offsets count, where the format leaves it open; nothing elsewhere. */
export function UnitChoice({ format, unit, isDisabled, onChoose }: Props) {
  if (!opensUnit(format)) return null;
  const both = { value: 'both', label: 'Code points and UTF-16 units' } as const;
  const options = isDataset(format) ? [both, ...UNITS] : UNITS;
  return (
    <label className="field">
      <span className="field-name">Offsets count</span>
      <NativeSelect
        value={unit ?? options[0]!.value}
        disabled={isDisabled}
        options={options}
        onChoose={(chosen) => onChoose(chosen === options[0]!.value ? null : (chosen as OffsetUnit))}
      />
    </label>
  );
}
