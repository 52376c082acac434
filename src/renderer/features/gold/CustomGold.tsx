import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Input } from '../../../contract/contract.ts';
import type { Range, Span } from '../../../core/model/span.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { AttributeField } from '../annotations/AttributeFields.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import type { GoldItem } from './items.ts';

type Choice = Input<'gold.decide'>['choice'];
type Custom = Extract<Choice, { custom: unknown }>['custom'];

interface Props {
  item: GoldItem | undefined;
  range: Range | null;
  /** The span as a boundary was dragged in the text. */
  dragged: Span | null;
  onDecide: (custom: Custom) => void;
  onClose: () => void;
}

/** Gold that is none of the annotations: other words, another tag, other attributes. */
export function CustomGold({ item, range, dragged, onDecide, onClose }: Props) {
  const { rows, tags, annotations } = useDesk();
  const like = item?.gold.find((row) => row.tag !== null) ?? annotations?.get(item?.annotations[0] ?? '');
  const [span, setSpan] = useState<Span>(dragged ?? (range ? [range] : (like?.span ?? [])));
  useEffect(() => {
    if (dragged) setSpan(dragged);
  }, [dragged]);
  const [tag, setTag] = useState(like?.tag ?? rows[0]?.tag.id ?? '');
  const [values, setValues] = useState<Record<string, string>>({ ...like?.values });
  const ready = span.length > 0 && tag !== '';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <form
      className="view-stack gold-custom"
      aria-label="Something else"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready)
          onDecide({ span: span.map(([start, end]): [number, number] => [start, end]), tag, values });
      }}
    >
      <label className="field">
        <span className="field-name">Tag</span>
        <NativeSelect
          autoFocus
          value={tag}
          options={rows.map((row) => ({ value: row.tag.id, label: row.path }))}
          onChoose={(next) => {
            setTag(next);
            // Attributes belong to a tag: those of another one are filled in anew.
            setValues(next === like?.tag ? { ...like.values } : {});
          }}
        />
      </label>
      <div className="attribute-fields">
        {(tags.get(tag)?.attributes ?? []).map((attribute) => (
          <AttributeField
            key={attribute.id}
            attribute={attribute}
            value={values[attribute.id] ?? ''}
            onSet={(value) => {
              setValues((was) => ({ ...was, [attribute.id]: value }));
              return Promise.resolve(true);
            }}
          />
        ))}
      </div>
      {span.length > 0 ? (
        <Coding tag={tag} span={span} />
      ) : (
        <p className="view-words">Select the words in the text that it covers.</p>
      )}
      <div className="view-buttons">
        <button type="button" className="button" disabled={!range} onClick={() => range && setSpan([range])}>
          Take the selected text
        </button>
      </div>
      <div className="view-buttons">
        <button type="submit" className="button" data-variant="primary" disabled={!ready}>
          Decide
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
