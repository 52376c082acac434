import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { EXCHANGE_FORMATS } from '../../src/core/formats/exchange/formats.ts';
import { EXTRACTORS } from '../../src/host/extract/extractors.ts';
import { readCorpus, readInput, writeInput } from './corpus.ts';
import { wordsOf } from './mutate-bytes.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { fuzzTargets } from './targets.ts';
import { extractorsWithoutSeeds } from './targets/extractors.ts';

const targets = fuzzTargets();
afterAll(() => {
  for (const target of targets) target.end?.();
});

/** Whole projects are written and checked for each input of these. */
const SLOW = /^(import|project|rpc:)/;

describe('the targets of the fuzzer', () => {
  it('are all formats and extractors that the app has, with a sound file for each', () => {
    const names = targets.map(({ name }) => name);
    for (const { name, parse } of EXCHANGE_FORMATS) if (parse) expect(names).toContain(`format:${name}`);
    for (const { name } of EXTRACTORS) expect(names).toContain(`extract:${name}`);
    expect(extractorsWithoutSeeds()).toEqual([]);
  });

  it('inputs are kept as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ path: fc.string(), bytes: fc.uint8Array() })), (input) => {
        expect(readInput(writeInput(input))).toEqual(input);
      }),
      { numRuns: 50 },
    );
  });
});

describe.each(targets)('$name', ({ name, seeds, run }) => {
  it('reads what was kept of earlier runs, and what a few changes make of it', async () => {
    const inputs = [...(await seeds()), ...readCorpus(name)];
    for (const input of SLOW.test(name) ? inputs.slice(-8) : inputs) await run(input);
    const words = wordsOf(inputs.flatMap((input) => input.map(({ bytes }) => bytes)));
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = new Random(seed);
        await run(mutate(random.pick(inputs), random, { inputs, words }));
      }),
      { numRuns: SLOW.test(name) ? 4 : 30 },
    );
  }, 30_000);
});
