import { contract, type ProcedureName } from '../../../src/contract/contract.ts';
import { callService } from '../../../src/host/rpc/serve.ts';
import { services } from '../../../src/host/services/index.ts';
import { ByteChoices } from '../byte-choices.ts';
import { refusable } from '../faults.ts';
import { inputFor } from '../input-for.ts';
import { fileOf, type FuzzTarget } from '../target.ts';
import { World } from '../world.ts';

const NAMES = Object.keys(contract).sort() as ProcedureName[];

/** Calls of one input at most. */
const MOST_CALLS = 8;

/**
 * Calls of any procedures with any arguments, as the bytes choose them. Only errors of the contract come back, and `check` is
 * clean afterwards. Every procedure of the contract is called: there is no list of them here.
 */
export function callsTarget(): FuzzTarget {
  let world: World | undefined;
  return {
    name: 'rpc:calls',
    seeds: () => NAMES.map((_, i) => fileOf('calls', Uint8Array.of(i, 0, 0, 0, i, 1, 2, 3, 4, 5, 6, 7))),
    async run([file]) {
      world ??= await World.make();
      const choices = new ByteChoices(file?.bytes ?? new Uint8Array());
      const called: string[] = [];
      try {
        await world.during(() => callAny(world!, choices, called));
      } catch (error) {
        throw new Error(`${(error as Error).message}, after:\n${called.join('\n')}`, { cause: error });
      }
    },
    end: () => world?.dispose(),
  };
}

async function callAny({ session, ids }: World, choices: ByteChoices, called: string[]): Promise<void> {
  const made: string[] = [];
  for (let n = 0; n < MOST_CALLS && !choices.done; n++) {
    const name = choices.pick(NAMES);
    const input = inputFor(contract[name].input, choices, [...ids, ...made]);
    called.push(`${name} ${JSON.stringify(input)?.slice(0, 500)}`);
    const answer = await refusable(() => callService(services, session, name, input));
    if (typeof answer === 'object' && answer !== null && 'id' in answer) made.push(String(answer.id));
  }
}
