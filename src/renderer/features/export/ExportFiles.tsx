import { plural } from '../import/preview-lines.ts';

/** The files that the export writes. Long lists of source files are cut: the table below names them. */
export function ExportFiles({ files }: { files: readonly string[] }) {
  if (files.length === 0) return null;
  return (
    <p className="export-files">
      Writes{' '}
      {files.slice(0, 6).map((file, index) => (
        <span key={file}>
          {index > 0 && ', '}
          <code>{file}</code>
        </span>
      ))}
      {files.length > 6 && ` and ${plural(files.length - 6, 'more file')}`}.
    </p>
  );
}
