import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRaw } from '../host/db/raw.ts';
import { Project } from '../host/project.ts';
import { runPassage } from './testing.ts';

const PASSAGE = join(import.meta.dirname, 'passage.js');
let root: string;
let folder: string;
let file: string;
let count = 0;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'passage-cli-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = join(root, String(count++));
  mkdirSync(folder);
  file = join(folder, 'a.passage');
});

const passage = (...args: string[]) => runPassage(join(root, 'profile'), args);
const source = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('the passage command', () => {
  it('corrects a text from a file that was saved with other line ends, and exports either edition', async () => {
    await passage('new', file);
    await passage('import', file, source('talk.txt', 'We have sene it.\r\nThat is all.\r\n'));
    for (const [start, end] of [
      ['8', '12'],
      ['18', '29'],
    ] as const)
      await passage(
        'annotate',
        file,
        '--transcript',
        'talk',
        '--start',
        start,
        '--end',
        end,
        '--tag',
        'claim',
      );
    const text = source('corrected.txt', 'We have seen it.\nNo more.\n');
    const made = await passage('correct', file, '--transcript', 'talk', '--text', text);
    expect(made.out).toContain('edition 2');
    expect((await passage('check', file)).code).toBe(0);
    const shown = JSON.parse((await passage('show', file, '--json')).out) as {
      transcripts: { edition: number; utf16: number; annotations: { quote: string }[] }[];
    };
    expect(shown.transcripts[0]).toMatchObject({
      edition: 2,
      utf16: 'We have seen it.\r\nNo more.\r\n'.length,
    });
    expect(shown.transcripts[0]!.annotations[0]!.quote).toBe('seen');
    const out = join(folder, 'old');
    const old = await passage(
      'export',
      file,
      '--format',
      'jsonl',
      '--out',
      out,
      '--transcript',
      'talk',
      '--edition',
      '1',
    );
    expect(old.code).toBe(0);
    const quotes = readFileSync(join(out, 'annotations.jsonl'), 'utf8').trim().split('\n');
    expect(quotes.map((line) => (JSON.parse(line) as { quote: string }).quote)).toEqual([
      'sene',
      'That is all',
    ]);
  }, 60_000);

  it('makes, shows and restores backups, and repairs a damaged project into a new file', async () => {
    await passage('new', file);
    await passage('import', file, source('talk.txt', 'We have seen it. '.repeat(500)));
    const made = await passage('backups', 'make', file);
    const id = /Made (\S+)\./.exec(made.out)![1]!;
    expect((await passage('backups', 'list', file)).out).toContain(id);
    expect((await passage('backups', 'look', file, id)).out).toContain('1 transcript, 0 annotations');
    await passage('import', file, source('more.txt', 'And more.'));
    expect((await passage('backups', 'restore', file, id)).code).toBe(0);
    expect((await passage('show', file)).out).not.toContain('more.txt');
    const bytes = readFileSync(file);
    bytes.fill(0, 0, 4096);
    writeFileSync(file, bytes);
    const refused = await passage('check', file);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('repair')]);
    const repaired = await passage('repair', file);
    expect(repaired.out).toContain('its check is clean');
    const check = await passage('check', join(folder, 'a (repaired).passage'));
    expect([check.code, check.out]).toEqual([0, 'Clean.\n']);
  }, 60_000);

  it('exports offsets that do not drift on emoji, in code points and in UTF-16', async () => {
    await passage('new', file);
    await passage('import', file, source('emoji.txt', '💩This is an annotation.'));
    const made = await passage(
      'annotate',
      file,
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
    const again = await passage(
      'annotate',
      file,
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
    expect((await passage('export', file, '--format', 'jsonl', '--out', join(folder, 'out'))).code).toBe(0);
    const rows = readFileSync(join(folder, 'out', 'annotations.jsonl'), 'utf8')
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
    expect(await passage('check', file)).toMatchObject({ code: 0, out: 'Clean.\n' });
  });

  it('writes wide tables, in a unit, without names and with a key', async () => {
    await passage('new', file);
    const text = source('talk.txt', 'Anna Bell: One sentence. Another.\n\nLi Wei: A third.\n');
    expect((await passage('import', file, text)).code).toBe(0);
    const out = join(folder, 'wide');
    const given = (...args: string[]) => passage('export', file, '--format', 'csv', '--out', out, ...args);
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
    const file2 = join(folder, 'brat');
    const brat = await passage('export', file, '--format', 'brat', '--out', file2, '--wide', 'turn');
    expect(brat.code).not.toBe(0);
  });

  it('gives back sources byte for byte: CRLF, decomposed accents, trailing blanks and no final newline', async () => {
    const sources = {
      'crlf.txt': 'One.\r\nTwo.\rThree.\r\n\r\n',
      'nfd.txt': 'Cafe\u0301 and re\u0301sume\u0301.\n',
      'blanks.txt': 'Ends in blanks \u00a0\t  ',
      'bom.txt': '\ufeffWith a mark.\n',
    };
    await passage('new', file);
    expect(
      (await passage('import', file, ...Object.entries(sources).map(([name, text]) => source(name, text))))
        .code,
    ).toBe(0);
    const out = join(folder, 'out');
    expect((await passage('export', file, '--format', 'source', '--out', out)).code).toBe(0);
    for (const [name, text] of Object.entries(sources))
      expect(readFileSync(join(out, name))).toEqual(Buffer.from(text, 'utf8'));
    const shown = JSON.parse((await passage('show', file, '--json')).out);
    expect(shown.transcripts.map((t: { codePoints: number }) => t.codePoints)).toEqual(
      Object.values(sources).map((text) => [...text.replace('\ufeff', '')].length),
    );
  });

  it('writes documents for people: of one transcript into a file, of several into a folder', async () => {
    await passage('new', file);
    await passage('import', file, source('one.txt', 'Q: One.\r\n'), source('two.txt', 'Q: Two. '));
    const given = (format: string, ...args: string[]) => passage('export', file, '--format', format, ...args);
    const page = join(folder, 'one.html');
    expect(await given('html', '--transcript', 'one', '--out', page)).toMatchObject({
      code: 0,
      out: '0 annotations: one.html\n',
    });
    expect(readFileSync(page, 'utf8')).toContain('<h1>one</h1>');
    const several = await given('docx', '--out', join(folder, 'all.docx'));
    expect([several.code === 0, several.err]).toEqual([
      false,
      expect.stringContaining('There are 2 transcripts'),
    ]);
    expect((await given('docx', '--out', join(folder, 'all'))).code).toBe(0);
    expect(readdirSync(join(folder, 'all'))).toEqual(['one.docx', 'two.docx']);
    expect((await given('quotes-html', '--context', '-1', '--out', folder)).code).not.toBe(0);
    expect((await given('quotes-html', '--context', '80', '--out', folder)).out).toMatch(/ quotes\.html\n$/);
  });

  it('gives one source back under the name that was asked for, or into a folder', async () => {
    await passage('new', file);
    await passage('import', file, source('one.txt', 'One.\r\n'), source('two.txt', 'Two. '));
    const given = (...args: string[]) => passage('export', file, '--format', 'source', ...args);
    const back = join(folder, 'back.txt');
    expect(await given('--transcript', 'one', '--out', back)).toMatchObject({
      code: 0,
      out: '1 file: back.txt\n',
    });
    expect(readFileSync(back, 'utf8')).toBe('One.\r\n');
    expect((await given('--transcript', 'two', '--out', join(folder, 'out'))).code).toBe(0);
    expect(readFileSync(join(folder, 'out', 'two.txt'), 'utf8')).toBe('Two. ');
    // Several files do not fit one; nothing is left of the attempt.
    expect((await given('--out', back)).code).toBe(3);
    expect((await given('--out', join(folder, 'nowhere', 'x.txt'))).code).toBe(3);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('can be piped into what stops reading', async () => {
    await passage('new', file);
    await passage('import', file, source('long.txt', 'Q: Why?\nMR. REID: So.\n'.repeat(3_000)));
    const shell = `'${process.execPath}' '${PASSAGE}' show '${file}' | head -1`;
    const { out, err } = await new Promise<{ out: string; err: string }>((resolve) =>
      execFile('sh', ['-c', shell], (_, out, err) => resolve({ out, err })),
    );
    expect([out, err]).toEqual(['a\n', '']);
  });

  it('ends with 1 and a list where check finds something', async () => {
    await passage('new', file);
    await passage('import', file, source('a.txt', 'Some text.'));
    const db = openRaw(file);
    db.exec(`UPDATE editions SET text = 'Other text'`);
    db.close();
    expect(await passage('check', file)).toMatchObject({
      code: 1,
      out: expect.stringContaining('text_changed'),
    });
  });

  it('ends with 2 on wrong usage, and says how it is used', async () => {
    for (const args of [
      [],
      ['fly'],
      ['annotate', file],
      ['export', file, '--format', 'gif', '--out', 'x'],
      ['new'],
    ])
      expect(await passage(...args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/help|Usage/),
      });
    await passage('new', file);
    await passage('import', file, source('a.txt', 'Some text.'));
    const wrong = await passage(
      'annotate',
      file,
      '--transcript',
      'a',
      '--start',
      '5',
      '--end',
      '99',
      '--tag',
      'Claim',
    );
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('99') });
    expect(
      await passage('annotate', file, '--transcript', 'b', '--start', '0', '--end', '4', '--tag', 'Claim'),
    ).toMatchObject({ code: 2, err: expect.stringContaining('a.txt') });
  });

  it('ends with 3 where it cannot open or write, and changes nothing', async () => {
    expect(await passage('show', file)).toMatchObject({ code: 3, err: expect.stringContaining('no file') });
    expect((await passage('show', source('x.passage', 'no project'))).code).toBe(3);
    await passage('new', file);
    expect((await passage('new', file)).code).toBe(3);
    expect((await passage('import', file, join(folder, 'missing.txt'))).code).toBe(3);
    expect(
      (
        await passage(
          'import',
          file,
          source('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])),
        )
      ).code,
    ).toBe(3);
    const text = source('a.txt', 'Some text.');
    await passage('import', file, text);
    expect(await passage('import', file, text)).toMatchObject({
      code: 3,
      err: expect.stringContaining('--again'),
    });
    expect((await passage('export', file, '--format', 'csv', '--out', text)).code).toBe(3);
  });

  it('ends with 4 where the project is open elsewhere', async () => {
    await passage('new', file);
    const project = Project.open(file);
    expect(await passage('show', file)).toMatchObject({
      code: 4,
      err: expect.stringContaining(String(process.pid)),
    });
    project.close();
    expect((await passage('show', file)).code).toBe(0);
  });

  it('finds words in their context, with offsets in code points, and in JSON in UTF-16 as well', async () => {
    await passage('new', file);
    const text = 'Voss: 💩 About six\u00A0 million cases. The Café.\n\nReid: Cases, again.\n';
    await passage('import', file, source('one.txt', text));
    const found = await passage('find', file, 'six million CASES', '--context', '20');
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(found.out).toContain('[six million cases]. The Café.');
    const start = [...text.slice(0, text.indexOf('six'))].length;
    expect(found.out).toContain(`${start}-${start + 18} `);
    const json = JSON.parse((await passage('find', file, 'caf[eé]', '--regex', '--json')).out);
    expect(json).toMatchObject({
      hits: 1,
      more: false,
      stopped: null,
      lines: [{ in: 'text', hit: 'Café', transcript: { file: 'one.txt' } }],
    });
    const [from, to] = json.lines[0].utf16;
    expect(text.slice(from, to)).toBe('Café');
    expect(json.lines[0].codePoints).toEqual([from - 1, to - 1]);
    expect((await passage('find', file, 'cafe', '--accents')).out).toBe('0 hits\n');
    expect((await passage('find', file, 'definition', '--in', 'codebook', '--json')).code).toBe(0);
    const wrong = await passage('find', file, '(', '--regex');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('cannot be read');
    expect((await passage('find', file, 'a', '--speaker', 'Nobody')).err).toContain('no speaker “Nobody”');
  });

  it('merges copies, and says before what it would do', async () => {
    await passage('new', file);
    await passage('import', file, source('a.txt', 'Some text to tag.'));
    const copy = join(folder, 'copy.passage');
    cpSync(file, copy);
    await passage(
      'annotate',
      copy,
      '--transcript',
      'a',
      '--start',
      '0',
      '--end',
      '4',
      '--tag',
      'Claim',
      '--annotator',
      'Ben',
    );
    expect((await passage('merge', file, copy, '--dry-run')).out).toContain('Ben: 1 annotations added');
    expect((await passage('merge', file, copy)).out).toContain('Merged.');
    expect((await passage('merge', file, copy)).out).toContain('Nothing was new.');
    // Importing a project is merging it, alone or from a folder.
    expect(await passage('import', file, copy)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was new.'),
    });
    const other = join(folder, 'other', 'b.passage');
    mkdirSync(join(folder, 'other'));
    await passage('new', other);
    const { out } = await passage('import', other, file, source('more.txt', 'More.'));
    expect(out).toContain('Ben: 1 annotations added');
    expect(out).toMatch(/Merged\.[^]*more/);
    expect((await passage('show', file)).out).toContain('“Some”');
  });

  it('helps everywhere, and lets no terminal escape of a transcript through', async () => {
    for (const command of ['new', 'import', 'show', 'annotate', 'export', 'merge', 'check', 'serve'])
      expect(await passage(command, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Exit codes'),
      });
    await passage('new', file);
    await passage(
      'import',
      file,
      source('a.txt', 'Title \u001b[31mred\u202e\n\nAnna Bell:\n\nHello.\n\nCarl Dent:\n\nBye.\n'),
    );
    const { out } = await passage('show', file);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(existsSync(file)).toBe(true);
  });

  it('suggests statistics, which count for nothing before they are accepted', async () => {
    await passage('new', file);
    await passage(
      'import',
      file,
      source('flood.txt', 'Ann Bell:\n\n🙂 About 6 million cases, 12.5 percent more.\n'),
    );
    const found = await passage('suggest', file, '--list');
    expect(found.out).toBe(
      'open      flood 13–34  “About 6 million cases”  Value = 6000000; Unit = cases\n' +
        'open      flood 36–48  “12.5 percent”  Value = 12.5; Unit = percent\n' +
        '2 suggestions (2 new): 2 open, 0 accepted, 0 rejected, 0 tagged alike already.\n',
    );
    expect((await passage('show', file)).out).toContain('0 annotations');
    const accepted = await passage('suggest', file, '--accept', '--json');
    expect(JSON.parse(accepted.out)).toMatchObject([
      { quote: 'About 6 million cases', start: 13, end: 34, state: 'accepted', tag: 'Statistic' },
      { values: { Value: '12.5', Unit: 'percent' }, state: 'accepted' },
    ]);
    expect((await passage('show', file)).out).toContain('2 annotations');
    expect((await passage('suggest', file, '--transcript', 'flood')).out).toContain(
      '(0 new): 0 open, 2 accepted',
    );
    expect((await passage('suggest', file, '--accept', '--reject')).code).toBe(2);
    expect((await passage('suggest', file, '--tag', 'nothing')).err).toContain('There is no tag “nothing”');
  });

  it('imports a table whose columns are said, with the labels as somebody’s annotations', async () => {
    await passage('new', file);
    const table = source('talk.csv', 'who;words;is_claim;c\nAnn;We agree, all.;1;a/b\nBen;No.;0;\n');
    const rows = 'text=words,speaker=who,flag=is_claim,labels=4';
    const { code, out } = await passage(
      'import',
      file,
      table,
      '--rows',
      rows,
      '--separator',
      '/',
      '--as',
      'Mia',
    );
    expect([code, out]).toEqual([0, 'talk.csv (Table of rows): 3 annotations on 1 transcript, 1 new.\n']);
    expect(await passage('import', file, table, '--rows', 'text=word')).toMatchObject({
      err: 'passage: The table has no column “word”. It has who, words, is_claim, c.\n',
    });
    expect((await passage('import', file, table, '--rows', 'speech=words')).err).toContain(
      'write ROLE=COLUMN',
    );
  });

  it('exports a codebook, and imports one after it has said what that does', async () => {
    await passage('new', file);
    const book = join(folder, 'book.csv');
    const json = join(folder, 'book.json');
    expect(await passage('codebook', 'export', file, '--format', 'json', '--out', json)).toMatchObject({
      code: 0,
      out: 'book.json\n',
    });
    writeFileSync(book, 'tag,parent,colour,definition\nClaim,,,Ours.\nPromise,Claim,#f00,\n');
    const dry = await passage('codebook', 'import', file, book, '--dry-run');
    expect(dry.out).toBe(
      [
        '~ Claim',
        '    definition: A statement about the world that could be true or false. -> Ours.',
        '+ Claim › Promise',
        'It would be: 1 added, 1 changed, 0 left as they are',
        '',
      ].join('\n'),
    );
    expect(dry.err).toContain('The colour #f00 of “Promise” is not in the palette; orange is nearest.');
    expect((await passage('codebook', 'import', file, book, '--only-new')).out).toContain(
      '1 added, 0 changed',
    );
    expect((await passage('codebook', 'import', file, json)).out).toBe(
      '0 added, 0 changed, 6 left as they are\n',
    );
    expect(await passage('codebook', 'import', file, join(folder, 'none.csv'))).toMatchObject({ code: 3 });
    expect(await passage('codebook', 'export', file, '--format', 'xml', '--out', book)).toMatchObject({
      code: 2,
    });
    const other = source('other.csv', 'a,b\n1,2\n');
    expect((await passage('codebook', 'import', file, other)).err).toContain('no column “tag”');
    expect((await passage('check', file)).code).toBe(0);
  });
});
