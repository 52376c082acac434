import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Annotation } from '../../../core/model/annotation.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { Annotations } from './annotations.ts';

/** The annotations of a transcript, kept up with every commit; null where none is open. */
export function useAnnotations(transcript: string | null): Annotations | null {
  const [store, setStore] = useState<Annotations | null>(null);
  useEffect(() => {
    if (transcript === null) {
      setStore(null);
      return;
    }
    const made = new Annotations(transcript);
    let left = false;
    const load = (): void => {
      host()
        .call('annotations.list', { transcript })
        .then(
          (list) => left || made.load(list),
          (error: unknown) => left || saving.fail(sentenceOf(error)),
        );
    };
    setStore(made);
    load();
    const stop = host().on('changed', (changed) => {
      if (changed.all || changed.touched['transcript']?.includes(transcript)) load();
      else made.receive(changed);
    });
    return () => {
      left = true;
      stop();
    };
  }, [transcript]);
  return store?.transcript === transcript ? store : null;
}

const NONE: readonly Annotation[] = [];
const never = (): (() => void) => () => {};

/** All of a store's annotations by place; renders anew when they change. */
export function useAll(store: Annotations | null): readonly Annotation[] {
  return useSyncExternalStore(store?.subscribe ?? never, store?.all ?? (() => NONE));
}
