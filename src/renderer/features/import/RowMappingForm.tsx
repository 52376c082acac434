import type { RowMapping, TableDescription } from '../../../core/formats/rows/model.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { RowColumns } from './RowColumns.tsx';
import { RowPreviewTable } from './RowPreviewTable.tsx';
import './rows.css';

interface Props {
  table: TableDescription;
  disabled: boolean;
  /** Says what the columns are. */
  onMapping: (mapping: RowMapping) => void;
  /** Reads the file otherwise; what the columns are is then proposed anew. */
  onReading: (reading: { sheet: number; delimiter: string | null; header: boolean }) => void;
}

const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
];
const SEPARATORS = [
  { value: ';', label: 'Semicolon' },
  { value: ',', label: 'Comma' },
  { value: '|', label: 'Bar' },
  { value: '\n', label: 'Line break' },
  { value: ' ', label: 'Blank' },
];
const EACH = [
  { value: 'table', label: 'a turn of a transcript' },
  { value: 'row', label: 'a transcript' },
] as const;

/** How a table becomes transcripts: how it is read, what its columns are, and its first rows as they will come out. */
export function RowMappingForm({ table, disabled, onMapping, onReading }: Props) {
  const { mapping, sheets, sheet, delimiter, header } = table;
  const reading = { sheet, delimiter, header };
  return (
    <>
      <div className="rows-options">
        <label>
          Each row is
          <NativeSelect
            value={mapping.each}
            disabled={disabled}
            options={EACH}
            onChoose={(each) => onMapping({ ...mapping, each })}
          />
        </label>
        {sheets.length > 1 && (
          <label>
            Sheet
            <NativeSelect
              value={String(sheet)}
              disabled={disabled}
              options={sheets.map((label, i) => ({ value: String(i), label }))}
              onChoose={(value) => onReading({ ...reading, sheet: Number(value) })}
            />
          </label>
        )}
        {delimiter !== null && (
          <label>
            Cells are parted by
            <NativeSelect
              value={delimiter}
              disabled={disabled}
              options={DELIMITERS}
              onChoose={(value) => onReading({ ...reading, delimiter: value })}
            />
          </label>
        )}
        {mapping.roles.includes('labels') && (
          <label>
            Labels are parted by
            <NativeSelect
              value={mapping.separator}
              disabled={disabled}
              options={SEPARATORS}
              onChoose={(separator) => onMapping({ ...mapping, separator })}
            />
          </label>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={header}
            disabled={disabled}
            onChange={(event) => onReading({ ...reading, header: event.target.checked })}
          />
          The first row holds names
        </label>
      </div>
      <RowPreviewTable table={table} />
      <RowColumns table={table} disabled={disabled} onRoles={(roles) => onMapping({ ...mapping, roles })} />
    </>
  );
}
