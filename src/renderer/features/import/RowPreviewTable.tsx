import type { TableDescription } from '../../../core/formats/rows/model.ts';
import { previewOf } from './row-preview.ts';

/** The first rows as they will come out. */
export function RowPreviewTable({ table }: { table: TableDescription }) {
  const rows = previewOf(table);
  const has = (name: 'transcript' | 'speaker' | 'time') => rows.some((row) => row[name] !== '');
  if (rows.length === 0)
    return (
      <p className="notice" role="status">
        None of the first rows has a text. Say which column holds it.
      </p>
    );
  return (
    // A region that scrolls can be reached by keyboard.
    <div className="rows-preview" role="region" aria-label="First rows as they will come out" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {has('transcript') && <th scope="col">Transcript</th>}
            {has('time') && <th scope="col">Time</th>}
            {has('speaker') && <th scope="col">Speaker</th>}
            <th scope="col">Text</th>
            <th scope="col">Tags</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {has('transcript') && <td>{row.transcript}</td>}
              {has('time') && <td>{row.time}</td>}
              {has('speaker') && <td className="rows-speaker">{row.speaker}</td>}
              <td className="rows-text">{row.text}</td>
              <td>{row.labels.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
