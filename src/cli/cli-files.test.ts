import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFolder, PASSAGE } from './testing.ts';

const cli = cliFolder();

describe('the passage command, to files', () => {
  it('exports offsets that do not drift on emoji, in code points and in UTF-16', async () => {
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('emoji.txt', '💩This is an annotation.'));
    const made = await cli.passage(
      'annotate',
      cli.file,
      '--transcript',
      'emoji',
      '--start',
      '12',
      '--end',
      '22',
      '--tag',
      'claim',
      '--attribute',
      'verifiable=true',
    );
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('“annotation”') });
    const again = await cli.passage(
      'annotate',
      cli.file,
      '--transcript',
      'emoji',
      '--start',
      '13',
      '--end',
      '23',
      '--utf16',
      '--tag',
      'Claim',
    );
    expect(again.out).toContain('“annotation”');
    expect(
      (await cli.passage('export', cli.file, '--format', 'jsonl', '--out', join(cli.folder, 'out'))).code,
    ).toBe(0);
    const rows = readFileSync(join(cli.folder, 'out', 'annotations.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(row).toMatchObject({
        quote: 'annotation',
        start_code_point: 12,
        end_code_point: 22,
        start_utf16: 13,
        end_utf16: 23,
        annotator: 'tester',
      });
    expect(rows.map((row) => row.claim_verifiable).sort()).toEqual([null, true].sort());
    expect(await cli.passage('check', cli.file)).toMatchObject({ code: 0, out: 'Clean.\n' });
  });

  it('writes wide tables, in a unit, without names and with a key', async () => {
    await cli.passage('new', cli.file);
    const text = cli.write('talk.txt', 'Anna Bell: One sentence. Another.\n\nLi Wei: A third.\n');
    expect((await cli.passage('import', cli.file, text)).code).toBe(0);
    const out = join(cli.folder, 'wide');
    const given = (...args: string[]) =>
      cli.passage('export', cli.file, '--format', 'csv', '--out', out, ...args);
    const wide = await given(
      ...['--wide', 'sentence', '--counts', '--unit', 'utf-8', '--pseudonyms', 'both', '--key'],
    );
    expect(wide).toMatchObject({ code: 0 });
    const lines = readFileSync(join(out, 'tags_by_sentence.csv'), 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/,start_utf8,end_utf8,words,text,tag_claim,tag_statistic,tag_policy_measure$/);
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/,11,24,2,One sentence\.,0,0,0$/);
    expect(readFileSync(join(out, 'pseudonyms-key.csv'), 'utf8')).toContain('A1,annotator,');
    for (const wrong of [['--key'], ['--counts'], ['--each-annotator']])
      expect((await given(...wrong)).code).not.toBe(0);
    const file2 = join(cli.folder, 'brat');
    const brat = await cli.passage('export', cli.file, '--format', 'brat', '--out', file2, '--wide', 'turn');
    expect(brat.code).not.toBe(0);
  });

  it('gives back sources byte for byte: CRLF, decomposed accents, trailing blanks and no final newline', async () => {
    const sources = {
      'crlf.txt': 'One.\r\nTwo.\rThree.\r\n\r\n',
      'nfd.txt': 'Cafe\u0301 and re\u0301sume\u0301.\n',
      'blanks.txt': 'Ends in blanks \u00a0\t  ',
      'bom.txt': '\ufeffWith a mark.\n',
    };
    await cli.passage('new', cli.file);
    expect(
      (
        await cli.passage(
          'import',
          cli.file,
          ...Object.entries(sources).map(([name, text]) => cli.write(name, text)),
        )
      ).code,
    ).toBe(0);
    const out = join(cli.folder, 'out');
    expect((await cli.passage('export', cli.file, '--format', 'source', '--out', out)).code).toBe(0);
    for (const [name, text] of Object.entries(sources))
      expect(readFileSync(join(out, name))).toEqual(Buffer.from(text, 'utf8'));
    const shown = JSON.parse((await cli.passage('show', cli.file, '--json')).out);
    expect(shown.transcripts.map((t: { codePoints: number }) => t.codePoints)).toEqual(
      Object.values(sources).map((text) => [...text.replace('\ufeff', '')].length),
    );
  });

  it('writes documents for people: of one transcript into a cli.file, of several into a folder', async () => {
    await cli.passage('new', cli.file);
    await cli.passage(
      'import',
      cli.file,
      cli.write('one.txt', 'Q: One.\r\n'),
      cli.write('two.txt', 'Q: Two. '),
    );
    const given = (format: string, ...args: string[]) =>
      cli.passage('export', cli.file, '--format', format, ...args);
    const page = join(cli.folder, 'one.html');
    expect(await given('html', '--transcript', 'one', '--out', page)).toMatchObject({
      code: 0,
      out: '0 annotations: one.html\n',
    });
    expect(readFileSync(page, 'utf8')).toContain('<h1>one</h1>');
    const several = await given('docx', '--out', join(cli.folder, 'all.docx'));
    expect([several.code === 0, several.err]).toEqual([
      false,
      expect.stringContaining('There are 2 transcripts'),
    ]);
    expect((await given('docx', '--out', join(cli.folder, 'all'))).code).toBe(0);
    expect(readdirSync(join(cli.folder, 'all'))).toEqual(['one.docx', 'two.docx']);
    expect((await given('quotes-html', '--context', '-1', '--out', cli.folder)).code).not.toBe(0);
    expect((await given('quotes-html', '--context', '80', '--out', cli.folder)).out).toMatch(
      / quotes\.html\n$/,
    );
  });

  it('gives one source back under the name that was asked for, or into a folder', async () => {
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('one.txt', 'One.\r\n'), cli.write('two.txt', 'Two. '));
    const given = (...args: string[]) => cli.passage('export', cli.file, '--format', 'source', ...args);
    const back = join(cli.folder, 'back.txt');
    expect(await given('--transcript', 'one', '--out', back)).toMatchObject({
      code: 0,
      out: '1 file: back.txt\n',
    });
    expect(readFileSync(back, 'utf8')).toBe('One.\r\n');
    expect((await given('--transcript', 'two', '--out', join(cli.folder, 'out'))).code).toBe(0);
    expect(readFileSync(join(cli.folder, 'out', 'two.txt'), 'utf8')).toBe('Two. ');
    // Several files do not fit one; nothing is left of the attempt.
    expect((await given('--out', back)).code).toBe(3);
    expect((await given('--out', join(cli.folder, 'nowhere', 'x.txt'))).code).toBe(3);
    expect(readdirSync(cli.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('can be piped into what stops reading', async () => {
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('long.txt', 'Q: Why?\nMR. REID: So.\n'.repeat(3_000)));
    const shell = `'${process.execPath}' '${PASSAGE}' show '${cli.file}' | head -1`;
    const { out, err } = await new Promise<{ out: string; err: string }>((resolve) =>
      execFile('sh', ['-c', shell], (_, out, err) => resolve({ out, err })),
    );
    expect([out, err]).toEqual(['a\n', '']);
  });
});
