import { Button } from 'react-aria-components';
import type { Figure } from '../../../core/agreement/figure.ts';
import { intervalOf, unitWords, valueOf } from '../../../core/formats/agreement/figures.ts';
import { useDesk } from '../desk/desk-context.ts';
import { askForComparison } from '../views/comparison-request.ts';
import { nameOf, tagsOf } from './group-words.ts';

interface Props {
  figure: Figure;
  name: (id: string) => string;
  /** Rows that its measure's name stands for; 0 where a row above has it. */
  rows: number;
  /** Whether the row says whose agreement it is. */
  withPeople: boolean;
}

/** One figure: a number that opens what it is of, or undefined with the reason. */
export function FigureRow({ figure, name, rows, withPeople }: Props) {
  const { setView } = useDesk();
  const what = nameOf(figure, name);
  const tags = tagsOf(figure, name);
  const open = (): void => {
    askForComparison({
      annotators: figure.annotators,
      tags: figure.tags,
      transcripts: figure.transcripts.map((t) => t.transcript),
    });
    setView('compare');
  };
  return (
    <tr data-summary={figure.summary || undefined}>
      {rows > 0 && (
        <th scope="rowgroup" rowSpan={rows} className="agreement-measure">
          {what}
        </th>
      )}
      <td className="agreement-tags">{tags}</td>
      {withPeople && <td className="agreement-people">{figure.annotators.map(name).join(', ')}</td>}
      <td className="number">
        {'value' in figure ? (
          <Button
            className="agreement-figure"
            aria-label={`${what}, ${tags}: ${valueOf(figure)}, show the disagreements`}
            onPress={open}
          >
            {valueOf(figure)}
          </Button>
        ) : (
          <span className="agreement-undefined">undefined</span>
        )}
      </td>
      <td className="agreement-interval">
        {'value' in figure ? (
          intervalOf(figure) || 'none'
        ) : (
          <span className="agreement-reason">{figure.reason}</span>
        )}
      </td>
      <td className="number agreement-n">
        {figure.n.toLocaleString('en')} {unitWords(figure, figure.n !== 1)}
      </td>
    </tr>
  );
}
