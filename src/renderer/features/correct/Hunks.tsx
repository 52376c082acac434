import { type Hunk, visible } from './hunks.ts';

/** As many places are shown; more would only be scrolled over. */
const MOST = 500;

/** What goes and what comes, place by place, with the words around it. */
export function Hunks({ hunks }: { hunks: readonly Hunk[] }) {
  return (
    <>
      <ol className="hunks" aria-label="Changes">
        {hunks.slice(0, MOST).map(({ start, parts }) => (
          <li key={start}>
            {parts.map(({ kind, text }, i) => {
              if (kind === 'removed') return <del key={i}>{visible(text)}</del>;
              if (kind === 'added') return <ins key={i}>{visible(text)}</ins>;
              return <span key={i}>{text}</span>;
            })}
          </li>
        ))}
      </ol>
      {hunks.length > MOST && <p>{hunks.length - MOST} more places are not shown.</p>}
    </>
  );
}
