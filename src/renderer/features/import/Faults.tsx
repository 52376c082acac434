/** Files that could not be read, where nothing else is there to be shown. */
export function Faults({ faults }: { faults: readonly { path: string; message: string }[] }) {
  if (faults.length === 0) return null;
  return (
    <div className="import-pending" role="alert">
      <div className="notice" data-tone="bad">
        {faults.map(({ path, message }) => (
          <p key={path}>{message}</p>
        ))}
        <p>Nothing of it was imported, and the project is as it was.</p>
      </div>
    </div>
  );
}
