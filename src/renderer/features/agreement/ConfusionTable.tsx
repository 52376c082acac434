import type { Confusion } from '../../../core/agreement/confusion.ts';

/** Which tags two annotators gave the same places; what only one of them tagged at the edges. */
export function ConfusionTable({ confusion, name }: { confusion: Confusion; name: (id: string) => string }) {
  const [first, second] = confusion.annotators.map(name) as [string, string];
  return (
    <div
      className="agreement-table"
      tabIndex={0}
      role="region"
      aria-label={`Confusion of tags, ${first} and ${second}`}
    >
      <table>
        <caption>
          Tags on overlapping spans: {first} in rows, {second} in columns ({confusion.n} matched)
        </caption>
        <thead>
          <tr>
            <td />
            {confusion.tags.map((tag) => (
              <th key={tag} scope="col" className="number">
                {name(tag)}
              </th>
            ))}
            <th scope="col" className="number">
              only {first}
            </th>
          </tr>
        </thead>
        <tbody>
          {confusion.tags.map((tag, row) => (
            <tr key={tag}>
              <th scope="row">{name(tag)}</th>
              {confusion.tags.map((other, column) => (
                <td key={other} className="number" data-agreed={row === column || undefined}>
                  {confusion.counts[row]![column]}
                </td>
              ))}
              <td className="number">{confusion.onlyFirst[row]}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">only {second}</th>
            {confusion.tags.map((tag, column) => (
              <td key={tag} className="number">
                {confusion.onlySecond[column]}
              </td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}
