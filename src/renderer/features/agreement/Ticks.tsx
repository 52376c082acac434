interface Props {
  title: string;
  items: readonly { id: string; name: string; about?: string }[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** A short list of things to tick. */
export function Ticks({ title, items, chosen, onChoose }: Props) {
  return (
    <fieldset className="ticks">
      <legend>{title}</legend>
      {items.length === 0 && <p className="agreement-hint">None yet.</p>}
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
    </fieldset>
  );
}
