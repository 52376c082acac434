import { measureCorpus } from '../src/core/agreement/agreement.ts';
import type { Source, SourceAnnotation } from '../src/core/agreement/coded.ts';
import { type Corpus, corpusOf } from '../src/core/agreement/corpus.ts';
import type { Measure } from '../src/core/agreement/figure.ts';
import { type Benchmark, compare, timed } from './harness.ts';
import { randoms } from './text.ts';

const WORDS = 1_000_000;
const ANNOTATIONS = 100_000;
const WORDS_A_TURN = 80;
const TRANSCRIPTS = 20;
const TAGS = ['claim', 'statistic', 'measure', 'promise', 'question'];
const LEXICON =
  'we cut the tax on fuel by five per cent and nobody asked 6,000,000 people why it’s naïve'.split(' ');
/** Precision and recall are made of what F1 is made of; Fleiss' kappa is for more than two annotators. */
const COMPARED: readonly Measure[] = [
  'percent-agreement',
  'cohen-kappa',
  'alpha',
  'alpha-u',
  'f1-exact',
  'f1-overlap',
  'attribute-alpha',
];
const RUNS = 5;

/** Every measure but gamma, two annotators, beside one pass over the units a tag. */
export const agreement: Benchmark = {
  name: 'agreement',
  about:
    'measures of agreement on 100,000 annotations of 1,000,000 words, beside one pass over the words a tag',
  async run(bench) {
    const sources = Array.from({ length: TRANSCRIPTS }, (_, index) => sourceOf(index));
    const started = performance.now();
    const corpus = corpusOf(sources, { annotators: ['A', 'B'], tags: TAGS });
    const prepare = performance.now() - started;
    const segment = await timed(() => sources.forEach((_, index) => corpus.units(index, 'word')));
    bench.say(
      `once: ${Math.round(prepare)} ms to lay annotations on the texts, ${Math.round(segment)} ms to find the words`,
    );
    const pass = passOver();
    for (const measure of COMPARED) {
      for (const replicates of [0, 1000]) {
        const figure = await compare({
          name: replicates === 0 ? measure : `${measure}, 1,000 resamples`,
          runs: RUNS,
          ours: () => run(corpus, measure, replicates),
          floor: {
            name: 'one pass over a byte a word of each annotator, for each of the five tags',
            run: pass,
          },
        });
        bench.keep(replicates === 0 ? { ...figure, limit: 1000 } : figure);
      }
    }
  },
};

function run(corpus: Corpus, measure: Measure, replicates: number): void {
  const attribute = { id: 'value', tag: 'statistic', type: 'number' as const, choices: [] };
  const work = measureCorpus(corpus, {
    measures: [measure],
    unit: 'word',
    scope: 'whole',
    attributes: [{ attribute, level: 'interval' }],
    bootstrap: { seed: 1, replicates },
    confusion: false,
  });
  let step = work.next();
  while (!step.done) step = work.next();
  for (const figure of step.value.figures)
    if (!('value' in figure)) throw new Error(`${measure} is undefined: ${figure.reason}`);
}

/** Counting the units on which two annotators agree, where nothing else is left to do. */
function passOver(): () => number {
  const [first, second] = [new Uint8Array(WORDS), new Uint8Array(WORDS)];
  const random = randoms(9);
  for (let word = 0; word < WORDS; word++) {
    first[word] = random() < 0.05 ? 1 : 0;
    second[word] = random() < 0.8 ? first[word]! : 0;
  }
  return () => {
    let equal = 0;
    for (let tag = 0; tag < TAGS.length; tag++)
      for (let word = 0; word < WORDS; word++) if (first[word] === second[word]) equal++;
    return equal;
  };
}

/**
 * A transcript in turns; of the second annotator's spans six in ten are the first one's, two begin a word later, two lie
 * elsewhere.
 */
function sourceOf(index: number): Source {
  const random = randoms(index + 1);
  const below = (count: number): number => Math.floor(random() * count);
  const blocks: Source['blocks'][number][] = [];
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  const write = (kind: 'speaker' | 'paragraph', text: string, turn: number): void => {
    blocks.push({ kind, start: length, end: length + text.length, turn: `${index}-${turn}` });
    parts.push(text);
    length += text.length + 1;
  };
  for (let turn = 0; turn < WORDS / WORDS_A_TURN / TRANSCRIPTS; turn++) {
    write('speaker', 'ADA:', turn);
    let said = '';
    for (let word = 0; word < WORDS_A_TURN; word++) {
      if (word > 0) said += word % 12 === 0 ? '. ' : ' ';
      starts.push(length + said.length);
      said += LEXICON[below(LEXICON.length)]!;
    }
    write('paragraph', `${said}.`, turn);
  }
  const annotationOf = (
    id: string,
    annotator: string,
    tag: string,
    from: number,
    to: number,
  ): SourceAnnotation => ({
    id,
    annotator,
    tag,
    span: [[starts[from]!, starts[to]!]],
    values: { value: String(below(10)) },
  });
  const place = (): number => below(starts.length - 20);
  const annotations = Array.from({ length: ANNOTATIONS / TRANSCRIPTS / 2 }, (_, pair) => {
    const [at, words, tag, fate] = [place(), 3 + below(12), TAGS[below(TAGS.length)]!, random()];
    const from = fate < 0.6 ? at : fate < 0.8 ? at + 1 : place();
    return [
      annotationOf(`A${pair}`, 'A', tag, at, at + words),
      annotationOf(`B${pair}`, 'B', tag, from, fate < 0.8 ? at + words : from + words),
    ];
  }).flat();
  return {
    transcript: `t${index}`,
    edition: `e${index}`,
    text: parts.join('\n'),
    language: 'en',
    blocks,
    annotations,
    done: ['A', 'B'],
  };
}
