import { unpackAnnotations } from '../../../contract/packed.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import { host } from '../../platform/host.ts';
import type { Annotations } from './annotations.ts';

/** How many of those in view come first, and how many are asked for at once after that. */
const FIRST = 1_500;
const MORE = 10_000;

/** As far before the place in view (UTF-16) an annotation may begin and still be among the first. */
const BEFORE = 5_000;

/**
 * Loads a transcript's annotations: those at and after `near` (UTF-16) first, the rest in portions between which host and page
 * have time for other things.
 */
export async function loadAnnotations(store: Annotations, near: number, signal: AbortSignal): Promise<void> {
  const { transcript } = store;
  store.begin();
  const ask = async (from: number, limit: number): Promise<[Annotation[], number | null]> => {
    const portion = await host().call('annotations.portion', { transcript, from, limit });
    return [unpackAnnotations(transcript, portion), portion.next];
  };
  const start = Math.max(0, near - BEFORE);
  const [first, after] = await ask(start, FIRST);
  if (signal.aborted) return;
  const all: Annotation[] = [];
  let from: number | null = 0;
  if (start === 0) {
    all.push(...first);
    from = after;
  }
  if (from !== null) {
    store.show(first);
    await painted();
  }
  while (from !== null && !signal.aborted) {
    const [some, next]: [Annotation[], number | null] = await ask(from, MORE);
    all.push(...some);
    from = next;
  }
  if (!signal.aborted) store.load(all);
}

/** What was shown is on its way to the screen. Where nothing is painted (a page in the background), soon. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve, 0);
    });
  });
