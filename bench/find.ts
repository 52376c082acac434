import type { Output } from '../src/contract/contract.ts';
import { STARTER_TAGS } from '../src/host/starter.ts';
import { textOf } from './corpus.ts';
import { openDesk } from './desk.ts';
import { type Benchmark, compare, timed } from './harness.ts';

const WORDS = 1_000_000;
const RUNS = 15;

/** Finding in a transcript of a million words, from the call to the answer, in the host. */
export const find: Benchmark = {
  name: 'find',
  about: 'finding in 1,000,000 words through the host, beside one native pass over the text in lower case',
  async run(bench) {
    const desk = openDesk(bench.folder, 'find.passage', true);
    const { text } = textOf(WORDS);
    const { upload } = await desk.call('import.readText', { text, fileName: 'briefing.txt' });
    const { id: transcript } = await desk.call('import.commit', { upload });
    const { edition } = (await desk.call('transcripts.list'))[0]!;
    const first = await timed(() => desk.call('find.inTranscript', { pattern: 'ministry', transcript }));
    bench.keep({
      name: 'first search (thread, reading, folding)',
      unit: 'ms',
      median: first,
      runs: [first],
      floor: null,
      ratio: null,
      target: null,
      limit: null,
      note: '',
    });
    const pass = (word: string) => (): number => {
      const lower = text.toLowerCase();
      let hits = 0;
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) hits++;
      return hits;
    };
    for (const [name, pattern, more] of [
      ['a word with many hits', 'ministry', {}],
      ['a word without hits', 'xylophone', {}],
      ['whole words', 'in', { wholeWords: true }],
      ['a regular expression', '\\d+ (million|per cent)', { regex: true }],
    ] as const)
      bench.keep(
        await compare({
          name: `find ${name}`,
          runs: RUNS,
          ours: () => desk.call('find.inTranscript', { pattern, transcript, ...more }),
          floor: { name: 'toLowerCase and indexOf over the text', run: pass('ministry') },
        }),
      );
    let lines: Output<'find.inProject'>['lines'] = [];
    bench.keep(
      await compare({
        name: 'find in the project, lines in context',
        runs: 5,
        ours: async () => {
          ({ lines } = await desk.call('find.inProject', { pattern: 'ministry' }));
        },
        floor: { name: 'toLowerCase and indexOf over the text', run: pass('ministry') },
      }),
    );
    const ranges = lines.slice(0, 1_000).map(({ start, end }): [number, number] => [start, end]);
    const places = [{ transcript, edition, ranges }];
    const tagged = await timed(() =>
      desk.call('annotations.createMany', { tag: STARTER_TAGS.claim, places }),
    );
    const undone = await timed(() => desk.call('history.undo'));
    for (const [name, median] of [
      ['tag 1,000 hits in one action', tagged],
      ['undo that', undone],
    ] as const)
      bench.keep({
        name,
        unit: 'ms',
        median,
        runs: [median],
        floor: null,
        ratio: null,
        target: null,
        limit: null,
        note: '',
      });
    desk.close();
  },
};
