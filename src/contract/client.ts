import { createBirpc } from 'birpc';
import type { EventName, Events, Input, Output, ProcedureName } from './contract.ts';
import { fromWireError, PassageError, type WireError } from './errors.ts';
import type { Port } from './port.ts';

/** What the host offers over a port. */
export interface HostFunctions {
  call(name: string, input: unknown): Promise<{ value: unknown } | { error: WireError }>;
}
/** What a client offers over a port. */
export interface ClientFunctions {
  event(name: EventName, payload: unknown): void;
}

export interface Client {
  /** Calls a procedure. Rejects with a {@link PassageError} only. */
  call<N extends ProcedureName>(
    name: N,
    ...input: undefined extends Input<N> ? [input?: Input<N>] : [input: Input<N>]
  ): Promise<Output<N>>;
  /** Listens to an event of the host; returns the way to stop. */
  on<E extends EventName>(name: E, listener: (payload: Events[E]) => void): () => void;
  close(): void;
}

/** A client of the contract over any port. The wiring is the contract's names: nothing is written per procedure. */
export function connect(port: Port): Client {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let lost = false;
  const local: ClientFunctions = {
    event: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
  };
  const rpc = createBirpc<HostFunctions, ClientFunctions>(local, {
    post: (message) => port.post(message),
    on: (listener) => port.listen(listener),
    // Imports and exports of a million rows take their time; a lost port rejects at once.
    timeout: -1,
  });
  port.onClose(() => {
    lost = true;
    rpc.$close(lostError());
  });
  return {
    async call(name, ...[input]) {
      if (lost) throw lostError();
      // A lost port rejects with birpc's own error; callers know only ours.
      // Absent is `{}` on the way: MessagePack has no undefined.
      const answer = await rpc.call(name, input ?? {}).catch((cause: unknown) => {
        throw cause instanceof PassageError ? cause : lostError(cause);
      });
      if ('error' in answer) throw fromWireError(answer.error);
      return answer.value as never;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => void set.delete(listener as (payload: never) => void);
    },
    close: () => port.close(),
  };
}

function lostError(cause?: unknown): PassageError {
  return new PassageError(
    'internal',
    'The connection to the project is lost: Passage has ended, or was stopped. What was saved is safe. What you typed and did not save is only on this page: copy it. Then reload; if that finds nothing, start Passage again.',
    undefined,
    { cause },
  );
}
