import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASPECTS } from './aspects.ts';
import { FormatError } from './format-error.ts';
import { FORMAT_NAMES } from './format-names.ts';
import { EXCHANGE_FORMATS } from './formats.ts';
import type { FormatFile } from './model.ts';
import { OFFSET_UNITS, UNIT_NAMES } from './offset-units.ts';
import { someExchange } from './testing/arbitraries.ts';
import { assertRoundTrip, faultsOf } from './testing/round-trip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

it('has each format and each unit once', () => {
  const names = EXCHANGE_FORMATS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(
    EXCHANGE_FORMATS.map(({ name: format, title, parse, serialize }) => ({
      name: format,
      title,
      reads: parse !== undefined,
      writes: serialize !== undefined,
    })),
  ).toEqual(
    FORMAT_NAMES.map(({ name: format, title, reads, writes }) => ({
      name: format,
      title,
      reads,
      writes: writes !== null,
    })),
  );
  expect(OFFSET_UNITS.every((unit) => UNIT_NAMES[unit] !== '')).toBe(true);
});

describe.each(EXCHANGE_FORMATS.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it('says what it carries, in words that exist', () => {
    expect(format.carries.filter((aspect) => !ASPECTS.includes(aspect))).toEqual([]);
  });

  it.runIf(format.parse && format.serialize)(
    'round trip: what is written and read again is equal, or in the loss report; the counts add up',
    () =>
      fc.assert(
        fc.asyncProperty(someExchange(), async (exchange) => void (await assertRoundTrip(format, exchange))),
        { numRuns: 150 },
      ),
  );

  it.runIf(format.parse)('refuses damaged files with a sentence, or reads what is left of them', () =>
    fc.assert(
      fc.asyncProperty(someDamage(), async (damage) => {
        const files = await damage(format);
        expect(() => format.recognizes(files)).not.toThrow();
        try {
          const { exchange } = await format.parse!(files, { findText: () => null });
          expect(faultsOf(exchange)).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          expect((error as Error).message).toMatch(/[.!]$/);
        }
      }),
      { numRuns: 100 },
    ),
  );
});

type Damage = (format: (typeof EXCHANGE_FORMATS)[number]) => Promise<FormatFile[]>;

/** The format's own files, cut off or with bytes changed; or a file that is something else. */
function someDamage(): fc.Arbitrary<Damage> {
  const junk = fc
    .tuple(fc.constantFrom('a.txt', 'a.json', 'a.zip', 'a.ann'), fc.oneof(fc.string(), fc.json()))
    .map(([path, content]): Damage => async () => [{ path, bytes: bytesOf(content) }]);
  const changed = fc
    .tuple(
      someExchange({ mostDocuments: 1 }),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 0, max: 255 }),
      fc.boolean(),
    )
    .map(([exchange, which, place, byte, cut]): Damage => async (format) => {
      const { files = [] } = (await format.serialize?.(exchange, { now: 0 })) ?? {};
      return files.map((file, i) => {
        if (i !== which % files.length || file.bytes.length === 0) return file;
        const at = place % file.bytes.length;
        if (cut) return { ...file, bytes: file.bytes.slice(0, at) };
        const bytes = file.bytes.slice();
        bytes[at] = byte;
        return { ...file, bytes };
      });
    });
  return fc.oneof({ weight: 1, arbitrary: junk }, { weight: 4, arbitrary: changed });
}
