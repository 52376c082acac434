import type { AgreementGroup, AgreementResult } from '../../../contract/agreement-types.ts';
import { ConfusionTable } from './ConfusionTable.tsx';
import { FigureRow } from './FigureRow.tsx';
import { nameOf, runsOf, samePeople, scopeInWords } from './group-words.ts';

interface Props {
  group: AgreementGroup;
  names: Readonly<Record<string, string>>;
  request: AgreementResult['request'];
}

const TITLES = { overall: 'Overall', transcript: 'Transcript', speaker: 'Speaker' } as const;

/** The figures of one group with their scope, what was left out, and the confusions. */
export function GroupResult({ group, names, request }: Props) {
  const name = (id: string) => names[id] ?? id;
  // Said once above the table where it is the same in every row.
  const people = samePeople(group.figures);
  const title = group.by === 'overall' ? TITLES.overall : `${TITLES[group.by]}: ${group.name}`;
  return (
    <section className="agreement-group" aria-label={title}>
      <h2>{title}</h2>
      <p className="agreement-note">{scopeInWords(group.figures, people, request, name)}</p>
      <div className="agreement-table" tabIndex={0} role="region" aria-label={`Figures, ${title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Tag</th>
              {!people && <th scope="col">Annotators</th>}
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">95 % interval</th>
              <th scope="col" className="number">
                n
              </th>
            </tr>
          </thead>
          {runsOf(group.figures, (figure) => nameOf(figure, name)).map((run, r) => (
            // A group's figures have no ids, and never change their order.
            <tbody key={r}>
              {run.map((figure, i) => (
                <FigureRow
                  key={i}
                  figure={figure}
                  name={name}
                  rows={i === 0 ? run.length : 0}
                  withPeople={!people}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {group.leftOut.length > 0 && (
        <p className="agreement-note">
          Left out:{' '}
          {group.leftOut
            .map((one) => `${name(one.transcript)} (${one.reason} ${one.annotators.map(name).join(', ')})`)
            .join('; ')}
        </p>
      )}
      {group.confusions.map((confusion) => (
        <ConfusionTable key={confusion.annotators.join(' ')} confusion={confusion} name={name} />
      ))}
    </section>
  );
}
