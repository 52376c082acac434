import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';

/** As many annotations are listed one by one. */
const MOST = 200;

/** Annotations that a correction takes text from; nothing where there are none. */
export function Losses({ title, note, ids }: { title: string; note: string; ids: readonly string[] }) {
  const { annotations } = useDesk();
  if (ids.length === 0) return null;
  return (
    <section className="notice" data-tone="warn">
      <h3>{title}</h3>
      <p>{note}</p>
      <ul className="correct-losses">
        {ids.slice(0, MOST).map((one) => {
          const annotation = annotations?.get(one);
          return (
            annotation && (
              <li key={one}>
                <Coding tag={annotation.tag} span={annotation.span} />
              </li>
            )
          );
        })}
      </ul>
      {ids.length > MOST && <p>{ids.length - MOST} more are not listed.</p>}
    </section>
  );
}
