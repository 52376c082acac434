import { zipSync } from 'fflate';
import { readZip } from '../../src/core/formats/exchange/read-zip.ts';
import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';
import type { FuzzInput } from './target.ts';

/** What inputs are made of: the corpus so far, and the words of its format. */
export interface Stock {
  inputs: readonly FuzzInput[];
  words: readonly Uint8Array[];
}

/** An input somewhat changed: bytes of one of its files, what an archive holds, or which files there are. */
export function mutate(input: FuzzInput, random: Random, stock: Stock): FuzzInput {
  let made = input;
  for (let n = 1 + random.below(4); n > 0; n--) made = mutateOnce(made, random, stock);
  return made;
}

function mutateOnce(input: FuzzInput, random: Random, { inputs, words }: Stock): FuzzInput {
  if (input.length === 0) return random.pick(inputs);
  const which = random.below(input.length);
  const { path, bytes } = input[which]!;
  if (input.length > 1 && random.next() < 0.05) return input.filter((_, i) => i !== which);
  if (random.next() < 0.03 && input.length < 12) return [...input, ...random.pick(inputs).slice(0, 1)];
  if (random.next() < 0.03) return replace(input, which, { path: otherPath(path, random), bytes });
  const others = inputs.flatMap((other) => other.map((file) => file.bytes));
  const packed = random.next() < 0.8 ? inArchive(bytes, random, others, words) : undefined;
  return replace(input, which, { path, bytes: packed ?? mutateBytes(bytes, random, others, words) });
}

const replace = (input: FuzzInput, which: number, file: FuzzInput[number]): FuzzInput =>
  input.map((one, i) => (i === which ? file : one));

function otherPath(path: string, random: Random): string {
  const dot = path.lastIndexOf('.');
  const [stem, ending] = dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot)];
  return (
    random.pick(['x', stem.toUpperCase(), `a/${stem}`, `${stem} (2)`, 'con', '__proto__', `${stem}\u202e`]) +
    ending
  );
}

/** Changes a file in a zip and packs it again, with its checksum; undefined where the bytes are no zip that can be read. */
function inArchive(
  bytes: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
  words: readonly Uint8Array[],
): Uint8Array | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  try {
    const entries = readZip(bytes, 'a.zip');
    if (entries.length === 0) return undefined;
    const which = random.below(entries.length);
    const inner = entries.flatMap((entry, i) => {
      if (i !== which) return [[entry.path, entry.bytes] as const];
      return random.next() < 0.03
        ? []
        : [[entry.path, mutateBytes(entry.bytes, random, others, words)] as const];
    });
    return zipSync(Object.fromEntries(inner), { level: 1, mtime: '2020-01-01' });
  } catch {
    return undefined;
  }
}
