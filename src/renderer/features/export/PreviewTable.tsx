import type { ExportFormat } from '../../../contract/export-options.ts';
import type { ExportPreview } from '../../../contract/types.ts';
import { shownIn } from './formats.ts';

interface Props {
  preview: ExportPreview | undefined;
  fault: string | undefined;
  format: ExportFormat;
  /** A row is no annotation. */
  isWide: boolean;
}

/** The first rows of a dataset, as they will be written; of other formats what goes into them. */
export function PreviewTable({ preview, fault, format, isWide }: Props) {
  if (fault)
    return (
      <p className="notice" data-tone="bad" role="alert">
        {fault}
      </p>
    );
  if (!preview) return <p className="export-none">Reading the first rows …</p>;
  if (preview.rows.length === 0)
    return <p className="export-none">No rows: nothing of the project is in this choice.</p>;
  const { rows, more, total } = preview;
  const places = shownIn(format, preview.columns);
  const columns = places.map((place) => preview.columns[place]!);
  return (
    // A region that scrolls can be reached by keyboard.
    <div className="export-table" role="region" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {places.map((place) => {
                const [column, cell] = [preview.columns[place]!, row[place]!];
                return (
                  <td
                    key={column}
                    data-id={/_id$|sha256$/.test(column) || undefined}
                    title={cell.length > 30 ? cell : undefined}
                  >
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <p className="export-rest">
          The first {rows.length} {isWide ? 'rows' : `of ${total.toLocaleString('en')}`}.
        </p>
      )}
    </div>
  );
}
