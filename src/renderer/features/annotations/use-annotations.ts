import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import { saving } from '../../app/saving.ts';
import { host, isGone, sentenceOf } from '../../platform/host.ts';
import { Annotations } from './annotations.ts';
import { loadAnnotations } from './load-annotations.ts';

/**
 * The annotations of a transcript, kept up with every commit; null where none is open. `near`: the offset (UTF-16) that will be
 * in view, whose annotations come first.
 */
export function useAnnotations(
  transcript: string | null,
  near: (transcript: string) => number,
): Annotations | null {
  const [store, setStore] = useState<Annotations | null>(null);
  useEffect(() => {
    if (transcript === null) {
      setStore(null);
      return;
    }
    const made = new Annotations(transcript);
    let loading = new AbortController();
    const load = (): void => {
      loading.abort();
      loading = new AbortController();
      const { signal } = loading;
      loadAnnotations(made, near(transcript), signal).catch((error: unknown) => {
        if (!signal.aborted && !isGone(error)) saving.fail(sentenceOf(error));
      });
    };
    setStore(made);
    load();
    const stop = host().on('changed', (changed) => {
      if (changed.all || changed.touched['transcript']?.includes(transcript)) load();
      else made.receive(changed);
    });
    return () => {
      loading.abort();
      stop();
    };
    // Where one is when it is opened; moving on loads nothing anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [transcript]);
  return store?.transcript === transcript ? store : null;
}

const NONE: readonly Annotation[] = [];
const never = (): (() => void) => () => {};

/** All of a store's annotations by place; renders anew when they change. */
export function useAll(store: Annotations | null): readonly Annotation[] {
  return useSyncExternalStore(store?.subscribe ?? never, store?.all ?? (() => NONE));
}
