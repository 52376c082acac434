import { describe, expect, it } from 'vitest';
import { measureAgreement } from './agreement.ts';
import type { Source } from './coded.ts';
import { type Figure, type Measure, MEASURES } from './figure.ts';
import type { AgreementReport, AgreementRequest } from './request.ts';
import { inSlices } from './slices.ts';
import { annotationOf } from './testing.ts';

const SENTENCES = [
  'We cut the tax by five per cent. ',
  'Nobody asked for that, did they? ',
  'It costs six million a year. ',
];

/** Twelve turns of two speakers, each with a label; spans by rule, so that annotators agree now and then. */
function transcript(
  name: string,
  annotators: readonly string[],
  done: readonly string[] = annotators,
): Source {
  let text = 'A heading\n\n';
  const blocks: Source['blocks'][number][] = [{ kind: 'heading', start: 0, end: 9, turn: null }];
  const annotations: Source['annotations'][number][] = [];
  const add = (kind: 'speaker' | 'paragraph', words: string, turn: number): number => {
    const start = text.length;
    text += `${words}\n`;
    blocks.push({ kind, start, end: start + words.length, turn: `${name}-${turn}` });
    return start;
  };
  for (let turn = 0; turn < 12; turn++) {
    add('speaker', turn % 2 === 0 ? 'ADA:' : 'TOMASZ:', turn);
    const start = add('paragraph', SENTENCES.join('').trimEnd(), turn);
    annotators.forEach((annotator, index) => {
      const shift = (turn * (index + 1)) % 5;
      if ((turn + index) % 4 !== 0)
        annotations.push(annotationOf(annotations.length, annotator, 'claim', start + shift, start + 30));
      annotations.push(
        annotationOf(annotations.length, annotator, 'statistic', start + 66, start + 93, {
          value: String(6 + ((turn * index) % 3)),
        }),
      );
    });
  }
  annotations.push(annotationOf(annotations.length, annotators[0]!, 'claim', 2, 9));
  return { transcript: name, edition: `${name}-1`, text, language: 'en', blocks, annotations, done };
}

const REQUEST: AgreementRequest = {
  measures: MEASURES,
  unit: 'word',
  scope: 'whole',
  tags: ['claim', 'statistic'],
  annotators: ['A', 'B'],
  attributes: [
    { attribute: { id: 'value', tag: 'statistic', type: 'number', choices: [] }, level: 'interval' },
  ],
  gamma: { samples: 10, precision: null },
  bootstrap: { seed: 7, replicates: 200 },
};

function run(sources: readonly Source[], request: Partial<AgreementRequest> = {}): AgreementReport {
  const generator = measureAgreement(sources, { ...REQUEST, ...request });
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

const find = (
  report: AgreementReport,
  measure: Measure,
  tags = 'claim,statistic',
  annotators = 'A,B',
): Figure =>
  report.figures.find(
    (one) => one.measure === measure && one.tags.join() === tags && one.annotators.join() === annotators,
  )!;

describe('measureAgreement', () => {
  const report = run([transcript('t1', ['A', 'B']), transcript('t2', ['A', 'B'])]);

  it('gives each measure for each tag and for all tags, with scope, n and a seeded interval', () => {
    for (const measure of MEASURES) {
      if (measure === 'attribute-alpha' || measure === 'fleiss-kappa') continue;
      for (const tags of ['claim', 'statistic', 'claim,statistic']) {
        const figure = find(report, measure, tags);
        expect(figure).toMatchObject({
          annotators: ['A', 'B'],
          transcripts: [
            { transcript: 't1', edition: 't1-1' },
            { transcript: 't2', edition: 't2-1' },
          ],
          summary: tags.includes(',') && measure !== 'gamma',
        });
        expect(figure.n).toBeGreaterThan(0);
        if (!('value' in figure)) throw new Error(`${measure} of ${tags}: ${figure.reason}`);
        expect(Number.isFinite(figure.value)).toBe(true);
        const { interval } = figure;
        if ('undefined' in interval) throw new Error(interval.reason);
        expect(interval).toMatchObject({ seed: 7, replicates: 200, level: 0.95, skipped: 0 });
        expect(interval.low).toBeLessThanOrEqual(figure.value);
        expect(interval.high).toBeGreaterThanOrEqual(figure.value);
      }
    }
    expect(find(report, 'f1-exact', 'statistic')).toMatchObject({ value: 1, n: 48, unit: 'span' });
    expect(find(report, 'cohen-kappa', 'statistic')).toMatchObject({
      value: 1,
      unit: 'word',
      scope: 'whole',
    });
    expect(find(report, 'fleiss-kappa', 'claim')).toMatchObject({
      undefined: true,
      reason: expect.stringContaining('two'),
    });
  });

  it('computes attributes on matched spans', () => {
    const figure = find(report, 'attribute-alpha', 'statistic');
    expect(figure).toMatchObject({
      unit: 'matched span',
      n: 24,
      attribute: { id: 'value', level: 'interval' },
    });
    if (!('value' in figure)) throw new Error(figure.reason);
    // A says 6 throughout; B says 6, 7 and 8 in turn: the observed disagreement is greater than by chance.
    const pairs = Array.from({ length: 24 }, (_, turn) => [6, 6 + (turn % 3)] as const);
    const all = pairs.flat();
    const observed = pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0) / pairs.length;
    const expected =
      all.flatMap((a) => all.map((b) => (a - b) ** 2)).reduce((sum, one) => sum + one, 0) / (48 * 47);
    expect(figure.value).toBeCloseTo(1 - observed / expected, 12);
  });

  it('lists annotations outside the continuum', () => {
    expect(report.outside.map(({ transcript, annotations }) => [transcript, annotations.length])).toEqual([
      ['t1', 1],
      ['t2', 1],
    ]);
  });

  it('leaves out transcripts whose pass is open, and lists them', () => {
    const open = run([transcript('t1', ['A', 'B']), transcript('t2', ['A', 'B'], ['A'])], {
      measures: ['alpha-u'],
    });
    expect(open.leftOut).toMatchObject([{ transcript: 't2', annotators: ['B'] }]);
    expect(find(open, 'alpha-u').transcripts).toEqual([{ transcript: 't1', edition: 't1-1' }]);
  });

  it('complaint: agreement figures are wrong: alpha 1.0 without a shared document (INCEpTION 2219)', () => {
    const apart = run([transcript('t1', ['A', 'B'], ['A']), transcript('t2', ['A', 'B'], ['B'])]);
    expect(apart.figures.length).toBeGreaterThan(20);
    for (const figure of apart.figures) {
      expect(figure).toMatchObject({ undefined: true, n: 0, transcripts: [] });
      expect('reason' in figure && figure.reason).toContain('done pass in common');
    }
    expect(apart.confusions).toEqual([]);
    expect(
      run([transcript('t1', ['A'])], { annotators: ['A'] }).figures.every((one) => 'undefined' in one),
    ).toBe(true);
  });

  it('compares each pair of three annotators, and all three', () => {
    const found = run([transcript('t1', ['A', 'B', 'C'])], { annotators: ['A', 'B', 'C'] });
    const who = (measure: Measure) => [
      ...new Set(found.figures.filter((one) => one.measure === measure).map((one) => one.annotators.join())),
    ];
    expect(who('cohen-kappa')).toEqual(['A,B', 'A,C', 'B,C']);
    expect(who('f1-overlap')).toEqual(['A,B', 'A,C', 'B,C', 'A,B,C']);
    expect(who('precision-exact')).toEqual(['A,B', 'A,C', 'B,C']);
    for (const measure of ['fleiss-kappa', 'alpha', 'alpha-u', 'gamma', 'percent-agreement'] as const)
      expect(who(measure)).toEqual(['A,B,C']);
    expect(find(found, 'fleiss-kappa', 'claim', 'A,B,C')).toHaveProperty('value');
    expect(found.confusions.length).toBe(3);
  });

  it('compares the turns of one speaker alone', () => {
    const turns = new Set([0, 2, 4, 6, 8, 10].map((turn) => `t1-${turn}`));
    const all = run([transcript('t1', ['A', 'B'])], { measures: ['cohen-kappa', 'f1-exact'] });
    const ada = run([transcript('t1', ['A', 'B'])], { measures: ['cohen-kappa', 'f1-exact'], turns });
    expect(find(ada, 'cohen-kappa').n).toBe(find(all, 'cohen-kappa').n / 2);
    expect(find(ada, 'f1-exact', 'statistic').n).toBe(12);
  });

  it('gives the same report for the same seed, whatever the order of transcripts’ annotations', () => {
    const source = transcript('t1', ['A', 'B']);
    const shuffled = { ...source, annotations: source.annotations.toReversed() };
    expect(run([shuffled])).toEqual(run([source]));
    const other = run([source], { bootstrap: { seed: 8, replicates: 200 } });
    expect(other).not.toEqual(run([source]));
  });

  it('never shows NaN, and no figure without its reason or interval', () => {
    const nothing = { ...transcript('t1', ['A', 'B']), annotations: [] };
    for (const figure of run([nothing]).figures) {
      if ('value' in figure) expect(figure).toMatchObject({ measure: 'percent-agreement', value: 1 });
      else expect(figure.reason).toMatch(/\.$/);
    }
  });
});

describe('inSlices', () => {
  const sources = [transcript('t1', ['A', 'B'])];
  const slow = { ...REQUEST, measures: ['gamma'] as const, gamma: { samples: 100_000, precision: null } };

  it('reports progress, and stops when asked', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const work = inSlices(measureAgreement(sources, slow), {
      signal: controller.signal,
      slice: 1,
      onProgress: ({ done, total }) => {
        expect(total).toBe(2);
        seen.push(done);
        if (seen.length === 8) controller.abort(new Error('Stopped.'));
      },
    });
    await expect(work).rejects.toThrow('Stopped.');
    expect(seen.length).toBe(8);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBeGreaterThan(0);
    expect(seen.at(-1)).toBeLessThan(1);
    await expect(inSlices(measureAgreement(sources, slow), { signal: controller.signal })).rejects.toThrow(
      'Stopped.',
    );
  });

  it('never falls back in its progress', () => {
    const work = measureAgreement(sources, { ...REQUEST, gamma: { samples: 5, precision: 0.05 } });
    let last = 0;
    for (const { done, total } of work) {
      expect(done).toBeGreaterThanOrEqual(last);
      expect(done).toBeLessThanOrEqual(total);
      last = done;
    }
    expect(last).toBe(MEASURES.length + 1);
  });

  it('gives what running to the end gives', async () => {
    expect(await inSlices(measureAgreement(sources, REQUEST), { slice: 0 })).toEqual(run(sources));
  });
});
