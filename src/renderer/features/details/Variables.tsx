import { useQuery } from '../../platform/host.ts';
import type { useAct } from '../../platform/use-act.ts';
import { AddVariable } from './AddVariable.tsx';
import { VariableLine } from './VariableLine.tsx';

interface Props {
  transcript: string;
  /** Values by variable id. */
  values: Readonly<Record<string, string>>;
  act: ReturnType<typeof useAct>['act'];
}

/** The project's own variables, with this transcript's values. */
export function Variables({ transcript, values, act }: Props) {
  const variables = useQuery('variables.list', {}, ['variable']).data ?? [];
  return (
    <section className="details-section" aria-label="Variables">
      <h3>Variables</h3>
      {variables.length === 0 && (
        <p className="details-none">
          Variables describe every transcript of the project (country, topic, wave) and become columns of the
          export.
        </p>
      )}
      {variables.map((variable) => (
        <VariableLine
          key={variable.id}
          variable={variable}
          value={values[variable.id] ?? ''}
          onValue={(value) => act('variables.setValue', { transcript, variable: variable.id, value })}
          act={act}
        />
      ))}
      <AddVariable act={act} />
    </section>
  );
}
