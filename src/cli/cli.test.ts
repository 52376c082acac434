import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRaw } from '../host/db/raw.ts';
import { Project } from '../host/project.ts';
import { cliFolder } from './testing.ts';

const cli = cliFolder();

describe('the passage command', () => {
  it('ends with 1 and a list where check finds something', async () => {
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('a.txt', 'Some text.'));
    const db = openRaw(cli.file);
    db.exec(`UPDATE editions SET text = 'Other text'`);
    db.close();
    expect(await cli.passage('check', cli.file)).toMatchObject({
      code: 1,
      out: expect.stringContaining('text_changed'),
    });
  });

  it('ends with 2 on wrong usage, and says how it is used', async () => {
    for (const args of [
      [],
      ['fly'],
      ['annotate', cli.file],
      ['export', cli.file, '--format', 'gif', '--out', 'x'],
      ['new'],
    ])
      expect(await cli.passage(...args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/help|Usage/),
      });
    await cli.passage('new', cli.file);
    await cli.passage('import', cli.file, cli.write('a.txt', 'Some text.'));
    const wrong = await cli.passage(
      'annotate',
      cli.file,
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
      await cli.passage(
        'annotate',
        cli.file,
        '--transcript',
        'b',
        '--start',
        '0',
        '--end',
        '4',
        '--tag',
        'Claim',
      ),
    ).toMatchObject({ code: 2, err: expect.stringContaining('a.txt') });
  });

  it('ends with 3 where it cannot open or write, and changes nothing', async () => {
    expect(await cli.passage('show', cli.file)).toMatchObject({
      code: 3,
      err: expect.stringContaining('no file'),
    });
    expect((await cli.passage('show', cli.write('x.passage', 'no project'))).code).toBe(3);
    await cli.passage('new', cli.file);
    expect((await cli.passage('new', cli.file)).code).toBe(3);
    expect((await cli.passage('import', cli.file, join(cli.folder, 'missing.txt'))).code).toBe(3);
    expect(
      (
        await cli.passage(
          'import',
          cli.file,
          cli.write('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])),
        )
      ).code,
    ).toBe(3);
    const text = cli.write('a.txt', 'Some text.');
    await cli.passage('import', cli.file, text);
    expect(await cli.passage('import', cli.file, text)).toMatchObject({
      code: 3,
      err: expect.stringContaining('--again'),
    });
    expect((await cli.passage('export', cli.file, '--format', 'csv', '--out', text)).code).toBe(3);
  });

  it('ends with 4 where the project is open elsewhere', async () => {
    await cli.passage('new', cli.file);
    const project = Project.open(cli.file);
    expect(await cli.passage('show', cli.file)).toMatchObject({
      code: 4,
      err: expect.stringContaining(String(process.pid)),
    });
    project.close();
    expect((await cli.passage('show', cli.file)).code).toBe(0);
  });

  it('helps everywhere, and lets no terminal escape of a transcript through', async () => {
    for (const command of ['new', 'import', 'show', 'annotate', 'export', 'merge', 'check', 'serve'])
      expect(await cli.passage(command, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Exit codes'),
      });
    await cli.passage('new', cli.file);
    await cli.passage(
      'import',
      cli.file,
      cli.write('a.txt', 'Title \u001b[31mred\u202e\n\nAnna Bell:\n\nHello.\n\nCarl Dent:\n\nBye.\n'),
    );
    const { out } = await cli.passage('show', cli.file);
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(existsSync(cli.file)).toBe(true);
  });
});
