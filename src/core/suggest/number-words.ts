/** Number words of English. Values below a hundred, then the words that multiply. */
export const ONES = new Map<string, bigint>(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
    'sixteen seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, at) => [word, BigInt(at)]),
);
export const TENS = new Map<string, bigint>(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, BigInt((at + 2) * 10)]),
);

/** Magnitudes as powers of ten, written out. */
export const MAGNITUDES = new Map<string, number>([
  ['hundred', 2],
  ['thousand', 3],
  ['lakh', 5],
  ['million', 6],
  ['crore', 7],
  ['billion', 9],
  ['trillion', 12],
  ['quadrillion', 15],
]);

/** Short magnitudes that stand behind digits: `640m`, `$740K`, `2.7bn`. */
export const SHORT_MAGNITUDES = new Map<string, number>([
  ['k', 3],
  ['mn', 6],
  ['mln', 6],
  ['mio', 6],
  ['bn', 9],
  ['bln', 9],
  ['tn', 12],
  ['trn', 12],
]);

/** `m` and `b` are magnitudes only with money before them: `12 m` alone is metres. */
export const MONEY_MAGNITUDES = new Map<string, number>([
  ['m', 6],
  ['b', 9],
  ['t', 12],
]);

/** Plurals that say how large a number is without saying the number. */
export const VAGUE = new Set(
  'tens dozens scores hundreds thousands millions billions trillions hundred thousand million billion'.split(
    ' ',
  ),
);
export const VAGUE_PLURALS = new Set(
  'tens dozens scores hundreds thousands millions billions trillions'.split(' '),
);
export const FEW = new Set(['several', 'many', 'few', 'couple', 'some']);

/** Parts: `half`, `two thirds`, `a quarter`, `three-fifths`. */
export const PARTS = new Map<string, bigint>([
  ['half', 2n],
  ['halves', 2n],
  ...(
    [
      ['third', 3n],
      ['quarter', 4n],
      ['fourth', 4n],
      ['fifth', 5n],
      ['sixth', 6n],
      ['seventh', 7n],
      ['eighth', 8n],
      ['ninth', 9n],
      ['tenth', 10n],
      ['twelfth', 12n],
      ['twentieth', 20n],
      ['hundredth', 100n],
      ['thousandth', 1000n],
    ] as const
  ).flatMap(([word, of]): [string, bigint][] => [
    [word, of],
    [`${word}s`, of],
  ]),
]);

/** Signs that are fractions of their own. */
export const VULGAR = new Map<string, [bigint, bigint]>([
  ['½', [1n, 2n]],
  ['⅓', [1n, 3n]],
  ['⅔', [2n, 3n]],
  ['¼', [1n, 4n]],
  ['¾', [3n, 4n]],
  ['⅕', [1n, 5n]],
  ['⅖', [2n, 5n]],
  ['⅗', [3n, 5n]],
  ['⅘', [4n, 5n]],
  ['⅙', [1n, 6n]],
  ['⅚', [5n, 6n]],
  ['⅐', [1n, 7n]],
  ['⅛', [1n, 8n]],
  ['⅜', [3n, 8n]],
  ['⅝', [5n, 8n]],
  ['⅞', [7n, 8n]],
  ['⅑', [1n, 9n]],
  ['⅒', [1n, 10n]],
]);

/** Words that are a multiple by themselves, and what they multiply by. */
export const MULTIPLES = new Map<string, string>([
  ['twice', '2'],
  ['thrice', '3'],
  ['double', '2'],
  ['doubled', '2'],
  ['doubling', '2'],
  ['triple', '3'],
  ['tripled', '3'],
  ['tripling', '3'],
  ['trebled', '3'],
  ['quadruple', '4'],
  ['quadrupled', '4'],
  ['halved', '0.5'],
  ['twofold', '2'],
  ['threefold', '3'],
  ['fourfold', '4'],
  ['fivefold', '5'],
  ['sixfold', '6'],
  ['sevenfold', '7'],
  ['eightfold', '8'],
  ['ninefold', '9'],
  ['tenfold', '10'],
  ['hundredfold', '100'],
]);
