import { useState } from 'react';
import type { ExportOptions } from '../../../contract/export-options.ts';
import type { ExportResult } from '../../../contract/types.ts';
import { platform } from '../../platform/current.ts';
import { host } from '../../platform/host.ts';
import type { JobView } from '../../platform/jobs.ts';
import { saveDownload } from '../../platform/save-download.ts';
import { useJob } from '../../platform/use-job.ts';
import { countedIn, suggestedName, writtenWords } from './formats.ts';

export interface ExportRun {
  /** While it runs. */
  job: JobView | null;
  /** What the last one wrote. */
  result: ExportResult | null;
  /** What that is, in words. */
  written: string;
  /** Why it failed; empty where the user stopped it. */
  fault: string;
  /** That the user stopped it, and what became of it. */
  stopped: string;
}

/** What an export is called, and whether it goes to a folder. */
export interface ExportTarget {
  name: string;
  folder: boolean;
}

/** Writes an export: to a place that the user picks on the desktop, as a download in a browser. */
export function useExport(): {
  run: ExportRun;
  start: (options: ExportOptions, target: ExportTarget) => Promise<void>;
  cancel: () => void;
  reset: () => void;
} {
  const { job, fault, stopped, run, stop, clear } = useJob();
  const [result, setResult] = useState<ExportResult | null>(null);
  const [written, setWritten] = useState('');
  const reset = (): void => {
    clear();
    setResult(null);
  };
  const start = async (options: ExportOptions, target: ExportTarget): Promise<void> => {
    const { pickExport } = platform();
    const name = suggestedName(target.name, options.format, target.folder);
    setResult(null);
    const done = await run({ title: 'Export', unit: countedIn(options.format) }, async ({ id }) => {
      const place = pickExport ? await pickExport(name, target.folder) : undefined;
      if (place === null) return null;
      return host().call('export.run', { ...options, job: id, ...(place ? { place } : {}) });
    });
    if (!done) return;
    if (done.download !== null) saveDownload(done.download, name);
    setWritten(writtenWords(options, done.rows, done.files.length));
    setResult(done);
  };
  return { run: { job, result, written, fault, stopped }, start, cancel: stop, reset };
}
