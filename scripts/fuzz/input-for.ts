import type { z } from 'zod';
import type { ByteChoices } from './byte-choices.ts';

const STRINGS = [
  ...[
    '',
    'a',
    'Claim',
    'Anna',
    '12',
    '2023-11-05',
    '2023',
    'en',
    'text',
    'the',
    'a.txt',
    'World.passage',
    'csv',
    '💩',
    ' ',
    '\n',
  ],
  ...[
    '<b>x</b>',
    '=1+1',
    '__proto__',
    '\u202e',
    '\u0000',
    '\ud800',
    '.*',
    '(a+)+$',
    '[',
    'x'.repeat(301),
    '../a',
    'con',
    '0123456789abcdef',
  ],
];
const NUMBERS = [
  0,
  1,
  2,
  5,
  12,
  17,
  18,
  25,
  60,
  90,
  108,
  1_000,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  -0,
  Number.NaN,
  Infinity,
];
/** What no field takes: a garbled argument. */
const WRONG = [null, undefined, 0, '', [], {}, true, new Uint8Array(2), { id: {} }, [[[]]]] as const;

/** The parts of zod's schemas that are looked at; the contract uses these. */
interface Def {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
  items?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
  checks?: { _zod?: { def?: { check?: string; format?: string } } }[];
  format?: string;
}

/**
 * An argument for a schema of the contract: mostly of the right shape, with ids of things that are there, now and then not.
 * Depth is bounded, since schemas may be recursive.
 */
export function inputFor(
  schema: z.ZodType,
  choices: ByteChoices,
  ids: readonly string[],
  depth = 0,
): unknown {
  if (choices.oneIn(48)) return choices.pick(WRONG);
  const def = schema._zod.def as unknown as Def;
  const inner = (of: z.ZodType) => inputFor(of, choices, ids, depth + 1);
  const some = (most: number) => Array.from({ length: depth > 6 ? 0 : choices.below(most + 1) });
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape!).flatMap(([key, of]) => {
          const given = inner(of);
          return given === undefined ? [] : [[key, given]];
        }),
      );
    case 'optional':
    case 'default':
    case 'prefault':
      return choices.oneIn(3) ? undefined : inner(def.innerType!);
    case 'nullable':
      return choices.oneIn(3) ? null : inner(def.innerType!);
    case 'readonly':
    case 'catch':
    case 'nonoptional':
      return inner(def.innerType!);
    case 'pipe':
      return inner(def.in!);
    case 'array':
      return some(3).map(() => inner(def.element!));
    case 'tuple':
      return def.items!.map(inner);
    case 'record':
      return Object.fromEntries(some(2).map(() => [String(inner(def.keyType!)), inner(def.valueType!)]));
    case 'union':
      return inner(choices.pick(def.options!));
    case 'enum':
      return choices.pick(Object.values(def.entries!));
    case 'literal':
      return choices.pick(def.values!);
    case 'boolean':
      return choices.oneIn(2);
    case 'number':
      return choices.pick(NUMBERS);
    case 'string':
      return isUuid(def) ? choices.pick(ids) : choices.pick([...STRINGS, ...ids.slice(0, 4)]);
    default:
      // Bytes, by a check of the contract's own.
      return choices.oneIn(2)
        ? new TextEncoder().encode(choices.pick(STRINGS))
        : new Uint8Array(choices.below(40));
  }
}

const isUuid = (def: Def): boolean =>
  def.format === 'uuid' || (def.checks ?? []).some((check) => check._zod?.def?.format === 'uuid');
