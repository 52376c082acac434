import type { ProjectSummary } from '../../../contract/safety-types.ts';
import { momentOf } from '../../kit/when.ts';
import { useQuery } from '../../platform/host.ts';

/** What is inside a backup, beside what the project holds now. */
export function BackupInside({ which, id }: { which: { place?: string }; id: string }) {
  const { data, error } = useQuery('backups.look', { ...which, id }, []);
  if (error)
    return (
      <p className="notice" data-tone="bad" role="alert">
        {error}
      </p>
    );
  if (!data) return <div className="backups-inside" />;
  const { inside, now } = data;
  return (
    <section className="backups-inside" aria-label="Inside the backup">
      <table className="safety-table">
        <thead>
          <tr>
            <td />
            <th scope="col">In the backup</th>
            {now && <th scope="col">Now</th>}
          </tr>
        </thead>
        <tbody>
          {rowsOf(inside, now).map(([name, then, today]) => (
            <tr key={name} data-differs={(now && then !== today) || undefined}>
              <th scope="row">{name}</th>
              <td>{then}</td>
              {now && <td>{today}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowsOf(inside: ProjectSummary, now: ProjectSummary | null): [string, string, string][] {
  const row = (name: string, of: (summary: ProjectSummary) => string): [string, string, string] => [
    name,
    of(inside),
    now ? of(now) : '',
  ];
  const people = [...new Set([...(now?.annotators ?? []), ...inside.annotators].map(({ name }) => name))];
  const made = (summary: ProjectSummary, name: string): string =>
    summary.annotators
      .filter((one) => one.name === name)
      .reduce((sum, one) => sum + one.annotations, 0)
      .toLocaleString();
  return [
    row('Name', ({ name }) => name),
    row('Last change', ({ lastChange }) => (lastChange === null ? '–' : momentOf(lastChange))),
    row('Transcripts', ({ transcripts }) => transcripts.toLocaleString()),
    row('Annotations', ({ annotations }) => annotations.toLocaleString()),
    ...people.map((name) => row(`by ${name}`, (summary) => made(summary, name))),
  ];
}
