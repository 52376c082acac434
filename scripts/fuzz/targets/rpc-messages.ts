import { connect } from '../../../src/contract/client.ts';
import { decodeMessage, encodeMessage } from '../../../src/contract/codec.ts';
import { contract } from '../../../src/contract/contract.ts';
import { ERROR_CODES } from '../../../src/contract/errors.ts';
import { type Port, portPair } from '../../../src/contract/port.ts';
import { fileOf, type FuzzTarget, mustHold } from '../target.ts';
import { World } from '../world.ts';

/** What a port carries that is no call of the contract, or one with anything in it: the host lives, and answers in its words. */
export function messagesTarget(): FuzzTarget {
  let world: World | undefined;
  return {
    name: 'rpc:messages',
    seeds: () =>
      Object.keys(contract).map((name, i) =>
        fileOf(
          'message',
          encodeMessage({ t: 'q', i: String(i), m: 'call', a: [name, { id: 'x', limit: 10, place: 'a' }] }),
        ),
      ),
    async run(input) {
      world ??= await World.make();
      const answers: unknown[] = [];
      await world.during(async () => {
        const [mine, hosts] = portPair();
        world!.host.serve(hosts);
        const client = connect({
          ...mine,
          listen: (listener) =>
            mine.listen((message) => {
              answers.push(message);
              listener(message);
            }),
        });
        for (const { bytes } of input) post(mine, bytes);
        await client.call('app.info');
        // A call that takes longer goes on; its port is closed, as by a page that is closed.
        await new Promise((resolve) => void setTimeout(resolve, 1));
        client.close();
        mustHold(answers.flatMap(faultOf));
      });
    },
    end: () => world?.dispose(),
  };
}

/** An answer is a value, or an error with a code of the contract and a sentence. */
function faultOf(message: unknown): string[] {
  const error = (message as { r?: { error?: { code: string; message: string } } }).r?.error;
  if (!error) return [];
  const known = (ERROR_CODES as readonly string[]).includes(error.code);
  return known && error.code !== 'internal' && error.message !== '' ? [] : [JSON.stringify(error)];
}

/** Bytes that are no message close a socket; what cannot be cloned never comes over a port. */
function post(port: Port, bytes: Uint8Array): void {
  let message: unknown;
  try {
    message = structuredClone(decodeMessage(bytes));
  } catch {
    return;
  }
  port.post(message);
}
