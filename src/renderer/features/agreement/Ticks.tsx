interface Props {
  title: string;
  items: readonly { id: string; name: string; about?: string }[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** Longer lists scroll by themselves, and can be ticked at once. */
const LONG = 8;

/** Things to tick. */
export function Ticks({ title, items, chosen, onChoose }: Props) {
  return (
    <fieldset className="ticks">
      <legend>{title}</legend>
      {items.length === 0 && <p className="agreement-hint">None yet.</p>}
      {items.length > LONG && (
        <label className="check">
          <input
            type="checkbox"
            checked={items.every(({ id }) => chosen.includes(id))}
            onChange={(event) => onChoose(event.target.checked ? items.map(({ id }) => id) : [])}
            ref={(box) => {
              if (box) box.indeterminate = chosen.length > 0 && chosen.length < items.length;
            }}
          />
          All
        </label>
      )}
      <div className="ticks-list" data-long={items.length > LONG || undefined}>
        {items.map(({ id, name, about }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
            <span>
              {name}
              {about && <span className="ticks-about"> {about}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
