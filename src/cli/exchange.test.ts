import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { cliFolder } from './testing.ts';

/** Formats of other tools by the command: what it says, what it ends with, what is in the files. */
const cli = cliFolder();
beforeEach(async () => expect((await cli.passage('new', cli.file)).code).toBe(0));
const read = (...path: string[]): string => readFileSync(join(cli.folder, ...path), 'utf8');

const TEXT = 'We cut 💩 taxes by 5 percent.\nThey did not.\n';
const ANN = 'T1\tPromise 0 14\tWe cut 💩 taxes\nT2\tFigure 18 27\t5 percent\nR1\tsupports Arg1:T2 Arg2:T1\n';
const BEN = 'T1\tPromise 29 42\tThey did not.\n';

/** A cli.folder of brat, of two annotators. */
function brat(ben = BEN): string {
  for (const [who, lines] of [
    ['ann', ANN],
    ['ben', ben],
  ] as const) {
    cli.write(`talks/${who}/talk.txt`, TEXT);
    cli.write(`talks/${who}/talk.ann`, lines);
  }
  return join(cli.folder, 'talks');
}

const SAID =
  'talks/ann/talk.ann (brat standoff): 3 annotations on 1 transcript, 1 new; offsets fit 3 of 3 quotes as code-point.\n';

describe('passage import of a folder', () => {
  it('takes two annotators’ folders of brat, and gives back the same lines', async () => {
    expect(await cli.passage('import', cli.file, brat())).toEqual({ code: 0, out: SAID, err: '' });
    expect((await cli.passage('import', cli.file, join(cli.folder, 'talks'))).out).toContain(
      '0 annotations on 1 transcript, 0 new, 3 there already;',
    );
    const back = await cli.passage('export', cli.file, '--format', 'brat', '--out', join(cli.folder, 'out'));
    expect(back.code).toBe(0);
    expect(back.out).toMatch(/^3 annotations: .*ann\/talk\.ann, .*ben\/talk\.ann/);
    expect([read('out/ann/talk.ann'), read('out/ben/talk.ann')]).toEqual([ANN, BEN]);
    expect([read('out/ann/talk.txt'), read('out/ben/talk.txt')]).toEqual([TEXT, TEXT]);
    expect(await cli.passage('check', cli.file)).toMatchObject({ code: 0, out: 'Clean.\n' });
  }, 60_000);

  it('takes a tag of the files for one of the project', async () => {
    expect(await cli.passage('import', cli.file, brat(), '--tag', 'Promise=Claim')).toMatchObject({
      code: 0,
      out: SAID,
    });
    expect((await cli.passage('show', cli.file)).out).toContain(
      'Tags: Claim (2), Statistic (0), Policy measure (0), Figure (1)',
    );
  }, 60_000);

  it('ends with 2 where a tag cannot be mapped, and imports nothing', async () => {
    const talks = brat();
    for (const [pair, sentence] of [
      ['Nothing=Claim', 'The files have no tag “Nothing”: write --tag THEIRS=OURS.'],
      ['Promise=Nobody', 'There is no tag “Nobody”.'],
      ['Promise', '“--tag Promise” cannot be read: write --tag THEIRS=OURS.'],
    ] as const)
      expect(await cli.passage('import', cli.file, talks, '--tag', pair)).toEqual({
        code: 2,
        out: '',
        err: `passage: ${sentence}\n`,
      });
    expect((await cli.passage('show', cli.file)).out).toContain('0 transcripts');
  }, 60_000);

  it('counts what was not carried on standard error, and ends with 0', async () => {
    const done = await cli.passage('import', cli.file, brat(`${BEN}T2\tPromise 0 2\tXX\n`));
    expect([done.code, done.out]).toEqual([0, SAID.replace('3 of 3', '3 of 4')]);
    expect(done.err).toMatch(/^passage: 1 × Annotations whose quote is not what stands at their offsets/);
  }, 60_000);

  it('ends with 3 where there is nothing to read, and with 1 where something else was imported', async () => {
    const bad = cli.write('bad.zip', 'no zip');
    mkdirSync(join(cli.folder, 'empty'));
    for (const [source, sentence] of [
      [bad, 'is no whole zip archive'],
      [join(cli.folder, 'empty'), 'holds no files'],
      [join(cli.folder, 'nowhere'), 'there is no such file'],
    ] as const)
      expect(await cli.passage('import', cli.file, source)).toMatchObject({
        code: 3,
        out: '',
        err: expect.stringContaining(sentence),
      });
    const both = await cli.passage('import', cli.file, bad, brat());
    expect(both).toMatchObject({
      code: 1,
      out: SAID,
      err: expect.stringContaining('is no whole zip archive'),
    });
  }, 60_000);

  it('asks nobody whose annotations they are: --as says it where the files do not', async () => {
    const lines = cli.write('talk.jsonl', `${JSON.stringify({ text: TEXT, label: [[18, 27, 'Figure']] })}\n`);
    const done = await cli.passage('import', cli.file, lines, '--as', 'Mia');
    expect(done).toMatchObject({
      code: 0,
      out: 'talk.jsonl (doccano): 1 annotation on 1 transcript, 1 new.\n',
    });
    expect((await cli.passage('show', cli.file)).out).toContain('18-27  Figure  “5 percent”  Mia');
  }, 60_000);
});

describe('passage export for other tools', () => {
  const given = (...args: string[]) => cli.passage('export', cli.file, '--format', ...args);
  const out = (name: string) => join(cli.folder, name);

  it('writes only the tags and annotators that are named', async () => {
    await cli.passage('import', cli.file, brat());
    expect((await given('brat', '--out', out('figures'), '--tag', 'Figure')).out).toMatch(/^1 annotation: /);
    expect(read('figures/talk.ann')).toBe('T2\tFigure 18 27\t5 percent\n');
    const both = await given(
      'brat',
      '--out',
      out('ann'),
      '--tag',
      'Figure',
      '--tag',
      'Promise',
      '--annotator',
      'ann',
    );
    expect(both.out).toMatch(/^2 annotations: /);
    expect(read('ann/talk.ann')).toBe(ANN);
  }, 60_000);

  it('says each loss on standard error, with its count, and lists it in a file', async () => {
    await cli.passage('import', cli.file, brat());
    const done = await given('doccano', '--out', out('d.jsonl'), '--tag', 'Figure');
    expect([done.code, done.out]).toEqual([0, '1 annotation: d.jsonl, d.LOSS.txt\n']);
    expect(JSON.parse(read('d.jsonl'))).toMatchObject({ text: TEXT, label: [[18, 27, 'Figure']] });
    expect(done.err).toContain('passage: 1 × doccano has no place for names of annotators.\n');
    for (const line of done.err.trim().split('\n')) {
      const [, sentence] = /^passage: \d+ × (.+)$/.exec(line)!;
      expect(read('d.LOSS.txt')).toContain(sentence);
    }
  }, 60_000);

  it('counts offsets in the unit that is asked for', async () => {
    await cli.passage('import', cli.file, brat());
    await given('doccano', '--out', out('d.jsonl'), '--tag', 'Figure', '--unit', 'utf-16');
    expect(JSON.parse(read('d.jsonl'))).toMatchObject({ label: [[19, 28, 'Figure']], offset_unit: 'utf-16' });
  }, 60_000);

  it('ends with 2 for what is not there, with 3 where it cannot be written; nothing is left of either', async () => {
    await cli.passage('import', cli.file, brat());
    const known = cli.write('known.txt', 'mine');
    const before = readdirSync(cli.folder).toSorted();
    const at = (code: number, sentence: string) => ({
      code,
      out: '',
      err: expect.stringContaining(sentence),
    });
    expect(await given('brat', '--out', out('x'), '--tag', 'Foo')).toEqual(at(2, 'There is no tag “Foo”.'));
    expect(await given('brat', '--out', out('x'), '--annotator', 'Foo')).toEqual(
      at(2, 'There is no annotator “Foo”.'),
    );
    expect(await given('gif', '--out', out('x'))).toEqual(at(2, 'gif'));
    expect(await given('brat', '--out', known)).toEqual(at(3, 'brat takes a folder'));
    expect(await given('qdpx', '--out', out('no/x.qdpx'))).toEqual(at(3, 'There is no folder'));
    expect(readdirSync(cli.folder).toSorted()).toEqual(before);
    expect(read('known.txt')).toBe('mine');
  }, 60_000);
});
