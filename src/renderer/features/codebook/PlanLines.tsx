import type { PlannedLine } from '../../../core/codebook/plan.ts';

const KINDS = [
  ['add', 'To add'],
  ['change', 'To change'],
  ['leave', 'As they are'],
] as const;

/** What an import would do, tag by tag, and of what is there field by field. */
export function PlanLines({ lines }: { lines: readonly PlannedLine[] }) {
  return (
    <>
      {KINDS.map(([kind, title]) => {
        const own = lines.filter((line) => line.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} className="plan" aria-label={title}>
            <h3>
              {title} <span className="view-words">{own.length}</span>
            </h3>
            <ul>
              {own.map((line) => (
                <li key={`${line.what} ${line.name}`}>
                  <span className="plan-name">
                    {line.name}
                    {line.what === 'relation type' && <span className="view-words"> type of relation</span>}
                  </span>
                  {kind === 'add' && line.fields.length > 0 && (
                    <span className="view-words"> {line.fields.map(({ field }) => field).join(', ')}</span>
                  )}
                  {kind === 'change' && (
                    <dl>
                      {line.fields.map(({ field, before, after }) => (
                        <div key={field}>
                          <dt>{field}</dt>
                          <dd>
                            <del>{before || '(empty)'}</del> <ins>{after || '(empty)'}</ins>
                          </dd>
                        </div>
                      ))}
                    </dl>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
