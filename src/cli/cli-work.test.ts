import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFolder } from './testing.ts';

const cli = cliFolder();

describe('the passage command, on what is in a project', () => {
  it('corrects a text from a cli.file that was saved with other line ends, and exports either edition', async () => {
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('talk.txt', 'We have sene it.\r\nThat is all.\r\n'));
    for (const [start, end] of [
      ['8', '12'],
      ['18', '29'],
    ] as const)
      await cli.passage(
        'annotate',
        cli.file,
        '--transcript',
        'talk',
        '--start',
        start,
        '--end',
        end,
        '--tag',
        'claim',
      );
    const text = cli.write('corrected.txt', 'We have seen it.\nNo more.\n');
    const made = await cli.passage('correct', cli.file, '--transcript', 'talk', '--text', text);
    expect(made.out).toContain('edition 2');
    expect((await cli.passage('check', cli.file)).code).toBe(0);
    const shown = JSON.parse((await cli.passage('show', cli.file, '--json')).out) as {
      transcripts: { edition: number; utf16: number; annotations: { quote: string }[] }[];
    };
    expect(shown.transcripts[0]).toMatchObject({
      edition: 2,
      utf16: 'We have seen it.\r\nNo more.\r\n'.length,
    });
    expect(shown.transcripts[0]!.annotations[0]!.quote).toBe('seen');
    const out = join(cli.folder, 'old');
    const old = await cli.passage(
      'export',
      cli.file,
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
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('talk.txt', 'We have seen it. '.repeat(500)));
    const made = await cli.passage('backups', 'make', cli.file);
    const id = /Made (\S+)\./.exec(made.out)![1]!;
    expect((await cli.passage('backups', 'list', cli.file)).out).toContain(id);
    expect((await cli.passage('backups', 'look', cli.file, id)).out).toContain('1 transcript, 0 annotations');
    await cli.passage('import', cli.file, cli.write('more.txt', 'And more.'));
    expect((await cli.passage('backups', 'restore', cli.file, id)).code).toBe(0);
    expect((await cli.passage('show', cli.file)).out).not.toContain('more.txt');
    const bytes = readFileSync(cli.file);
    bytes.fill(0, 0, 4096);
    writeFileSync(cli.file, bytes);
    const refused = await cli.passage('check', cli.file);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('repair')]);
    const repaired = await cli.passage('repair', cli.file);
    expect(repaired.out).toContain('its check is clean');
    const check = await cli.passage('check', join(cli.folder, 'a (repaired).passage'));
    expect([check.code, check.out]).toEqual([0, 'Clean.\n']);
  }, 60_000);

  it('finds words in their context, with offsets in code points, and in JSON in UTF-16 as well', async () => {
    await cli.passage('new', cli.file);
    const text = 'Voss: 💩 About six\u00A0 million cases. The Café.\n\nReid: Cases, again.\n';
    await cli.passage('import', cli.file, cli.write('one.txt', text));
    const found = await cli.passage('find', cli.file, 'six million CASES', '--context', '20');
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(found.out).toContain('[six million cases]. The Café.');
    const start = [...text.slice(0, text.indexOf('six'))].length;
    expect(found.out).toContain(`${start}-${start + 18} `);
    const json = JSON.parse((await cli.passage('find', cli.file, 'caf[eé]', '--regex', '--json')).out);
    expect(json).toMatchObject({
      hits: 1,
      more: false,
      stopped: null,
      lines: [{ in: 'text', hit: 'Café', transcript: { file: 'one.txt' } }],
    });
    const [from, to] = json.lines[0].utf16;
    expect(text.slice(from, to)).toBe('Café');
    expect(json.lines[0].codePoints).toEqual([from - 1, to - 1]);
    expect((await cli.passage('find', cli.file, 'cafe', '--accents')).out).toBe('0 hits\n');
    expect((await cli.passage('find', cli.file, 'definition', '--in', 'codebook', '--json')).code).toBe(0);
    const hits = join(cli.folder, 'hits.csv');
    await cli.passage('find', cli.file, 'cases', '--csv', hits, '--pseudonyms', 'speakers');
    expect(readFileSync(hits, 'utf8')).toMatch(/,text,text,.+,cases,/);
    expect((await cli.passage('find', cli.file, 'cases', '--pseudonyms', 'both')).code).toBe(2);
    const log = join(cli.folder, 'log.jsonl');
    expect((await cli.passage('log', cli.file, '--out', log, '--pseudonyms', 'both')).code).toBe(0);
    expect(readFileSync(log, 'utf8')).toMatch(/"actor":"A1","actor_name":"A1"/);
    expect(readFileSync(log, 'utf8')).not.toContain('tester');
    const wrong = await cli.passage('find', cli.file, '(', '--regex');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('cannot be read');
    expect((await cli.passage('find', cli.file, 'a', '--speaker', 'Nobody')).err).toContain(
      'no speaker “Nobody”',
    );
  }, 60_000);

  it('merges copies, and says before what it would do', async () => {
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('a.txt', 'Some text to tag.'));
    const copy = join(cli.folder, 'copy.passage');
    cpSync(cli.file, copy);
    await cli.passage(
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
    expect((await cli.passage('merge', cli.file, copy, '--dry-run')).out).toContain(
      'Ben: 1 annotations added',
    );
    expect((await cli.passage('merge', cli.file, copy)).out).toContain('Merged.');
    expect((await cli.passage('merge', cli.file, copy)).out).toContain('Nothing was new.');
    // Importing a project is merging it, alone or from a cli.folder.
    expect(await cli.passage('import', cli.file, copy)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was new.'),
    });
    const other = join(cli.folder, 'other', 'b.passage');
    mkdirSync(join(cli.folder, 'other'));
    await cli.passage('new', other);
    const { out } = await cli.passage('import', other, cli.file, cli.write('more.txt', 'More.'));
    expect(out).toContain('Ben: 1 annotations added');
    expect(out).toMatch(/Merged\.[^]*more/);
    expect((await cli.passage('show', cli.file)).out).toContain('“Some”');
  });

  it('suggests statistics, which count for nothing before they are accepted', async () => {
    await cli.passage('new', cli.file);
    await cli.passage(
      'import',
      cli.file,
      cli.write('flood.txt', 'Ann Bell:\n\n🙂 About 6 million cases, 12.5 percent more.\n'),
    );
    const found = await cli.passage('suggest', cli.file, '--list');
    expect(found.out).toBe(
      'open      flood 13–34  “About 6 million cases”  Value = 6000000; Unit = cases\n' +
        'open      flood 36–48  “12.5 percent”  Value = 12.5; Unit = percent\n' +
        '2 suggestions (2 new): 2 open, 0 accepted, 0 rejected, 0 tagged alike already.\n',
    );
    expect((await cli.passage('show', cli.file)).out).toContain('0 annotations');
    const accepted = await cli.passage('suggest', cli.file, '--accept', '--json');
    expect(JSON.parse(accepted.out)).toMatchObject([
      { quote: 'About 6 million cases', start: 13, end: 34, state: 'accepted', tag: 'Statistic' },
      { values: { Value: '12.5', Unit: 'percent' }, state: 'accepted' },
    ]);
    expect((await cli.passage('show', cli.file)).out).toContain('2 annotations');
    expect((await cli.passage('suggest', cli.file, '--transcript', 'flood')).out).toContain(
      '(0 new): 0 open, 2 accepted',
    );
    expect((await cli.passage('suggest', cli.file, '--accept', '--reject')).code).toBe(2);
    expect((await cli.passage('suggest', cli.file, '--tag', 'nothing')).err).toContain(
      'There is no tag “nothing”',
    );
  });

  it('imports a table whose columns are said, with the labels as somebody’s annotations', async () => {
    await cli.passage('new', cli.file);
    const table = cli.write('talk.csv', 'who;words;is_claim;c\nAnn;We agree, all.;1;a/b\nBen;No.;0;\n');
    const rows = 'text=words,speaker=who,flag=is_claim,labels=4';
    const { code, out } = await cli.passage(
      'import',
      cli.file,
      table,
      '--rows',
      rows,
      '--separator',
      '/',
      '--as',
      'Mia',
    );
    expect([code, out]).toEqual([0, 'talk.csv (Table of rows): 3 annotations on 1 transcript, 1 new.\n']);
    expect(await cli.passage('import', cli.file, table, '--rows', 'text=word')).toMatchObject({
      err: 'passage: The table has no column “word”. It has who, words, is_claim, c.\n',
    });
    expect((await cli.passage('import', cli.file, table, '--rows', 'speech=words')).err).toContain(
      'write ROLE=COLUMN',
    );
  });

  it('exports a codebook, and imports one after it has said what that does', async () => {
    await cli.passage('new', cli.file);
    const book = join(cli.folder, 'book.csv');
    const json = join(cli.folder, 'book.json');
    expect(
      await cli.passage('codebook', 'export', cli.file, '--format', 'json', '--out', json),
    ).toMatchObject({
      code: 0,
      out: 'book.json\n',
    });
    writeFileSync(book, 'tag,parent,colour,definition\nClaim,,,Ours.\nPromise,Claim,#f00,\n');
    const dry = await cli.passage('codebook', 'import', cli.file, book, '--dry-run');
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
    expect((await cli.passage('codebook', 'import', cli.file, book, '--only-new')).out).toContain(
      '1 added, 0 changed',
    );
    expect((await cli.passage('codebook', 'import', cli.file, json)).out).toBe(
      '0 added, 0 changed, 6 left as they are\n',
    );
    expect(await cli.passage('codebook', 'import', cli.file, join(cli.folder, 'none.csv'))).toMatchObject({
      code: 3,
    });
    expect(await cli.passage('codebook', 'export', cli.file, '--format', 'xml', '--out', book)).toMatchObject(
      {
        code: 2,
      },
    );
    const other = cli.write('other.csv', 'a,b\n1,2\n');
    expect((await cli.passage('codebook', 'import', cli.file, other)).err).toContain('no column “tag”');
    expect((await cli.passage('check', cli.file)).code).toBe(0);
  });
});
