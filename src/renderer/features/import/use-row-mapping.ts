import { useEffect, useRef, useState } from 'react';
import type { ExchangeSource } from '../../../contract/exchange-types.ts';
import type { RowMapping } from '../../../core/formats/rows/model.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { type ExchangeItem, itemOf } from './exchange-choices.ts';

/** Milliseconds without a change before the host is asked what the rows come to. */
const PAUSE = 250;

/**
 * Changes what the columns of a table are: the page shows the first rows at once, the host says a moment later what all of them come
 * to. While it is asked, nothing may be imported (`mapping`).
 */
export function useRowMapping(item: ExchangeItem, onChange: (change: Partial<ExchangeItem>) => void) {
  const [waiting, setWaiting] = useState<RowMapping | null>(null);
  const latest = useRef({ item, onChange });
  useEffect(() => {
    latest.current = { item, onChange };
  });
  useEffect(() => {
    if (!waiting) return;
    let isOld = false;
    const timer = setTimeout(() => {
      const { upload } = latest.current.item.source;
      const wire = { ...waiting, roles: [...waiting.roles] };
      void take(
        () => host().call('import.mapRows', { upload, mapping: wire }),
        () => isOld,
      );
    }, PAUSE);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [waiting]);

  async function take(ask: () => Promise<ExchangeSource>, isOld: () => boolean): Promise<void> {
    try {
      const source = await ask();
      if (isOld()) return;
      const { annotators: _annotators, ...rest } = itemOf(source);
      // Whose annotations they are was chosen already, perhaps.
      const annotators = { ...itemOf(source).annotators, ...latest.current.item.annotators };
      latest.current.onChange({ ...rest, annotators, mapping: false });
    } catch (error) {
      if (!isOld()) latest.current.onChange({ fault: sentenceOf(error), mapping: false });
    }
  }

  return {
    map(mapping: RowMapping): void {
      const { source } = item;
      if (!source.table) return;
      onChange({ source: { ...source, table: { ...source.table, mapping } }, mapping: true, fault: '' });
      setWaiting(mapping);
    },
    read(reading: { sheet: number; delimiter: string | null; header: boolean }): void {
      setWaiting(null);
      onChange({ mapping: true, fault: '' });
      const { upload } = item.source;
      void take(
        () => host().call('import.mapRows', { upload, reading }),
        () => false,
      );
    },
  };
}
