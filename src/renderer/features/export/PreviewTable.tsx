import type { ExportPreview } from '../../../contract/types.ts';

interface Props {
  preview: ExportPreview | undefined;
  fault: string | undefined;
}

/** The first rows of the export, as they will be written. */
export function PreviewTable({ preview, fault }: Props) {
  if (fault)
    return (
      <p className="notice" data-tone="bad" role="alert">
        {fault}
      </p>
    );
  if (!preview) return <p className="export-none">Reading the first rows …</p>;
  if (preview.rows.length === 0)
    return <p className="export-none">No rows: nothing of the project is in this choice.</p>;
  const { rows, total } = preview;
  return (
    // A region that scrolls can be reached by keyboard.
    <div className="export-table" role="region" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {preview.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td
                  key={preview.columns[place]}
                  data-id={preview.columns[place]?.endsWith('_id') || undefined}
                  title={cell.length > 30 ? cell : undefined}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total && (
        <p className="export-rest">
          The first {rows.length} of {total.toLocaleString('en')}.
        </p>
      )}
    </div>
  );
}
