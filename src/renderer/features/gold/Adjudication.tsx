import { useMemo, useState } from 'react';
import type { GoldOf } from '../../../contract/review-types.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Range, Span } from '../../../core/model/span.ts';
import { useAll } from '../annotations/use-annotations.ts';
import { useDesk } from '../desk/desk-context.ts';
import { PartWidth } from '../views/PartWidth.tsx';
import { ViewReader } from '../views/ViewReader.tsx';
import { walk } from '../views/walk.ts';
import { GoldList } from './GoldList.tsx';
import { type GoldItem, goldItems, type GoldState } from './items.ts';
import { PlacePanel } from './PlacePanel.tsx';
import { RuleForm } from './RuleForm.tsx';

interface Props {
  gold: GoldOf;
  /** Whose annotations make the places. */
  annotators: readonly string[];
}

/** The rule and the places, the text, and the place that is decided. */
export function Adjudication({ gold, annotators }: Props) {
  const desk = useDesk();
  const all = useAll(desk.annotations);
  const [state, setState] = useState<GoldState | ''>('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [range, setRange] = useState<Range | null>(null);
  const [dragged, setDragged] = useState<{ key: string; span: Span } | null>(null);
  const [showGold, setShowGold] = useState(false);
  const items = useMemo(() => goldItems(gold), [gold]);
  // What is decided while it is looked at stays in the list until another one is chosen.
  const shown = useMemo(
    () => items.filter((item) => state === '' || item.state === state || item.key === chosen),
    [items, state, chosen],
  );
  const at = shown.findIndex(({ key }) => key === chosen);
  const item = shown[at];
  const painted = useMemo(
    () =>
      showGold ? gold.gold.flatMap(asAnnotation) : all.filter((one) => annotators.includes(one.annotator)),
    [showGold, gold, all, annotators],
  );
  const go = (to: GoldItem | undefined): void => {
    if (to) setChosen(to.key);
  };
  const step = (by: 1 | -1): void => go(shown[walk(shown, at, by)]);
  const nextOpen = (): void => {
    const from = items.findIndex(({ key }) => key === chosen);
    const open = (one: GoldItem): boolean => one.state === 'open';
    const next = walk(items, from, 1, open);
    go(items[next >= 0 ? next : walk(items, -1, 1, (one) => open(one) && one.key !== chosen)]);
  };
  const onSelect = (id: string): void =>
    go(items.find((one) => one.annotations.includes(id) || one.gold.some((row) => row.id === id)));
  return (
    <div className="adjudication">
      <section className="view-part" data-pane="places" aria-label="Places">
        <RuleForm gold={gold} annotators={annotators} />
        <GoldList items={items} shown={shown} state={state} at={at} onState={setState} onGo={go} />
      </section>
      <section className="view-part" aria-label="Text">
        <PartWidth name="gold-places" label="Width of the places" sizes="before" />
        <div className="gold-text-bar">
          <label className="check">
            <input
              type="checkbox"
              checked={showGold}
              onChange={(event) => setShowGold(event.target.checked)}
            />
            Show the gold in the text
          </label>
        </div>
        <ViewReader
          annotations={painted}
          selected={(showGold ? item?.gold[0]?.id : item?.annotations[0]) ?? null}
          at={item ? [item.start, item.end] : null}
          onSelect={onSelect}
          onRange={setRange}
          onBoundary={(span) => item && setDragged({ key: item.key, span })}
        />
      </section>
      <section className="view-part" aria-label="Decision">
        <PartWidth name="gold-decision" label="Width of the decision" sizes="own" />
        <PlacePanel
          key={item?.key ?? ''}
          transcript={gold.transcript}
          item={item}
          undecided={gold.undecided}
          range={range}
          dragged={dragged && dragged.key === item?.key ? dragged.span : null}
          onNext={() => step(1)}
          onPrevious={() => step(-1)}
          onDecided={nextOpen}
        />
      </section>
    </div>
  );
}

/** Gold as the reader paints it; “none of these” is nothing to paint. */
function asAnnotation({
  id,
  transcript,
  edition,
  span,
  tag,
  values,
  note,
  created,
}: GoldOf['gold'][number]): Annotation[] {
  if (tag === null) return [];
  return [{ id, transcript, edition, span, tag, values, note, annotator: '', created, modified: created }];
}
