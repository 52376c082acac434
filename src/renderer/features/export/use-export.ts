import { useEffect, useRef, useState } from 'react';
import { v7 as uuid } from 'uuid';
import type { ExportOptions } from '../../../contract/export-options.ts';
import { PassageError } from '../../../contract/errors.ts';
import type { ExportResult, Progress } from '../../../contract/types.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { formatNamed, suggestedName } from './formats.ts';

export interface ExportRun {
  state: 'idle' | 'running' | 'done' | 'failed';
  /** While it runs. */
  progress: Progress | null;
  result: ExportResult | null;
  /** Why it failed; empty where the user stopped it. */
  fault: string;
}

const idle: ExportRun = { state: 'idle', progress: null, result: null, fault: '' };

/** Writes an export: to a place that the user picks on the desktop, as a download in a browser. */
export function useExport(): {
  run: ExportRun;
  start: (options: ExportOptions, projectName: string) => Promise<void>;
  cancel: () => void;
  reset: () => void;
} {
  const [run, setRun] = useState(idle);
  const job = useRef<string>(undefined);
  useEffect(
    () =>
      host().on(
        'progress',
        (progress) => progress.job === job.current && setRun((was) => ({ ...was, progress })),
      ),
    [],
  );
  // A dialog that is closed leaves no job behind it.
  useEffect(
    () => () =>
      void (
        job.current &&
        host()
          .call('jobs.cancel', { job: job.current })
          .catch(() => {})
      ),
    [],
  );

  const start = async (options: ExportOptions, projectName: string): Promise<void> => {
    const { pickExport } = platform();
    const name = suggestedName(projectName, options.format);
    const id = uuid();
    try {
      const place = pickExport ? await pickExport(name, formatNamed(options.format).several) : undefined;
      if (place === null) return;
      job.current = id;
      setRun({ ...idle, state: 'running' });
      const result = await host().call('export.run', { ...options, job: id, ...(place ? { place } : {}) });
      if (result.download !== null) download(result.download, name);
      setRun({ ...idle, state: 'done', result });
    } catch (error) {
      const stopped = error instanceof PassageError && error.code === 'cancelled';
      setRun({ ...idle, state: stopped ? 'idle' : 'failed', fault: stopped ? '' : sentenceOf(error) });
    } finally {
      job.current = undefined;
    }
  };
  const cancel = (): void => {
    if (job.current)
      host()
        .call('jobs.cancel', { job: job.current })
        .catch(() => {});
  };
  return { run, start, cancel, reset: () => setRun(idle) };
}

/** The host names the file (Content-Disposition); `name` is for servers that do not. */
function download(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
