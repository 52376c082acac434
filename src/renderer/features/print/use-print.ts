import './print.css';
import { useEffect, useRef } from 'react';
import { saving } from '../../app/saving.ts';
import { sentenceOf } from '../../platform/host.ts';
import { wasStopped } from '../../platform/jobs.ts';
import { jobs } from '../../platform/use-job.ts';
import { useRuns } from '../commands/runs.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { printSheet, showSheet } from './print-sheet.ts';
import { renderedOf } from './rendered.ts';

/** Prints the open transcript: by the command, and where the browser or the system is asked to print the coding view. */
export function usePrint(desk: DeskValue): void {
  const latest = useRef(desk);
  /** A sheet that is made, and about to be printed. */
  const ready = useRef(false);
  useEffect(() => {
    latest.current = desk;
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // Nobody is asked before this event, so it cannot wait.
    const before = (): void => {
      if (ready.current || latest.current.view !== 'code') return;
      const input = renderedOf(latest.current);
      if (!input) return;
      const sheet = printSheet(input);
      while (sheet.next() !== null);
      showSheet(sheet.element);
    };
    const after = (): void => {
      ready.current = false;
      showSheet(null);
    };
    addEventListener('beforeprint', before, { signal });
    addEventListener('afterprint', after, { signal });
    return () => {
      stop.abort();
      showSheet(null);
    };
  }, []);
  useRuns({
    'transcripts.print': desk.content ? () => void print(latest.current, ready) : undefined,
  });
}

async function print(desk: DeskValue, ready: { current: boolean }): Promise<void> {
  const input = renderedOf(desk);
  if (!input) return;
  try {
    await jobs.run({ title: 'Preparing to print', unit: 'block' }, async ({ breathe }) => {
      const sheet = printSheet(input);
      for (let done = sheet.next(); done !== null; done = sheet.next())
        await breathe(Math.min(done, sheet.total), sheet.total);
      showSheet(sheet.element);
    });
  } catch (error) {
    if (!wasStopped(error)) saving.fail(sentenceOf(error));
    return;
  }
  ready.current = true;
  globalThis.print();
}
