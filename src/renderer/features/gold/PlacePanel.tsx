import { CommandKeys } from '../commands/CommandKeys.tsx';
import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../contract/contract.ts';
import type { Range, Span } from '../../../core/model/span.ts';
import { Pane } from '../../kit/Pane.tsx';
import { useAct } from '../../platform/use-act.ts';
import { useRuns } from '../commands/runs.ts';
import { useViewKeys } from '../views/use-view-keys.ts';
import { CustomGold } from './CustomGold.tsx';
import { GoldMark } from './GoldMark.tsx';
import type { GoldItem } from './items.ts';
import { PlaceChoices } from './PlaceChoices.tsx';
import { Provenance } from './Provenance.tsx';

interface Props {
  transcript: string;
  item: GoldItem | undefined;
  undecided: number;
  /** What is selected of the text (UTF-16). */
  range: Range | null;
  /** The span of its annotation as a boundary was dragged in the text. */
  dragged: Span | null;
  onNext: () => void;
  onPrevious: () => void;
  /** A decision was taken: on to the next place that waits. */
  onDecided: () => void;
}

/** One place: whose annotation stands, something else, or none of these. */
export function PlacePanel(props: Props) {
  const { transcript, item, undecided, range, dragged, onNext, onPrevious, onDecided } = props;
  const { act, fault } = useAct();
  const [note, setNote] = useState('');
  const [custom, setCustom] = useState(false);
  useEffect(() => {
    if (dragged) setCustom(true);
  }, [dragged]);
  const why = useRef<HTMLTextAreaElement>(null);
  const place = item?.annotations ?? [];
  const decide = (choice: Input<'gold.decide'>['choice']): void => {
    const only = place.length === 0 ? item?.gold[0]?.id : undefined;
    void act('gold.decide', {
      transcript,
      place: [...place],
      ...(only !== undefined && { gold: only }),
      choice,
      note: note.trim(),
    }).then((ok) => {
      if (!ok) return;
      setCustom(false);
      onDecided();
    });
  };
  const numbered = place.slice(0, 9).map((id, i) => [`${i + 1}`, () => decide({ annotation: id })] as const);
  useViewKeys(Object.fromEntries(numbered));
  useRuns({
    'gold.none': place.length > 0 ? () => decide('none') : undefined,
    'gold.other': () => setCustom(true),
    'gold.why': () => why.current?.focus(),
    'gold.takeBack':
      item && item.gold.length > 0
        ? () => void act('gold.remove', { ids: item.gold.map(({ id }) => id) })
        : undefined,
    'gold.next': onNext,
    'gold.previous': onPrevious,
  });
  const words = undecided === 1 ? '1 place waits' : `${undecided.toLocaleString()} places wait`;
  return (
    <Pane name="place" title="Place" note={item ? <GoldMark state={item.state} /> : undefined}>
      <div className="view-scroll view-stack">
        <p className="view-words">
          {undecided === 0 ? 'No place waits to be decided.' : `${words} to be decided.`}{' '}
          <CommandKeys id="gold.next" /> <CommandKeys id="gold.previous" />
        </p>
        {!item && <p className="view-words">Choose a place from the list.</p>}
        {item?.gold.map((row) => (
          <Provenance key={row.id} row={row} onRemove={() => void act('gold.remove', { ids: [row.id] })} />
        ))}
        {item && <PlaceChoices item={item} onDecide={decide} />}
        {custom ? (
          <CustomGold
            item={item}
            range={range}
            dragged={dragged}
            onDecide={(made) => decide({ custom: made })}
            onClose={() => setCustom(false)}
          />
        ) : (
          <button type="button" className="gold-choice" onClick={() => setCustom(true)}>
            <CommandKeys id="gold.other" /> {item ? 'Something else…' : 'Add what nobody annotated…'}
          </button>
        )}
        <label className="field">
          <span className="field-name">
            Why <CommandKeys id="gold.why" />
          </span>
          <textarea
            ref={why}
            className="input"
            value={note}
            placeholder="Goes with the decision"
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              // Out of the field, so that the next key decides.
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </label>
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </div>
    </Pane>
  );
}
