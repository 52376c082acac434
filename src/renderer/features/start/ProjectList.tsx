import { useId } from 'react';
import { useQuery } from '../../platform/host.ts';
import { dayOf } from '../../kit/when.ts';

interface Props {
  desktop: boolean;
  /** Where projects are kept; shown where there is one folder. */
  folder: string;
  busy: boolean;
  onOpen: (place: string) => void;
}

/** Projects to open: those of the folder, or on the desktop those used lately. */
export function ProjectList({ desktop, folder, busy, onOpen }: Props) {
  const heading = useId();
  const { data, error } = useQuery('project.list', {}, []);
  if (error)
    return (
      <p className="notice" data-tone="bad" role="alert">
        {error}
      </p>
    );
  if (!data || (desktop && data.length === 0)) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="start-label">
        {desktop ? 'Recent projects' : 'Open project'}
      </h2>
      {data.length === 0 ? (
        <p className="start-soft">No projects yet. Create one, or look around in the sample.</p>
      ) : (
        <ul className="start-list">
          {data.map(({ place, name, modified }) => (
            <li key={place}>
              <button
                type="button"
                className="start-project"
                disabled={busy || modified === 0}
                title={desktop ? place : undefined}
                onClick={() => onOpen(place)}
              >
                <span className="start-project-name">{name}</span>
                <span className="start-soft">{modified === 0 ? 'not there any more' : dayOf(modified)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {!desktop && <p className="start-soft start-folder">Kept in {folder}</p>}
    </section>
  );
}
