import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXCHANGE_FORMATS } from '../../core/formats/exchange/formats.ts';
import type { Exchange } from '../../core/formats/exchange/model.ts';
import { someExchange } from '../../core/formats/exchange/testing/arbitraries.ts';

/** Python 3, a reader that is not ours; where it is not there the tests are skipped, visibly. */
const python = (() => {
  try {
    execFileSync('python3', ['-c', 'import json, zipfile, xml.etree.ElementTree'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const SCRIPT = join(import.meta.dirname, 'fixtures/second_readers.py');
/** The formats that the script knows how to read. */
const KNOWN = new Set(
  [...readFileSync(SCRIPT, 'utf8').matchAll(/^def read_(\w+)\(/gm)].map(([, name]) =>
    name!.replaceAll('_', '-'),
  ),
);

/** Two-way formats without a place in a text: a codebook, which the schema of the standard reads (refi.test.ts). */
const WITHOUT_PLACES = ['qdc'];

/** What the script finds: how many ranges each set of files has, and what does not fit its text. */
function secondReading(
  format: string,
  exchanges: readonly Exchange[],
  files: { path: string; bytes: Uint8Array }[][],
) {
  const sets = files.map((own) =>
    Object.fromEntries(own.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')])),
  );
  const input = JSON.stringify({
    format,
    sets,
    texts: exchanges.map(({ documents }) => documents.map(({ text }) => text)),
  });
  const out = execFileSync('python3', [SCRIPT], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(out) as {
    wrong: unknown[];
    counts: number[];
    /** Null where the format's files hold the quotes themselves. */
    quotes: (string[] | null)[];
  };
}

describe.runIf(python)('a second reader, Python,', () => {
  const formats = EXCHANGE_FORMATS.filter(({ name, serialize }) => serialize && KNOWN.has(name));

  it('knows every format that goes both ways', () => {
    const both = EXCHANGE_FORMATS.filter(({ parse, serialize }) => parse && serialize);
    expect(both.map(({ name }) => name).filter((name) => !KNOWN.has(name))).toEqual(WITHOUT_PLACES);
  });

  it.each(formats.map((format) => [format.name, format] as const))(
    'finds each quote of %s at its code points',
    async (name, format) => {
      const exchanges = fc.sample(someExchange(), 40);
      const written = await Promise.all(exchanges.map((exchange) => format.serialize!(exchange, { now: 0 })));
      const { wrong, counts, quotes } = secondReading(
        name,
        exchanges,
        written.map(({ files }) => files),
      );
      expect(wrong).toEqual([]);
      const losses = written.map((one) =>
        one.losses.filter(({ aspect }) => aspect === 'annotation' || aspect === 'span'),
      );
      let compared = 0;
      for (const [i, { documents }] of exchanges.entries()) {
        const annotations = documents.flatMap((document) => document.annotations);
        const carried = annotations.filter(
          ({ suggested }) => !suggested || format.carries.includes('suggestion'),
        );
        // Where nothing of an annotation's place was lost, each is there.
        if (losses[i]!.length > 0) continue;
        expect(counts[i]).toBeGreaterThanOrEqual(carried.length);
        const found = quotes[i];
        if (!found) continue;
        const annotated = documents.flatMap(({ text, annotations: own }) =>
          own
            .filter((one) => carried.includes(one))
            .flatMap(({ span }) => span.map(([start, end]) => text.slice(start, end))),
        );
        expect(found.toSorted()).toEqual(annotated.toSorted());
        compared += annotated.length;
      }
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
      // A sample in which nothing was compared would prove nothing.
      if (quotes.some((own) => own !== null)) expect(compared).toBeGreaterThan(0);
    },
  );
});
