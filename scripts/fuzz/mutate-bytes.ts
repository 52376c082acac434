import type { Random } from './random.ts';

/** What breaks readers of any format: syntax, numbers at borders, characters that are more or less than one. */
const TOKENS = [
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '&',
    ';',
    ':',
    ',',
    '\t',
    '\n',
    '\r\n',
    '\\',
    '/',
    '=',
    '|',
    '#',
  ],
  ...['0', '-1', '1e999', 'NaN', '9007199254740993', '4294967296', '-2147483649', '0.1', '00', '٣'],
  ...['null', 'true', '{}', '[]', '""', '__proto__', 'constructor', '../', 'C:\\', '%00', '%2e%2e'],
  ...[
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE x>',
    '<?xml?>',
    '&#0;',
    '&#xd800;',
    '&amp;',
    '<!--',
    '</',
    '/>',
    '<script>',
  ],
  ...[
    '\ufeff',
    '\u0000',
    '\u001b[2J',
    '\u202e',
    '\u2028',
    '\u0085',
    '\ufffe',
    '💩',
    '👩‍👩‍👧',
    'e\u0301',
    '\u00df',
  ],
  ...[
    '\\u0000',
    '\\ud800',
    '\\udc00\\ud800',
    '=1+1',
    '@SUM(A1)',
    '00:00:00.000 --> 00:00:01.000',
    'T1\tA 0 1\tx',
  ],
].map((token) => new TextEncoder().encode(token));

const EDGE_BYTES = [0, 1, 0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x2c, 0x3c, 0x7f, 0x80, 0xbf, 0xc0, 0xed, 0xfe, 0xff];
const EDGE_NUMBERS = [
  '0',
  '-1',
  '1',
  '65535',
  '65536',
  '2147483647',
  '4294967295',
  '1e308',
  '0.5',
  '99999999999999999999',
];

/** Above this inputs tell nothing that smaller ones do not, and cost. */
const MOST_BYTES = 64 * 1024;

/** Words of the seeds: what the format itself is made of. */
export function wordsOf(all: readonly Uint8Array[]): Uint8Array[] {
  const words = new Set<string>();
  for (const bytes of all)
    for (const [word] of new TextDecoder('latin1').decode(bytes).matchAll(/[\w:.-]{2,24}/g)) {
      if (words.size < 2_000) words.add(word);
    }
  return [...words].map((word) => new TextEncoder().encode(word));
}

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Bytes somewhat changed. `others`: what pieces may come from; `words`: see {@link wordsOf}. */
export function mutateBytes(
  bytes: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
  words: readonly Uint8Array[],
): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(random.next() < 0.7 ? 8 : 512);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  const insert = (piece: Uint8Array) => join(head, piece, tail).subarray(0, MOST_BYTES);
  const over = (piece: Uint8Array) =>
    join(head, piece, bytes.subarray(at + piece.length)).subarray(0, MOST_BYTES);
  switch (random.below(11)) {
    case 0:
      return over(Uint8Array.of((bytes[at] ?? 0) ^ (1 << random.below(8))));
    case 1:
      return over(Uint8Array.of(random.pick(EDGE_BYTES)));
    case 2:
      return insert(Uint8Array.from({ length }, () => random.below(256)));
    case 3:
      return join(head, tail.subarray(length));
    case 4:
      return head;
    case 5: {
      const piece = bytes.subarray(at, at + length);
      return insert(
        join(...Array.from({ length: random.next() < 0.1 ? 200 : 1 + random.below(4) }, () => piece)),
      );
    }
    case 6:
      return insert(random.pick(TOKENS));
    case 7:
      return words.length === 0 ? insert(random.pick(TOKENS)) : over(random.pick(words));
    case 8: {
      const other = random.pick(others);
      const from = random.below(other.length + 1);
      return insert(other.subarray(from, from + length * 4));
    }
    case 9:
      return otherNumber(bytes, at, random);
    default:
      return words.length === 0 ? over(random.pick(TOKENS)) : insert(random.pick(words));
  }
}

/** Another number in the place of the next one that is written in digits. */
function otherNumber(bytes: Uint8Array, from: number, random: Random): Uint8Array {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  let start = from;
  while (start < bytes.length && !isDigit(bytes[start])) start += 1;
  let end = start;
  while (isDigit(bytes[end])) end += 1;
  const written = Number(new TextDecoder().decode(bytes.subarray(start, end)));
  const number = random.next() < 0.5 ? random.pick(EDGE_NUMBERS) : String(written + random.below(5) - 2);
  return join(bytes.subarray(0, start), new TextEncoder().encode(number), bytes.subarray(end));
}
