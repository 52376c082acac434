import { useDesk } from '../desk/desk-context.ts';
import { differences, KINDS } from '../compare/places.ts';
import { Coding } from '../views/Coding.tsx';
import { LineList } from '../views/LineList.tsx';
import { countStates, GOLD_STATES, GOLD_WORDS, type GoldItem, type GoldState } from './items.ts';
import { GoldMark } from './GoldMark.tsx';

interface Props {
  items: readonly GoldItem[];
  shown: readonly GoldItem[];
  state: GoldState | '';
  at: number;
  onState: (state: GoldState | '') => void;
  onGo: (item: GoldItem | undefined) => void;
}

/** The places to decide, and those that a rule or a person has decided. */
export function GoldList({ items, shown, state, at, onState, onGo }: Props) {
  const { annotators, annotations } = useDesk();
  const name = (id: string): string => annotators.find((one) => one.id === id)?.name ?? 'Somebody';
  const counts = countStates(items);
  if (items.length === 0)
    return <p className="pane-empty">None of them has tagged anything in this transcript.</p>;
  return (
    <>
      <div className="gold-states" role="group" aria-label="Places by state">
        {(['', ...GOLD_STATES] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="gold-state"
            aria-pressed={state === one}
            onClick={() => onState(one)}
          >
            {one === '' ? 'All' : GOLD_WORDS[one]} <span>{one === '' ? items.length : counts[one]}</span>
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="pane-empty">{state === 'open' ? 'Every place is decided.' : 'No place is so.'}</p>
      ) : (
        <LineList
          items={shown}
          keyOf={({ key }) => key}
          current={at}
          label="Places of the gold set"
          height={84}
          onGo={(index) => onGo(shown[index])}
        >
          {(item) => {
            const gold = item.gold.find(({ tag }) => tag !== null) ?? item.gold[0];
            const first = annotations?.get(item.annotations[0] ?? '');
            const what = gold ?? first;
            return (
              <>
                {what && <Coding tag={what.tag} span={what.span} values={what.values} />}
                <span className="gold-marks">
                  <GoldMark state={item.state} />
                  {item.stale && <span className="gold-stale">Changed since</span>}
                  {item.state === 'open' && item.place && (
                    <span>{differences(item.place, name) || `${KINDS[item.place.kind].name}.`}</span>
                  )}
                </span>
              </>
            );
          }}
        </LineList>
      )}
    </>
  );
}
