import { createBirpc } from 'birpc';
import type { ClientFunctions, HostFunctions } from '../../contract/client.ts';
import {
  contract,
  type EventName,
  type Events,
  type Output,
  type Parsed,
  type ProcedureName,
} from '../../contract/contract.ts';
import { PassageError, toWireError } from '../../contract/errors.ts';
import type { Port } from '../../contract/port.ts';

/** The host's side of the contract: a function for each procedure, given the session that asks. */
export type Services<S> = {
  [N in ProcedureName]: (session: S, input: Parsed<N>) => Output<N> | Promise<Output<N>>;
};

/** Sends an event to the client at the other end of a port. */
export type Emit = <E extends EventName>(name: E, payload: Events[E]) => void;

/**
 * Serves the contract over a port. Every input is validated by the contract's schema before a service sees it;
 * every error goes out as a code and a sentence. `open` makes the session of this port, `close` ends it.
 */
export function serve<S>(
  port: Port,
  services: Services<S>,
  open: (emit: Emit) => S,
  close: (session: S) => void,
): void {
  // A job may still tell of its progress when the page is gone: nobody hears it, and that is no error.
  const emit: Emit = (name, payload) =>
    void Promise.resolve(rpc.event.asEvent(name, payload)).catch(() => {});
  const session = open(emit);
  // Without a prototype: what a message names is looked up in it.
  const functions: HostFunctions = Object.assign(Object.create(null) as object, {
    async call(name: string, input: unknown) {
      try {
        return { value: await callService(services, session, name, input) };
      } catch (error) {
        return { error: toWireError(inWords(error)) };
      }
    },
  });
  const rpc = createBirpc<ClientFunctions, HostFunctions>(functions, {
    post: (message) => port.post(message),
    // What is not an object is no message of ours; birpc would fail on it outside of any call, and end the host.
    on: (listener) =>
      port.listen((message) => {
        if (typeof message === 'object' && message !== null) listener(message);
      }),
    eventNames: ['event'],
  });
  port.onClose(() => {
    rpc.$close();
    close(session);
  });
}

/** Validates and calls: what the command line uses directly, and ports through {@link serve}. */
export async function callService<S>(
  services: Services<S>,
  session: S,
  name: string,
  input: unknown,
): Promise<unknown> {
  if (!Object.hasOwn(contract, name))
    throw new PassageError(
      'invalid_input',
      `There is no procedure “${name}”: the page is of another version than the host. Reload it.`,
    );
  const procedure = name as ProcedureName;
  const parsed = contract[procedure].input.safeParse(input);
  if (!parsed.success) throw new PassageError('invalid_input', sentenceOfIssue(parsed.error.issues[0]));
  const service = services[procedure] as (session: S, input: unknown) => unknown;
  return service(session, parsed.data);
}

function sentenceOfIssue(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (!issue) return 'The request does not have the right shape.';
  const where = issue.path.map(String).join('.');
  return where ? `${where}: ${issue.message}` : issue.message;
}

/** SQLite finds damage whenever it comes by a damaged page: that is no fault of Passage's own. */
function inWords(error: unknown): unknown {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return error;
  return new PassageError(
    'damaged',
    'The project file is damaged: a part of it cannot be read. Close the project and open it again: Passage then offers its backups, and to repair it.',
    undefined,
    { cause: error },
  );
}
