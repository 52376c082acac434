import { Check, CircleAlert, FileStack, X } from 'lucide-react';
import type { ExchangeItem } from './exchange-choices.ts';
import { plural } from './preview-lines.ts';
import type { Exchanges } from './use-exchanges.ts';

interface Props {
  exchanges: Exchanges;
  current: string | null;
  disabled: boolean;
  onSelect: (upload: string) => void;
}

/** The annotated files that came in, each group with what became of it, and the files that could not be read. */
export function ExchangeList({ exchanges, current, disabled, onSelect }: Props) {
  const { items, faults, remove } = exchanges;
  if (items.length === 0 && faults.length === 0) return null;
  return (
    <ul className="import-files" aria-label="Annotated files">
      {items.map((item) => (
        <li key={item.source.upload}>
          <button
            type="button"
            className="import-file"
            aria-current={item.source.upload === current || undefined}
            onClick={() => onSelect(item.source.upload)}
          >
            <Icon item={item} />
            <span className="import-file-name">{nameOf(item)}</span>
            <span className="import-file-state">
              {item.fault || (item.done ? 'Imported' : plural(item.source.counts.annotations, 'annotation'))}
            </span>
          </button>
          {!disabled && !item.done && (
            <button
              type="button"
              className="icon-button"
              aria-label={`Take ${nameOf(item)} off the list`}
              onClick={() => remove(item.source.upload)}
            >
              <X size={14} aria-hidden />
            </button>
          )}
        </li>
      ))}
      {faults.map(({ path, message }) => (
        <li key={path} data-state="failed">
          <div className="import-file">
            <CircleAlert size={15} aria-hidden className="import-bad" />
            <span className="import-file-name">{path}</span>
            <span className="import-file-state">{message}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Icon({ item }: { item: ExchangeItem }) {
  const icon = { size: 15, 'aria-hidden': true } as const;
  if (item.fault) return <CircleAlert {...icon} className="import-bad" />;
  return item.done ? <Check {...icon} className="import-good" /> : <FileStack {...icon} />;
}

const nameOf = ({ source }: ExchangeItem): string =>
  source.documents.length === 1 ? source.documents[0]!.name : (source.files[0] ?? source.title);
