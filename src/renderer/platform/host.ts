import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../../contract/client.ts';
import type { Input, Output, ProcedureName } from '../../contract/contract.ts';
import { PassageError, toWireError } from '../../contract/errors.ts';
import type { Changed } from '../../contract/types.ts';

let current: Client | undefined;

/** Sets the client that the whole page uses. Called once, before the first render. */
export function setClient(client: Client): void {
  current = client;
}

/** The page's client of the host. */
export function host(): Client {
  if (!current) throw new Error('The page asked for the host before it was connected.');
  return current;
}

/** What an error says to the user: never a stack, always a sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof PassageError ? error.message : toWireError(error).message;
}

/** True for what is about something that is not there any more: where it was shown, that it is gone is seen, and no fault. */
export const isGone = (error: unknown): boolean =>
  error instanceof PassageError && error.code === 'not_found';

export interface QueryState<T> {
  data: T | undefined;
  error: string | undefined;
  /** Asks again; what is shown stays until the answer is there. */
  refresh: () => void;
}

/**
 * A query of the contract, asked again after each commit that touched one of `entities` (names of the log, see
 * `Changed.touched`). `input` null: not asked.
 */
export function useQuery<N extends ProcedureName>(
  name: N,
  input: Input<N> | null,
  entities: readonly string[],
): QueryState<Output<N>> {
  const [state, setState] = useState<{ data: Output<N> | undefined; error: string | undefined }>({
    data: undefined,
    error: undefined,
  });
  const key = JSON.stringify(input);
  const asked = useRef(0);
  const ask = useCallback(() => {
    if (key === 'null') return;
    const ticket = ++asked.current;
    const call = host().call as (name: N, input: unknown) => Promise<Output<N>>;
    call(name, JSON.parse(key ?? '{}')).then(
      // An answer that a later question has overtaken is dropped.
      (data) => ticket === asked.current && setState({ data, error: undefined }),
      (error) => ticket === asked.current && setState((s) => ({ ...s, error: sentenceOf(error) })),
    );
  }, [name, key]);
  const watched = entities.join(' ');
  useEffect(() => {
    ask();
    const names = watched.split(' ');
    return host().on('changed', (changed: Changed) => {
      if (names.some((entity) => entity in changed.touched)) ask();
    });
  }, [ask, watched]);
  return { ...state, refresh: ask };
}
