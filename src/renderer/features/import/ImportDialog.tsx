import './import.css';
import './speakers-found.css';
import './text-preview.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { useJob } from '../../platform/use-job.ts';
import { FileList } from './FileList.tsx';
import { ImportFooter } from './ImportFooter.tsx';
import { Preview } from './Preview.tsx';
import { importedOf, type Queue, type QueueItem } from './queue.ts';
import { SourcePicker } from './SourcePicker.tsx';
import { useImport } from './use-import.ts';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** The transcripts that were made, in order. */
  onImported: (ids: string[]) => void;
  /** Files that came in from outside the dialog, by a drop on the window. */
  files?: File[] | undefined;
}

/** Sources in, transcripts out: choose, look at what was found, correct it, import. */
export function ImportDialog(props: Props) {
  // A dialog that is opened again starts anew.
  return props.isOpen ? <OpenImportDialog {...props} /> : null;
}

function OpenImportDialog({ onClose, onImported, files }: Props) {
  const { queue, send, addFiles, addText, importItems } = useImport();
  const { job, run: start, stop } = useJob();
  const busy = job !== null;
  const [adding, setAdding] = useState(false);
  const taken = useRef<File[]>(undefined);
  useEffect(() => {
    // Each list of files once, although effects run twice while developing.
    if (!files || taken.current === files) return;
    taken.current = files;
    addFiles(files);
  }, [files, addFiles]);

  const current = queue.items.find((item) => item.key === queue.current);
  const picking = queue.items.length === 0 || adding;
  const run = async (items: readonly QueueItem[]): Promise<void> => {
    const options = { title: 'Import', unit: 'source', canStop: items.length > 1 };
    const ids = (await start(options, (control) => importItems(items, control))) ?? [];
    if (ids.length > 0) onImported(ids);
    if (ids.length > 0 && ids.length + importedOf(queue).length === queue.items.length) onClose();
  };
  return (
    <Sheet
      title="Import transcripts"
      isOpen
      onClose={onClose}
      canClose={!busy}
      width={queue.items.length > 0 ? 'wide' : 'medium'}
      footer={
        <>
          {job && <JobProgress job={job} onStop={stop} />}
          <ImportFooter queue={queue} busy={busy} picking={picking} onClose={onClose} onImport={run} />
        </>
      }
    >
      <div className="import" data-several={queue.items.length > 1 || undefined}>
        {queue.items.length > 0 && (
          <div className="import-list">
            <FileList
              queue={queue}
              disabled={busy}
              onSelect={(key) => {
                setAdding(false);
                send({ type: 'select', key });
              }}
              onRemove={(key) => send({ type: 'remove', key })}
            />
            <Button className="button" isDisabled={busy || picking} onPress={() => setAdding(true)}>
              Add more…
            </Button>
          </div>
        )}
        {picking ? (
          <SourcePicker
            onFiles={(chosen) => {
              setAdding(false);
              addFiles(chosen);
            }}
            onText={(text, name) => {
              setAdding(false);
              addText(text, name);
            }}
          />
        ) : (
          current && <Current key={current.key} item={current} queue={queue} send={send} />
        )}
      </div>
    </Sheet>
  );
}

function Current({
  item,
  queue,
  send,
}: {
  item: QueueItem;
  queue: Queue;
  send: ReturnType<typeof useImport>['send'];
}) {
  const { read, detected } = item;
  if (read && detected) return <Preview item={{ ...item, read, detected }} queue={queue} send={send} />;
  return (
    <div className="import-pending" role={item.state === 'failed' ? 'alert' : 'status'}>
      {item.state === 'failed' ? item.fault : `Reading “${item.name}” …`}
    </div>
  );
}
