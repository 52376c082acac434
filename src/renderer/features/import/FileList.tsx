import { Check, CircleAlert, Copy, LoaderCircle, X } from 'lucide-react';
import { duplicatesOf, type Queue, type QueueItem } from './queue.ts';
import { stateWords } from './state-words.ts';

interface Props {
  queue: Queue;
  /** The source that is shown; null where something else is. */
  current: string | null;
  disabled: boolean;
  onSelect: (key: string) => void;
  onRemove: (key: string) => void;
}

/** The sources to import, each with what became of it. */
export function FileList({ queue, current, disabled, onSelect, onRemove }: Props) {
  return (
    <ul className="import-files" aria-label="Sources">
      {queue.items.map((item) => (
        <li key={item.key} data-state={item.state}>
          <button
            type="button"
            className="import-file"
            aria-current={item.key === current || undefined}
            onClick={() => onSelect(item.key)}
          >
            <StateIcon queue={queue} item={item} />
            <span className="import-file-name">{item.name}</span>
            <span className="import-file-state">{stateWords(queue, item)}</span>
          </button>
          {item.state !== 'importing' && !disabled && (
            <button
              type="button"
              className="icon-button"
              aria-label={`Take ${item.name} off the list`}
              onClick={() => onRemove(item.key)}
            >
              <X size={14} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function StateIcon({ queue, item }: { queue: Queue; item: QueueItem }) {
  const icon = { size: 15, 'aria-hidden': true } as const;
  if (item.fault || item.state === 'failed') return <CircleAlert {...icon} className="import-bad" />;
  if (item.state === 'imported') return <Check {...icon} className="import-good" />;
  if (item.state === 'reading' || item.state === 'importing')
    return <LoaderCircle {...icon} className="import-busy" />;
  if (duplicatesOf(queue, item).length > 0) return <Copy {...icon} />;
  return <span className="import-dot" aria-hidden />;
}
