import { X } from 'lucide-react';
import type { Orphan } from '../../../contract/editions-types.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useAct } from '../../platform/use-act.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { listOrphans, setMode } from './mode.ts';
import { placeOrphan } from './place-orphan.ts';

/** What corrections left without a place, with what it stood on, and ways to give it one or to let it go. */
export function OrphanList({ transcript, orphans }: { transcript: string; orphans: readonly Orphan[] }) {
  const { act, fault } = useAct();
  return (
    <div className="orphans">
      <div className="orphans-head">
        <h3>Without a place</h3>
        <p>
          Corrections deleted what these stood on. They are in no export and in no figure until they have a
          place.
        </p>
        <IconButton label="Fold the list away" onPress={() => listOrphans(transcript, false)}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      {fault !== '' && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <ul aria-label="Without a place">
        {orphans.map((orphan) => (
          <OrphanLine key={orphan.id} orphan={orphan} act={act} />
        ))}
      </ul>
    </div>
  );
}

function OrphanLine({ orphan, act }: { orphan: Orphan; act: ReturnType<typeof useAct>['act'] }) {
  const { tags, annotators, mayChange, me } = useDesk();
  const { entity, id, tag, annotator, quote, found, transcript } = orphan;
  const look = tag === null ? undefined : tags.get(tag);
  const whose = annotators.find((one) => one.id === annotator)?.name ?? '';
  const isGold = entity === 'gold';
  // Gold that a rule made is made anew by building it; a person's decision is put where it belongs.
  const mine = isGold ? annotator !== '' : mayChange({ annotator } as Annotation);
  const who = isGold ? `Gold${whose === '' ? '' : `, ${whose}`}` : annotator === me.id ? '' : whose;
  return (
    <li className="orphan" data-colour={look?.colour}>
      <span className="orphan-head">
        <span className="swatch" />
        <span>{tag === null ? 'None of these' : (look?.name ?? 'Unknown tag')}</span>
        {who !== '' && <span className="orphan-who">{who}</span>}
      </span>
      <q>{quote}</q>
      <span className="orphan-ways">
        {mine && found && (
          <button type="button" className="link-button" onClick={() => void placeOrphan(act, orphan, found)}>
            Put it where these words are now
          </button>
        )}
        {mine && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setMode({ kind: 'placing', transcript, orphan });
              focusReader();
            }}
          >
            Choose its text…
          </button>
        )}
        {(mine || isGold) && (
          <button
            type="button"
            className="link-button"
            onClick={() =>
              void (isGold ? act('gold.remove', { ids: [id] }) : act('annotations.delete', { ids: [id] }))
            }
          >
            Delete
          </button>
        )}
      </span>
    </li>
  );
}
