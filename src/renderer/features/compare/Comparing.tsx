import { CommandKeys } from '../commands/CommandKeys.tsx';
import { useMemo, useState } from 'react';
import type { Comparison } from '../../../contract/review-types.ts';
import type { PlaceKind } from '../../../core/review/compare.ts';
import { useAll } from '../annotations/use-annotations.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useRuns } from '../commands/runs.ts';
import { PartWidth } from '../views/PartWidth.tsx';
import { ViewReader } from '../views/ViewReader.tsx';
import { walk } from '../views/walk.ts';
import { KindFilter } from './KindFilter.tsx';
import { KIND_LOOKS, list, narrowed, overlay, placeKey } from './places.ts';
import { PlaceTable } from './PlaceTable.tsx';

interface Props {
  comparison: Comparison;
  /** Their ids in the order of the columns. */
  annotators: readonly string[];
  /** Only places with one of these tags; empty for all. */
  tags: ReadonlySet<string>;
  onAllTags: () => void;
}

/** A comparison: its places side by side, and over one another in the text. */
export function Comparing({ comparison, annotators, tags, onAllTags }: Props) {
  const desk = useDesk();
  const all = useAll(desk.annotations);
  const [kinds, setKinds] = useState<ReadonlySet<PlaceKind>>(new Set());
  const [chosen, setChosen] = useState<{ place: string; annotation: string } | null>(null);
  const [byKind, setByKind] = useState(true);
  const byId = useMemo(() => new Map(all.map((annotation) => [annotation.id, annotation])), [all]);
  const places = useMemo(
    () => narrowed(comparison.places, kinds, tags, (id) => byId.get(id)?.tag),
    [comparison, kinds, tags, byId],
  );
  const shown = useMemo(
    () =>
      byKind
        ? overlay(places, byId)
        : places.flatMap(({ annotations }) => annotations.flatMap((id) => byId.get(id) ?? [])),
    [places, byId, byKind],
  );
  const at = chosen ? places.findIndex((place) => placeKey(place) === chosen.place) : -1;
  const place = places[at];
  const go = (index: number): void => {
    const next = places[index];
    if (next) setChosen({ place: placeKey(next), annotation: next.annotations[0]! });
  };
  const differ = ({ kind }: { kind: PlaceKind }): boolean => kind !== 'agreed';
  useRuns({
    'compare.next': () => go(walk(places, at, 1)),
    'compare.previous': () => go(walk(places, at, -1)),
    'compare.nextDifference': () => go(walk(places, at, 1, differ)),
    'compare.previousDifference': () => go(walk(places, at, -1, differ)),
  });
  const open = comparison.open.map((id) => desk.annotators.find((one) => one.id === id)?.name ?? id);
  return (
    <div className="comparing">
      <section className="view-part" data-pane="places" aria-label="Side by side">
        <KindFilter counts={comparison.counts} chosen={kinds} onChange={setKinds} />
        {tags.size > 0 && (
          <p className="compare-note">
            Only places with {[...tags].map((id) => desk.tags.get(id)?.name ?? id).join(', ')}.{' '}
            <button type="button" className="link-button" onClick={onAllTags}>
              Show all tags
            </button>
          </p>
        )}
        {open.length > 0 && (
          <p className="compare-note">
            {open.length === 1 ? 'The pass of ' : 'The passes of '}
            {list(open)} {open.length === 1 ? 'is' : 'are'} not done: figures of agreement leave this
            transcript out.
          </p>
        )}
        <PlaceTable
          places={places}
          comparison={comparison}
          columns={annotators}
          byId={byId}
          at={at}
          onGo={go}
        />
      </section>
      <section className="view-part" aria-label="Text">
        <PartWidth name="compare-places" label="Width of the table" sizes="before" min={320} max={1100} />
        <div className="compare-text-bar">
          <label className="check">
            <input type="checkbox" checked={byKind} onChange={(event) => setByKind(event.target.checked)} />
            Colour by agreement
          </label>
          <span className="view-words">
            <CommandKeys id="compare.nextDifference" /> <CommandKeys id="compare.previousDifference" /> next
            and previous difference
          </span>
        </div>
        <ViewReader
          annotations={shown}
          {...(byKind && { looks: KIND_LOOKS })}
          selected={chosen?.annotation ?? null}
          at={place ? [place.start, place.end] : null}
          onSelect={(id) => {
            const found = places.find(({ annotations }) => annotations.includes(id));
            if (found) setChosen({ place: placeKey(found), annotation: id });
          }}
        />
      </section>
    </div>
  );
}
