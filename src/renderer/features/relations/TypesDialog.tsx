import './relations.css';
import { useState } from 'react';
import type { CountedRelationType } from '../../../contract/codebook-types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { count } from '../../kit/when.ts';
import { useQuery } from '../../platform/host.ts';
import { useAct } from '../../platform/use-act.ts';
import { RELATION_ENTITIES } from './use-relations.ts';

/** The types of relations: what they are called from either end, what they mean, and which there are. */
export function TypesDialog({ onClose }: { onClose: () => void }) {
  const types = useQuery('relationTypes.list', {}, RELATION_ENTITIES).data ?? [];
  const { act, fault } = useAct();
  const [name, setName] = useState('');
  const [inverse, setInverse] = useState('');
  const create = async (): Promise<void> => {
    if (await act('relationTypes.create', { name: name.trim(), inverse: inverse.trim() })) {
      setName('');
      setInverse('');
    }
  };
  return (
    <Sheet
      title="Types of relations"
      isOpen
      onClose={onClose}
      width="medium"
      footer={
        fault && (
          <p className="sheet-words sheet-fault" role="alert">
            {fault}
          </p>
        )
      }
    >
      <div className="types">
        {types.map((type) => (
          <TypeLine key={type.id} type={type} others={types.filter(({ id }) => id !== type.id)} act={act} />
        ))}
        <form
          className="type-new"
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <label className="field">
            <span className="field-name">New type</span>
            <input
              className="input"
              value={name}
              maxLength={300}
              placeholder="answers"
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <label className="field">
            <span className="field-name">From the other end</span>
            <input
              className="input"
              value={inverse}
              maxLength={300}
              placeholder="is answered by"
              onChange={(event) => setInverse(event.target.value)}
            />
          </label>
          <button type="submit" className="button" disabled={name.trim() === ''}>
            Add
          </button>
        </form>
      </div>
    </Sheet>
  );
}

interface LineProps {
  type: CountedRelationType;
  others: readonly CountedRelationType[];
  act: ReturnType<typeof useAct>['act'];
}

function TypeLine({ type, others, act }: LineProps) {
  const { id, name, inverse, definition, relations } = type;
  const [asking, setAsking] = useState(false);
  const [moveTo, setMoveTo] = useState('');
  const set = (part: { name?: string; inverse?: string; definition?: string }) =>
    act('relationTypes.update', { id, ...part });
  return (
    <section className="type-line" aria-label={name}>
      <CommitInput
        aria-label={`Name of ${name}`}
        value={name}
        maxLength={300}
        onCommit={(next) => next.trim() !== '' && set({ name: next.trim() })}
      />
      <CommitInput
        aria-label={`${name}, from the other end`}
        value={inverse}
        maxLength={300}
        placeholder="From the other end"
        onCommit={(next) => set({ inverse: next.trim() })}
      />
      <span className="type-count">{count(relations, 'relation')}</span>
      <button
        type="button"
        className="button"
        data-variant="quiet"
        aria-label={`Delete the type ${name}`}
        onClick={() => (relations === 0 ? void act('relationTypes.delete', { id }) : setAsking(!asking))}
        aria-expanded={relations === 0 ? undefined : asking}
      >
        Delete
      </button>
      <CommitInput
        className="input type-definition"
        aria-label={`Definition of ${name}`}
        value={definition}
        placeholder="When one annotation does this to another"
        onCommit={(next) => set({ definition: next.trim() })}
      />
      {asking && (
        <div className="type-asking">
          <label>
            What becomes of {count(relations, 'relation')}?{' '}
            <NativeSelect
              value={moveTo}
              options={[
                { value: '', label: 'Delete them too' },
                ...others.map((other) => ({ value: other.id, label: `Make them “${other.name}”` })),
              ]}
              onChoose={setMoveTo}
            />
          </label>
          <button
            type="button"
            className="button"
            data-variant="danger"
            onClick={() =>
              void act(
                'relationTypes.delete',
                moveTo === '' ? { id, withRelations: true } : { id, moveTo },
              ).then(() => setAsking(false))
            }
          >
            Delete the type
          </button>
        </div>
      )}
    </section>
  );
}
