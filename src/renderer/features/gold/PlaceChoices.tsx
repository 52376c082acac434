import { CommandKeys } from '../commands/CommandKeys.tsx';
import type { Input } from '../../../contract/contract.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import type { GoldItem } from './items.ts';

interface Props {
  item: GoldItem;
  onDecide: (choice: Input<'gold.decide'>['choice']) => void;
}

/** The annotations of a place, by number, and none of them. */
export function PlaceChoices({ item, onDecide }: Props) {
  const { annotations, annotators } = useDesk();
  const name = (id: string): string => annotators.find((one) => one.id === id)?.name ?? 'Somebody';
  if (item.annotations.length === 0) return null;
  return (
    <div className="gold-choices" role="group" aria-label="What stands here">
      {item.annotations.map((id, i) => {
        const annotation = annotations?.get(id);
        return (
          <button
            key={id}
            type="button"
            className="gold-choice"
            aria-pressed={item.gold.some((row) => row.sources.includes(id))}
            onClick={() => onDecide({ annotation: id })}
          >
            <kbd>{i < 9 ? i + 1 : ''}</kbd>
            {annotation && (
              <Coding
                tag={annotation.tag}
                span={annotation.span}
                values={annotation.values}
                who={name(annotation.annotator)}
              />
            )}
          </button>
        );
      })}
      <button
        type="button"
        className="gold-choice"
        aria-pressed={item.gold.some(({ tag }) => tag === null)}
        onClick={() => onDecide('none')}
      >
        <CommandKeys id="gold.none" /> None of these
      </button>
    </div>
  );
}
