import { Button } from 'react-aria-components';
import { fieldFault } from './FoundFields.tsx';
import { plural } from './preview-lines.ts';
import { importedOf, isImportable, type Queue, type QueueItem } from './queue.ts';

interface Props {
  queue: Queue;
  busy: boolean;
  picking: boolean;
  /** What became of the last import; empty for nothing. */
  words: string;
  onClose: () => void;
  onImport: (items: readonly QueueItem[]) => Promise<void>;
}

/** What the dialog can do now; sources that need a look first are left out of “Import all”. */
export function ImportFooter({ queue, busy, picking, words, onClose, onImport }: Props) {
  const current = queue.items.find((item) => item.key === queue.current);
  const ready = queue.items.filter((item) => isImportable(queue, item) && fault(item) === '');
  const several = queue.items.length > 1;
  return (
    <>
      <span className="sheet-words" role="status">
        {words ||
          (!picking &&
            current?.read &&
            'Nothing is removed from the text: labels and furniture only change their kind.')}
      </span>
      <Button className="button" isDisabled={busy} onPress={onClose}>
        {importedOf(queue).length > 0 ? 'Close' : 'Cancel'}
      </Button>
      {current && (
        <Button
          className="button"
          data-variant={several ? undefined : 'primary'}
          isDisabled={busy || picking || !ready.includes(current)}
          onPress={() => void onImport([current])}
        >
          Import
        </Button>
      )}
      {several && (
        <Button
          className="button"
          data-variant="primary"
          isDisabled={busy || ready.length === 0}
          onPress={() => void onImport(ready)}
        >
          Import {ready.length === 0 ? 'all' : `all ${plural(ready.length, 'source')}`}
        </Button>
      )}
    </>
  );
}

const fault = (item: QueueItem): string =>
  item.detected ? fieldFault(item.detected, item.corrections.now) : '';
