import './exchange.css';
import './import.css';
import './speakers-found.css';
import './text-preview.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import type { JobControl } from '../../platform/jobs.ts';
import { useJob } from '../../platform/use-job.ts';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { type ExchangeItem, needsSorting } from './exchange-choices.ts';
import { BatchReport } from './BatchReport.tsx';
import { ExchangeList } from './ExchangeList.tsx';
import { ExchangePanel } from './ExchangePanel.tsx';
import { Faults } from './Faults.tsx';
import { FileList } from './FileList.tsx';
import { ImportFooter } from './ImportFooter.tsx';
import { Preview } from './Preview.tsx';
import { importedOf, type Queue, type QueueItem } from './queue.ts';
import { reportOf } from './report.ts';
import { sift } from './sift.ts';
import { SourcePicker } from './SourcePicker.tsx';
import { useExchanges } from './use-exchanges.ts';
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
  const { queue, send, addFiles, addParts, addText, importItems } = useImport();
  const exchanges = useExchanges();
  const [opener] = useState(() => document.activeElement);
  const [chosen, setChosen] = useState<string | null>(null);
  const { job, fault, stopped, run: start, stop } = useJob();
  const busy = job !== null;
  /** What became of an import of several that was stopped. */
  const [half, setHalf] = useState('');
  const [adding, setAdding] = useState(false);
  /** Something stands in the field for a pasted text. */
  const [pasting, setPasting] = useState(false);
  /** Copies of the project among the files: they are merged. */
  const [copies, setCopies] = useState<readonly File[] | null>(null);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const taken = useRef<File[]>(undefined);
  /** Plain texts go to the queue; of anything else the host finds out what belongs together. */
  const take = async (all: readonly File[]): Promise<void> => {
    const { files: list, ...others } = sift(all);
    setLeftOut((was) => [...was, ...others.leftOut]);
    if (others.copies.length > 0) setCopies(others.copies);
    if (list.length === 0) return;
    if (!needsSorting(list.map(({ name }) => name))) return addFiles(list);
    const sorted = await start({ title: 'Read files', unit: 'file' }, (control) =>
      exchanges.sort(list, control),
    );
    if (!sorted) return;
    addParts(sorted);
    setChosen(sorted.exchanges[0]?.upload ?? null);
  };
  const takeLatest = useRef(take);
  useEffect(() => {
    takeLatest.current = take;
  });
  useEffect(() => {
    // Each list of files once, although effects run twice while developing.
    if (!files || taken.current === files) return;
    taken.current = files;
    void takeLatest.current(files);
  }, [files]);

  const current = queue.items.find((item) => item.key === queue.current);
  const exchange = exchanges.items.find((item) => item.source.upload === chosen);
  const isEmpty = queue.items.length === 0 && exchanges.items.length === 0 && exchanges.faults.length === 0;
  const picking = isEmpty || adding;
  const report = reportOf(queue, exchanges, leftOut);
  const importExchange = async (item: ExchangeItem): Promise<void> => {
    const ids = await start({ title: 'Import', unit: 'annotation' }, (control) =>
      exchanges.commit(item, control),
    );
    if (ids && ids.length > 0) onImported(ids);
  };
  const run = async (items: readonly QueueItem[]): Promise<void> => {
    const options = { title: 'Import', unit: 'source', canStop: items.length > 1 };
    setHalf('');
    const work = async (control: JobControl): Promise<string[]> => {
      const made = await importItems(items, control);
      if (control.signal.aborted) setHalf(halfWords(made.length, items.length));
      return made;
    };
    const ids = (await start(options, work)) ?? [];
    if (ids.length > 0) onImported(ids);
    const isAll = ids.length > 0 && ids.length + importedOf(queue).length === queue.items.length;
    if (isAll && exchanges.faults.length === 0 && exchanges.items.every(({ done }) => done)) onClose();
  };
  if (copies)
    return (
      <MergeDialog
        files={copies}
        onClose={() => {
          setCopies(null);
          if (!isEmpty) return;
          onClose();
          // That dialog knows only of this one, which is gone, too.
          setTimeout(() => opener instanceof HTMLElement && opener.focus());
        }}
      />
    );
  return (
    <Sheet
      title="Import transcripts"
      isOpen
      onClose={onClose}
      canClose={!busy}
      isUnsaved={(picking && pasting) || queue.items.some(isCorrected)}
      width={isEmpty ? 'medium' : 'wide'}
      footer={
        <>
          {job && <JobProgress job={job} onStop={stop} />}
          {exchange && !picking ? (
            <ExchangeFooter item={exchange} busy={busy} onClose={onClose} onImport={importExchange} />
          ) : (
            <ImportFooter
              queue={queue}
              busy={busy}
              picking={picking}
              words={half}
              onClose={onClose}
              onImport={run}
            />
          )}
        </>
      }
    >
      <div className="import" data-several={queue.items.length > 1 || undefined}>
        {!isEmpty && (
          <div className="import-list">
            <ExchangeList
              exchanges={exchanges}
              current={picking ? null : chosen}
              disabled={busy}
              onSelect={(upload) => {
                setAdding(false);
                setChosen(upload);
              }}
            />
            <FileList
              queue={queue}
              current={picking || exchange ? null : queue.current}
              disabled={busy}
              onSelect={(key) => {
                setAdding(false);
                setChosen(null);
                send({ type: 'select', key });
              }}
              onRemove={(key) => send({ type: 'remove', key })}
            />
            <BatchReport rows={report} />
            <Button className="button" isDisabled={busy || picking} onPress={() => setAdding(true)}>
              Add more…
            </Button>
          </div>
        )}
        {picking ? (
          <SourcePicker
            busy={busy}
            fault={fault || (isEmpty && leftOut.length > 0 ? NOTHING : '')}
            stopped={stopped}
            onFiles={(list) => {
              setAdding(false);
              void take(list);
            }}
            onText={(text, name) => {
              setAdding(false);
              addText(text, name);
            }}
            onTyping={setPasting}
          />
        ) : (
          !exchange &&
          (current ? (
            <Current key={current.key} item={current} queue={queue} send={send} />
          ) : (
            <Faults faults={exchanges.faults} />
          ))
        )}
        {!picking && exchange && (
          <ExchangePanel
            key={exchange.source.upload}
            item={exchange}
            disabled={busy}
            onChange={(change) => exchanges.change(exchange.source.upload, change)}
          />
        )}
      </div>
    </Sheet>
  );
}

const halfWords = (made: number, of: number): string =>
  `Stopped. ${made} of ${of} sources are imported, and stay; the others wait here until you import them.`;

/** Whether somebody has corrected what was found in a source that is not imported. */
const isCorrected = ({ state, corrections }: QueueItem): boolean =>
  state !== 'imported' && corrections.past.length > 0;

const NOTHING = 'There is nothing to import: only hidden files, or none.';

/** A codebook has no documents either, and is something to import. */
const isEmptyTable = ({ source }: ExchangeItem): boolean =>
  source.table !== undefined && source.documents.length === 0;

interface ExchangeFooterProps {
  item: ExchangeItem;
  busy: boolean;
  onClose: () => void;
  onImport: (item: ExchangeItem) => Promise<void>;
}

function ExchangeFooter({ item, busy, onClose, onImport }: ExchangeFooterProps) {
  return (
    <>
      <span className="sheet-words">All of it is one step of the history, which undo takes back.</span>
      <Button className="button" isDisabled={busy} onPress={onClose}>
        {item.done ? 'Close' : 'Cancel'}
      </Button>
      <Button
        className="button"
        data-variant="primary"
        isDisabled={busy || item.done !== null || item.mapping === true || isEmptyTable(item)}
        onPress={() => void onImport(item)}
      >
        Import
      </Button>
    </>
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
      {item.state === 'failed' ? (
        <div className="notice" data-tone="bad">
          <p>{item.fault}</p>
          <p>Nothing of it was imported, and the project is as it was.</p>
        </div>
      ) : (
        `Reading “${item.name}” …`
      )}
    </div>
  );
}
