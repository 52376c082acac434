import './relations.css';
import { Link2 } from 'lucide-react';
import { useKeysOf } from '../commands/bindings.ts';
import { commandOf } from '../commands/commands.ts';
import { runOf } from '../commands/runs.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { RelationLine } from './RelationLine.tsx';

/** The relations of the selected annotation, whichever end it is, and the way to draw one. */
export function RelationsOf({ annotation }: { annotation: string }) {
  const desk = useDesk();
  const keys = useKeysOf('relation.link');
  const { relations, linking } = desk;
  return (
    <section className="relations-of" aria-label="Relations">
      <div className="relations-head">
        <h3 className="field-name">Relations</h3>
        <IconButton
          label="Link to…"
          hint="Link to another annotation"
          keys={keys}
          isDisabled={linking !== null}
          onPress={() => runOf(commandOf('relation.link')!, desk)?.({ chord: '' })}
        >
          <Link2 size={15} aria-hidden />
        </IconButton>
      </div>
      {relations.length > 0 && (
        <ul className="relations-list">
          {relations.map((relation) => (
            <RelationLine
              key={relation.id}
              relation={relation}
              end={relation.from === annotation ? 'from' : 'to'}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
