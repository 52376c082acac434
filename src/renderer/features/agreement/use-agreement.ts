import { useState } from 'react';
import type { Input, Output } from '../../../contract/contract.ts';
import { type Names, pseudonymsFor } from '../../kit/NamesSelect.tsx';
import { platform } from '../../platform/current.ts';
import { host } from '../../platform/host.ts';
import { saveDownload } from '../../platform/save-download.ts';
import { useJob } from '../../platform/use-job.ts';

export type AgreementRequest = Omit<Input<'agreement.measure'>, 'job'>;

/** Measures agreement as a job of the host's, which can be stopped; leaving the view stops it. */
export function useAgreement() {
  const { job, fault, stopped, run, stop } = useJob();
  const [result, setResult] = useState<Output<'agreement.measure'> | null>(null);
  const measure = async (request: AgreementRequest): Promise<void> => {
    const measured = await run({ title: 'Measuring' }, ({ id }) =>
      host().call('agreement.measure', { ...request, job: id }),
    );
    if (measured) setResult(measured);
  };
  /** Measures again and writes the report: to a place on the desktop, as a download in a browser. */
  const save = async (request: AgreementRequest, format: 'html' | 'csv', names: Names): Promise<void> => {
    const name = `agreement.${format}`;
    const place = await platform().pickExport?.(name, false);
    if (place === null) return;
    const written = await run({ title: 'Measuring' }, ({ id }) =>
      host().call('agreement.export', {
        ...request,
        ...pseudonymsFor(names),
        format,
        job: id,
        ...(place ? { place } : {}),
      }),
    );
    if (written && written.download !== null) saveDownload(written.download, name);
  };
  return { job, fault, stopped, result, measure, save, stop };
}
