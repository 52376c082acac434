import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';
import { saving } from '../../app/saving.ts';
import { host, isGone, sentenceOf } from '../../platform/host.ts';
import { Suggestions } from './suggestions.ts';

/** The suggestions on a transcript, kept up with every commit; null where none is open. */
export function useSuggestions(transcript: string | null, me: string): Suggestions | null {
  const [store, setStore] = useState<Suggestions | null>(null);
  useEffect(() => {
    if (transcript === null) {
      setStore(null);
      return;
    }
    const made = new Suggestions(transcript);
    let left = false;
    let asked = 0;
    const ask = (ids?: readonly string[]): void => {
      const ticket = ids ? asked : ++asked;
      host()
        .call('suggestions.list', ids ? { transcript, ids: [...ids] } : { transcript })
        .then(
          (list) => {
            // What was asked before all were asked for again says nothing new.
            if (left || ticket !== asked) return;
            if (ids) made.put(list, ids);
            else made.load(list);
          },
          (error: unknown) => left || isGone(error) || saving.fail(sentenceOf(error)),
        );
    };
    setStore(made);
    ask();
    const stop = host().on('changed', (changed) => {
      const wanted = made.ask(changed, me);
      if (wanted === 'all') ask();
      else if (wanted) ask(wanted);
    });
    return () => {
      left = true;
      stop();
    };
  }, [transcript, me]);
  return store?.transcript === transcript ? store : null;
}

const NONE: readonly ListedSuggestion[] = [];
const never = (): (() => void) => () => {};

/** All of a store's suggestions by place; renders anew when they change. */
export function useAllSuggestions(store: Suggestions | null): readonly ListedSuggestion[] {
  return useSyncExternalStore(store?.subscribe ?? never, store?.all ?? (() => NONE));
}
