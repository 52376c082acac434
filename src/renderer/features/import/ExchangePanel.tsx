import type { Loss } from '../../../core/formats/exchange/loss.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useQuery } from '../../platform/host.ts';
import { type ExchangeItem, fitWords, NEW } from './exchange-choices.ts';
import { plural } from './preview-lines.ts';
import { RowMappingForm } from './RowMappingForm.tsx';
import { useRowMapping } from './use-row-mapping.ts';

interface Props {
  item: ExchangeItem;
  disabled: boolean;
  onChange: (change: Partial<ExchangeItem>) => void;
}

/** What annotated files hold, and where it goes: whose the annotations are, which tags are which. */
export function ExchangePanel({ item, disabled, onChange }: Props) {
  const { source, done, fault } = item;
  const { counts } = source;
  const rows = useRowMapping(item, onChange);
  const same = source.documents.filter((document) => document.same.length > 0);
  const facts = [
    plural(source.documents.length, 'transcript'),
    plural(counts.annotations, 'annotation'),
    ...(counts.suggestions > 0 ? [plural(counts.suggestions, 'suggestion')] : []),
    ...(counts.relations > 0 ? [plural(counts.relations, 'relation')] : []),
    ...(counts.comments > 0 ? [plural(counts.comments, 'comment')] : []),
    ...(counts.decisions > 0 ? [plural(counts.decisions, 'decision')] : []),
  ];
  return (
    <div className="exchange" aria-label={source.title} role="group">
      <h3>{source.title}</h3>
      <p>
        {facts.join(', ')}. {fitWords(source)}
      </p>
      {fault !== '' && (
        <p className="notice" data-tone="bad" role="alert">
          {fault}
        </p>
      )}
      {source.table && !done && (
        <RowMappingForm table={source.table} disabled={disabled} onMapping={rows.map} onReading={rows.read} />
      )}
      {done ? (
        <Outcome item={item} />
      ) : (
        <Losses title="Not everything can be imported:" losses={source.losses} />
      )}
      {same.length > 0 && !done && (
        <label className="check">
          <input
            type="checkbox"
            checked={item.joins}
            disabled={disabled}
            onChange={(event) => onChange({ joins: event.target.checked })}
          />
          {plural(same.length, 'text')} there already: annotations go to {same.length === 1 ? 'it' : 'them'},
          no second transcript is made
        </label>
      )}
      {!done && <Annotators item={item} disabled={disabled} onChange={onChange} />}
      {!done && <Tags item={item} disabled={disabled} onChange={onChange} />}
    </div>
  );
}

function Outcome({ item: { done } }: { item: ExchangeItem }) {
  if (!done) return null;
  return (
    <div className="notice" data-tone="good" role="status">
      <p>
        Imported {plural(done.annotations, 'annotation')} on {plural(done.transcripts.length, 'transcript')},{' '}
        {done.made} new
        {done.already > 0 && `; ${done.already} were there already`}.
      </p>
      <Losses title="Not imported as it was:" losses={done.losses} />
    </div>
  );
}

function Losses({ title, losses }: { title: string; losses: readonly Loss[] }) {
  if (losses.length === 0) return null;
  return (
    <details className="exchange-losses" open={losses.length < 4}>
      <summary>{title}</summary>
      <ul>
        {losses.map(({ code, count, sentence, examples }) => (
          <li key={code}>
            {count.toLocaleString('en')} × {sentence}
            <span className="exchange-example"> {examples.slice(0, 3).join('; ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Annotators({ item, disabled, onChange }: Props) {
  const known = useQuery('annotators.list', {}, ['annotator']);
  if (item.source.annotators.length === 0) return null;
  return (
    <table className="exchange-table">
      <caption>Whose annotations</caption>
      <tbody>
        {item.source.annotators.map(({ id, name, kind, annotations }) => (
          <tr key={id ?? ''}>
            <th scope="row">{id === null ? 'The file does not say' : name}</th>
            <td className="import-number">{annotations.toLocaleString('en')}</td>
            <td>
              <NativeSelect
                aria-label={id === null ? 'Annotator of what the file does not say' : `Annotator for ${name}`}
                value={item.annotators[id ?? ''] ?? NEW}
                disabled={disabled}
                options={[
                  ...(id === null ? [] : [{ value: NEW, label: `New: ${name}` }]),
                  ...(known.data ?? [])
                    .filter((one) => one.kind === kind)
                    .map((one) => ({ value: one.id, label: one.name })),
                ]}
                onChoose={(into) => onChange({ annotators: { ...item.annotators, [id ?? '']: into } })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tags({ item, disabled, onChange }: Props) {
  const known = useQuery('tags.list', {}, ['tag', 'attribute']);
  if (item.source.tags.length === 0) return null;
  return (
    <table className="exchange-table">
      <caption>Tags</caption>
      <tbody>
        {item.source.tags.map(({ id, name, path, annotations, attributes, proposed }) => (
          <tr key={id}>
            <th scope="row" title={path}>
              {name}
              {item.tags[id] === proposed && attributes.length > 0 && (
                <span className="exchange-example"> brings {attributes.join(', ')}</span>
              )}
            </th>
            <td className="import-number">{annotations.toLocaleString('en')}</td>
            <td>
              <NativeSelect
                aria-label={`Tag for ${path}`}
                value={item.tags[id] ?? NEW}
                disabled={disabled}
                options={[
                  { value: NEW, label: 'New tag' },
                  ...(known.data ?? []).map((tag) => ({ value: tag.id, label: tag.name })),
                ]}
                onChoose={(into) => onChange({ tags: { ...item.tags, [id]: into } })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
