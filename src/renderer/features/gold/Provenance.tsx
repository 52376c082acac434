import { CommandKeys } from '../commands/CommandKeys.tsx';
import { momentOf } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { type GoldRow, originOf } from './items.ts';

interface Props {
  row: GoldRow;
  onRemove: () => void;
}

/** What gold says, and where it comes from: whose annotations, whose decision, which rule. */
export function Provenance({ row, onRemove }: Props) {
  const { annotators, annotations, me } = useDesk();
  const name = (id: string): string =>
    id === me.id ? 'you' : (annotators.find((one) => one.id === id)?.name ?? 'somebody');
  const whose = (ids: readonly string[]): string =>
    ids
      .map((id) => {
        const annotation = annotations?.get(id);
        return annotation ? name(annotation.annotator) : 'one since deleted';
      })
      .join(', ');
  const by = row.decidedBy === null ? '' : name(row.decidedBy);
  return (
    <article className="provenance" aria-label="Gold">
      <Coding tag={row.tag} span={row.span} values={row.values} who="Gold" />
      <p>
        {originOf(row, by)}, {momentOf(row.created)}.
      </p>
      {row.sources.length > 0 && <p>From the annotations of {whose(row.sources)}.</p>}
      {row.against.length > 0 && <p>Against those of {whose(row.against)}.</p>}
      {row.note !== '' && <p className="provenance-note">{row.note}</p>}
      {row.stale && (
        <p className="gold-stale">An annotation was changed or deleted since this was decided. Look again.</p>
      )}
      <button type="button" className="link-button" onClick={onRemove}>
        {row.decidedBy === null ? 'Take out of the gold set' : 'Take the decision back'}{' '}
        <CommandKeys id="gold.takeBack" />
      </button>
    </article>
  );
}
