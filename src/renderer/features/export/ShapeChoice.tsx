import type { ExportFormat, ExportWide } from '../../../contract/export-options.ts';
import { isDataset } from '../../../core/formats/exchange/format-names.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';

interface Props {
  format: ExportFormat;
  /** Null: a row an annotation. */
  wide: ExportWide | null;
  isDisabled: boolean;
  onChoose: (wide: ExportWide | null) => void;
}

const UNITS = [
  { value: 'annotation', label: 'An annotation' },
  { value: 'turn', label: 'A turn, with a column a tag' },
  { value: 'sentence', label: 'A sentence, with a column a tag' },
  { value: 'transcript', label: 'A transcript, with a column a tag' },
] as const;
const VALUES = [
  { value: 'binary', label: '0 or 1' },
  { value: 'count', label: 'How many annotations' },
] as const;
const ANNOTATORS = [
  { value: 'pooled', label: 'Together in one row' },
  { value: 'each', label: 'A row each' },
] as const;

const FIRST: Omit<ExportWide, 'unit'> = { values: 'binary', annotators: 'pooled' };

/** What a row of a dataset is; nothing for other formats. */
export function ShapeChoice({ format, wide, isDisabled: disabled, onChoose }: Props) {
  if (!isDataset(format)) return null;
  return (
    <>
      <label className="field">
        <span className="field-name">A row is</span>
        <NativeSelect
          value={wide?.unit ?? 'annotation'}
          disabled={disabled}
          options={UNITS}
          onChoose={(unit) => onChoose(unit === 'annotation' ? null : { ...FIRST, ...wide, unit })}
        />
      </label>
      {wide && (
        <>
          <label className="field">
            <span className="field-name">The column of a tag has</span>
            <NativeSelect
              value={wide.values}
              disabled={disabled}
              options={VALUES}
              onChoose={(values) => onChoose({ ...wide, values })}
            />
          </label>
          <label className="field">
            <span className="field-name">Annotators stand</span>
            <NativeSelect
              value={wide.annotators}
              disabled={disabled}
              options={ANNOTATORS}
              onChoose={(annotators) => onChoose({ ...wide, annotators })}
            />
          </label>
          <p className="export-about">
            An annotation counts where it shares at least one character with the {wide.unit}, so that one may
            count for several.
          </p>
        </>
      )}
    </>
  );
}
