import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CodebookPlan } from '../../../contract/codebook-types.ts';
import { saving } from '../../app/saving.ts';
import { Sheet } from '../../kit/Sheet.tsx';
import { count } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { PlanLines } from './PlanLines.tsx';

/** Reads a codebook from a file: what it would add, change and leave is said before it is done. */
export function ImportCodebook({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<{ fileName: string; bytes: Uint8Array }>();
  const [onlyNew, setOnlyNew] = useState(false);
  const [plan, setPlan] = useState<CodebookPlan>();
  const [fault, setFault] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!file) return;
    let left = false;
    host()
      .call('codebook.plan', { ...file, onlyNew })
      .then(
        (made) => {
          if (left) return;
          setPlan(made);
          setFault('');
        },
        (error: unknown) => {
          if (left) return;
          setPlan(undefined);
          setFault(sentenceOf(error));
        },
      );
    return () => {
      left = true;
    };
  }, [file, onlyNew]);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen) setFile({ fileName: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) });
  };
  const counts = (kind: string): number => plan?.lines.filter((line) => line.kind === kind).length ?? 0;
  const nothing = counts('add') + counts('change') === 0;
  const run = async (): Promise<void> => {
    if (!file) return;
    try {
      await host().call('codebook.import', { ...file, onlyNew });
      saving.say(`Imported: ${counts('add')} added, ${counts('change')} changed`);
      onClose();
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <Sheet
      title="Import a codebook"
      isOpen
      onClose={onClose}
      width="medium"
      footer={
        <>
          <span className="sheet-words" role="status">
            {plan &&
              `${count(counts('add'), 'entry', 'entries')} to add, ${counts('change')} to change, ${counts('leave')} as they are. Nothing is deleted.`}
          </span>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="button"
            data-variant="primary"
            disabled={!plan || nothing}
            onClick={() => void run()}
          >
            Import
          </button>
        </>
      }
    >
      <div className="import-codebook">
        <div className="import-codebook-file">
          <button type="button" className="button" autoFocus onClick={() => picker.current?.click()}>
            <FileUp size={15} aria-hidden />
            Choose a file…
          </button>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".csv,.tsv,.txt,.json"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <span className="view-words">
            {file
              ? `${file.fileName}${plan ? ` (${plan.format.toUpperCase()})` : ''}`
              : 'A codebook that Passage has exported, as JSON or CSV, or a table with a column “tag”.'}
          </span>
        </div>
        {fault && (
          <p className="notice" data-tone="bad" role="alert">
            {fault}
          </p>
        )}
        {plan && (
          <>
            <label className="check">
              <input
                type="checkbox"
                checked={onlyNew}
                onChange={(event) => setOnlyNew(event.target.checked)}
              />
              <span>Only what is new: tags that are there stay as they are</span>
            </label>
            {plan.findings.length > 0 && (
              <div className="notice" data-tone="warn">
                <ul>
                  {plan.findings.map((finding) => (
                    <li key={finding}>{finding}</li>
                  ))}
                </ul>
              </div>
            )}
            <PlanLines lines={plan.lines} />
          </>
        )}
      </div>
    </Sheet>
  );
}
