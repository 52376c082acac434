import { useEffect, useRef, useState } from 'react';
import { v7 as uuid } from 'uuid';
import type { Input, Output } from '../../../contract/contract.ts';
import { PassageError } from '../../../contract/errors.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';

export type AgreementRequest = Omit<Input<'agreement.measure'>, 'job'>;

export interface AgreementRun {
  state: 'idle' | 'running' | 'done' | 'failed';
  /** 0 to 1 while it runs. */
  progress: number;
  result: Output<'agreement.measure'> | null;
  fault: string;
}
const idle: AgreementRun = { state: 'idle', progress: 0, result: null, fault: '' };

/** Measures agreement as a job of the host's, which can be stopped; leaving the view stops it. */
export function useAgreement() {
  const [run, setRun] = useState(idle);
  const job = useRef<string>(undefined);
  useEffect(
    () =>
      host().on('progress', ({ job: id, done, total }) => {
        if (id === job.current) setRun((was) => ({ ...was, progress: total > 0 ? done / total : 0 }));
      }),
    [],
  );
  const cancel = (): void => {
    if (job.current)
      host()
        .call('jobs.cancel', { job: job.current })
        .catch(() => {});
  };
  useEffect(() => cancel, []);

  const asJob = async <T>(
    work: (id: string) => Promise<T>,
    done: (result: T) => Partial<AgreementRun>,
  ): Promise<void> => {
    const id = (job.current = uuid());
    setRun((was) => ({ ...was, state: 'running', progress: 0, fault: '' }));
    try {
      const result = await work(id);
      setRun((was) => ({ ...was, state: 'done', ...done(result) }));
    } catch (error) {
      const stopped = error instanceof PassageError && error.code === 'cancelled';
      setRun((was) => ({
        ...was,
        state: stopped ? (was.result ? 'done' : 'idle') : 'failed',
        fault: stopped ? '' : sentenceOf(error),
      }));
    } finally {
      job.current = undefined;
    }
  };
  const measure = (request: AgreementRequest): Promise<void> =>
    asJob(
      (id) => host().call('agreement.measure', { ...request, job: id }),
      (result) => ({ result }),
    );
  /** Measures again and writes the report: to a place on the desktop, as a download in a browser. */
  const save = async (request: AgreementRequest, format: 'html' | 'csv'): Promise<void> => {
    const name = `agreement.${format}`;
    const place = await platform().pickExport?.(name, false);
    if (place === null) return;
    await asJob(
      (id) => host().call('agreement.export', { ...request, format, job: id, ...(place ? { place } : {}) }),
      ({ download }) => {
        if (download !== null) fetchFile(download, name);
        return {};
      },
    );
  };
  return { run, measure, save, cancel };
}

function fetchFile(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
