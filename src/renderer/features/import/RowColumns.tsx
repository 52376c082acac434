import {
  COLUMN_ROLES,
  cellText,
  type ColumnRole,
  type TableDescription,
} from '../../../core/formats/rows/model.ts';
import { useRef } from 'react';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { ROLE_WORDS, withRole } from './row-preview.ts';

interface Props {
  table: TableDescription;
  disabled: boolean;
  onRoles: (roles: ColumnRole[]) => void;
}

const OPTIONS = COLUMN_ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }));
/** Beyond this the page would be slow; the command line takes them all. */
const MOST_SHOWN = 300;

/** What each column is for, beside what stands in it first. */
export function RowColumns({ table: { columns, sample, mapping }, disabled, onRoles }: Props) {
  const roles = columns.map((_, i): ColumnRole => mapping.roles[i] ?? 'none');
  /** As they were when the select that has the focus got it: arrow keys pass roles that another column has, and must not take them. */
  const before = useRef(roles);
  return (
    <table className="exchange-table">
      <caption>What the columns are</caption>
      <tbody>
        {columns.slice(0, MOST_SHOWN).map((name, i) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <span className="exchange-example rows-sample">{firstIn(sample, i)}</span>
            </th>
            <td>
              <NativeSelect
                aria-label={`What the column ${name} is`}
                value={roles[i]!}
                disabled={disabled}
                options={OPTIONS}
                onFocus={() => {
                  before.current = roles;
                }}
                onChoose={(role) => onRoles(withRole(before.current, i, role))}
              />
            </td>
          </tr>
        ))}
        {columns.length > MOST_SHOWN && (
          <tr>
            <td colSpan={2}>
              {(columns.length - MOST_SHOWN).toLocaleString('en')} more columns, as proposed.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const firstIn = (sample: TableDescription['sample'], i: number): string =>
  sample.map((row) => cellText(row[i]).trim()).find((cell) => cell !== '') ?? 'empty at first';
