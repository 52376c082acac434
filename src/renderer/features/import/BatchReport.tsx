import { plural } from './preview-lines.ts';
import type { ReportRow } from './report.ts';

/** What became of each of several files, on demand. */
export function BatchReport({ rows }: { rows: readonly ReportRow[] }) {
  if (rows.length < 2) return null;
  const bad = rows.filter(({ isBad }) => isBad).length;
  return (
    <details className="import-report">
      <summary>
        Report of {plural(rows.length, 'file')}
        {bad > 0 && `, ${bad} not read`}
      </summary>
      <ul>
        {rows.map(({ path, words, isBad }, i) => (
          // Two files may have one path, of two folders.
          <li key={`${i} ${path}`} data-state={isBad ? 'failed' : undefined}>
            <span className="import-report-path">{path}</span>
            <span className="import-report-words">{words}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
