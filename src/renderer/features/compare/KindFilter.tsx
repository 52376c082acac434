import type { PlaceKind } from '../../../core/review/compare.ts';
import { KindMark } from './KindMark.tsx';
import { KINDS_SHOWN } from './places.ts';

interface Props {
  counts: Readonly<Record<PlaceKind, number>>;
  chosen: ReadonlySet<PlaceKind>;
  onChange: (chosen: ReadonlySet<PlaceKind>) => void;
}

/** Which kinds of places are listed and shown in the text; none pressed means all. */
export function KindFilter({ counts, chosen, onChange }: Props) {
  const toggle = (kind: PlaceKind): void => {
    const next = new Set(chosen);
    if (!next.delete(kind)) next.add(kind);
    onChange(next.size === KINDS_SHOWN.length ? new Set() : next);
  };
  return (
    <div className="kind-filter" role="group" aria-label="Kinds of places">
      {KINDS_SHOWN.map((kind) => (
        <button
          key={kind}
          type="button"
          className="kind-choice"
          aria-pressed={chosen.has(kind)}
          disabled={counts[kind] === 0 && !chosen.has(kind)}
          onClick={() => toggle(kind)}
        >
          <KindMark kind={kind} />
          <span className="kind-count">{counts[kind].toLocaleString()}</span>
        </button>
      ))}
    </div>
  );
}
