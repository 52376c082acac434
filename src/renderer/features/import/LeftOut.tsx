import type { Loss } from '../../../core/formats/exchange/loss.ts';

/** What stands in a file and not in the text that was made of it. */
export function LeftOut({ losses }: { losses: readonly Loss[] }) {
  if (losses.length === 0) return null;
  return (
    <details className="notice">
      <summary>Not in the text: {losses.reduce((sum, { count }) => sum + count, 0)}</summary>
      <ul>
        {losses.map(({ code, sentence, count, examples }) => (
          <li key={code}>
            {count} × {sentence} {examples.length > 0 && <small>({examples.slice(0, 3).join('; ')})</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}
