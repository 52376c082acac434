import './merge.css';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { JobProgress } from '../../kit/JobProgress.tsx';
import { Sheet } from '../../kit/Sheet.tsx';
import { platform } from '../../platform/current.ts';
import { FileReport } from './FileReport.tsx';
import { useMerge } from './use-merge.ts';

interface Props {
  onClose: () => void;
  /** Copies that were chosen already, by importing them: what they would bring is looked at once. */
  files?: readonly File[] | undefined;
}

/** Colleagues' copies in: first what they would bring, then the merge, which undo takes back as a whole. */
export function MergeDialog({ onClose, files }: Props) {
  const { run, look, map, merge, cancel } = useMerge();
  const input = useRef<HTMLInputElement>(null);
  const taken = useRef<readonly File[]>(undefined);
  const lookLatest = useRef(look);
  useEffect(() => {
    lookLatest.current = look;
  });
  useEffect(() => {
    // Each list of files once, although effects run twice while developing.
    if (!files || taken.current === files) return;
    taken.current = files;
    void bytesOf(files).then((read) => lookLatest.current(read));
  }, [files]);
  // Buttons stay enabled while it works: a disabled one would lose the focus, and the dialog its keys.
  const busy = run.job !== null;
  const nothing =
    run.report?.files.every(
      (file) => file.actions === 0 && file.mapped.length === 0 && file.joined.length === 0,
    ) ?? true;
  const choose = async (): Promise<void> => {
    const { pickProject } = platform();
    if (!pickProject) return input.current?.click();
    const place = await pickProject();
    if (place !== null) look([...run.sources, { place }]);
  };
  return (
    <Sheet
      title="Merge"
      isOpen
      onClose={onClose}
      canClose={!busy}
      width="medium"
      footer={
        <>
          <span className="sheet-words" role="status">
            {run.job && `${run.job.title}…`}
            {run.state === 'looked' && (nothing ? 'Nothing in it is new.' : 'Nothing is changed yet.')}
            {run.state === 'merged' &&
              (run.report?.action ? 'Merged. Undo takes it back as a whole.' : 'Nothing was new.')}
          </span>
          {run.job ? (
            <JobProgress job={run.job} onStop={cancel} />
          ) : run.state === 'merged' ? (
            // What was pressed is gone; the focus must not be.
            <Button key="close" className="button" autoFocus onPress={onClose}>
              Close
            </Button>
          ) : (
            <Button key="cancel" className="button" onPress={onClose}>
              Cancel
            </Button>
          )}
          {run.state !== 'merged' && (
            <Button
              className="button"
              data-variant="primary"
              isDisabled={!busy && nothing}
              data-busy={busy || undefined}
              onPress={() => {
                if (!busy) merge();
              }}
            >
              Merge
            </Button>
          )}
        </>
      }
    >
      <div className="merge">
        <input
          ref={input}
          type="file"
          accept=".passage"
          multiple
          hidden
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = '';
            void bytesOf(chosen).then((read) => {
              if (read.length > 0) look(read);
            });
          }}
        />
        {run.state !== 'merged' && (
          <div className="merge-choose">
            <Button
              className="button"
              data-busy={busy || undefined}
              onPress={() => {
                if (!busy) void choose();
              }}
            >
              Choose copies…
            </Button>
            <p>
              Copies of this project in which colleagues worked. What they would bring is shown before
              anything changes. Merging a copy twice adds nothing.
            </p>
          </div>
        )}
        {run.fault && (
          <p className="fault" role="alert">
            {run.fault}
          </p>
        )}
        {run.stopped && (
          <p className="notice" role="status">
            {run.stopped}
          </p>
        )}
        {run.report?.files.map((file) => (
          <FileReport
            key={file.file}
            report={file}
            mapping={run.mapping}
            canMap={run.state === 'looked' || run.state === 'looking'}
            onMap={map}
          />
        ))}
      </div>
    </Sheet>
  );
}

const bytesOf = (files: readonly File[]) =>
  Promise.all(
    files.map(async (file) => ({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
