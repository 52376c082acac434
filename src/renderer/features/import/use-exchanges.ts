import { useCallback, useState } from 'react';
import { v7 as uuid } from 'uuid';
import type { SortedFiles } from '../../../contract/exchange-types.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { pathOf } from '../../platform/picked-files.ts';
import type { JobControl } from '../../platform/jobs.ts';
import { type ExchangeItem, itemOf, mappingOf } from './exchange-choices.ts';

export interface Exchanges {
  items: readonly ExchangeItem[];
  /** Files of a sorted batch that could not be read. */
  faults: readonly { path: string; message: string }[];
  /** Tables that said what the other files are. */
  tables: readonly string[];
  /** Sends files to the host, which finds what belongs together; what is left is for the queue. */
  sort: (files: readonly File[], job: JobControl) => Promise<SortedFiles>;
  change: (upload: string, change: Partial<ExchangeItem>) => void;
  remove: (upload: string) => void;
  /** Imports one; the ids of its transcripts. */
  commit: (item: ExchangeItem, job: JobControl) => Promise<string[]>;
}

/** Annotated files on their way into the project. */
export function useExchanges(): Exchanges {
  const [items, setItems] = useState<readonly ExchangeItem[]>([]);
  const [faults, setFaults] = useState<Exchanges['faults']>([]);
  const [tables, setTables] = useState<readonly string[]>([]);
  const change = useCallback(
    (upload: string, part: Partial<ExchangeItem>) =>
      setItems((was) => was.map((item) => (item.source.upload === upload ? { ...item, ...part } : item))),
    [],
  );
  const remove = useCallback(
    (upload: string) => setItems((was) => was.filter((item) => item.source.upload !== upload)),
    [],
  );
  const sort = useCallback(async (files: readonly File[], job: JobControl) => {
    const batch = uuid();
    for (const [i, file] of files.entries()) {
      await job.breathe(i, files.length);
      const bytes = new Uint8Array(await file.arrayBuffer());
      // A folder keeps its paths: by them a format finds what belongs together.
      await host().call('import.add', { batch, path: pathOf(file), bytes });
    }
    const sorted = await host().call('import.sort', { batch, job: job.id });
    setItems((was) => [...was, ...sorted.exchanges.map(itemOf)]);
    setFaults((was) => [...was, ...sorted.faults]);
    setTables((was) => [...was, ...sorted.metadata.map(({ path }) => path)]);
    return sorted;
  }, []);
  const commit = useCallback(
    async (item: ExchangeItem, job: JobControl) => {
      change(item.source.upload, { fault: '' });
      try {
        const done = await host().call('import.commitExchange', { ...mappingOf(item), job: job.id });
        change(item.source.upload, { done });
        return done.transcripts;
      } catch (error) {
        change(item.source.upload, { fault: sentenceOf(error) });
        throw error;
      }
    },
    [change],
  );
  return { items, faults, tables, sort, change, remove, commit };
}
