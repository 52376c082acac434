import { Button } from 'react-aria-components';
import { intervalOf, MEASURE_NAMES, unitWords, valueOf } from '../../../core/formats/agreement/figures.ts';
import type { Figure } from '../../../core/agreement/figure.ts';
import type { AgreementGroup } from '../../../contract/agreement-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import { askForComparison } from '../views/comparison-request.ts';
import { ConfusionTable } from './ConfusionTable.tsx';

interface Props {
  group: AgreementGroup;
  names: Readonly<Record<string, string>>;
}

const TITLES = { overall: 'Overall', transcript: 'Transcript', speaker: 'Speaker' } as const;

/** The figures of one group, what was left out, and the confusions. */
export function GroupResult({ group, names }: Props) {
  const name = (id: string) => names[id] ?? id;
  return (
    <section className="agreement-group">
      <h2>{group.by === 'overall' ? TITLES.overall : `${TITLES[group.by]}: ${group.name}`}</h2>
      <div className="agreement-table" tabIndex={0} role="region" aria-label={`Figures, ${group.name}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Tag</th>
              <th scope="col">Annotators</th>
              <th scope="col" className="number">
                Value
              </th>
              <th scope="col">95 % interval</th>
              <th scope="col" className="number">
                n
              </th>
              <th scope="col">Unit</th>
            </tr>
          </thead>
          <tbody>
            {group.figures.map((figure, i) => (
              // A group's figures have no ids, and never change their order.
              <FigureRow key={i} figure={figure} name={name} />
            ))}
          </tbody>
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

function FigureRow({ figure, name }: { figure: Figure; name: (id: string) => string }) {
  const { setView } = useDesk();
  const what = figure.attribute
    ? `${MEASURE_NAMES[figure.measure]}: ${name(figure.attribute.id)} (${figure.attribute.level})`
    : MEASURE_NAMES[figure.measure];
  const open = (): void => {
    askForComparison({
      annotators: figure.annotators,
      tags: figure.tags,
      transcripts: figure.transcripts.map((t) => t.transcript),
    });
    setView('compare');
  };
  return (
    <tr>
      <th scope="row">{what}</th>
      <td>{figure.summary ? 'all tags, each on its own' : figure.tags.map(name).join(', ')}</td>
      <td>{figure.annotators.map(name).join(', ')}</td>
      <td className="number">
        {'value' in figure ? (
          <Button
            className="agreement-figure"
            aria-label={`${what}, ${valueOf(figure)}: show the disagreements`}
            onPress={open}
          >
            {valueOf(figure)}
          </Button>
        ) : (
          <span className="agreement-undefined">undefined</span>
        )}
      </td>
      <td>
        {'value' in figure ? intervalOf(figure) : <span className="agreement-reason">{figure.reason}</span>}
      </td>
      <td className="number">{figure.n.toLocaleString('en')}</td>
      <td>{unitWords(figure)}</td>
    </tr>
  );
}
