import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PendingFiles } from './files.ts';
import { writing } from './pending-file.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'passage-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const content = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('PendingFiles', () => {
  it('gives files their names only when all are whole, and then replaces what had them', () => {
    writeFileSync(join(folder, 'a.csv'), 'before');
    const files = new PendingFiles(folder);
    files.open('a.csv').text('after');
    files.open('b.csv').bytes(new Uint8Array([98]));
    expect(content('a.csv')).toBe('before');
    expect(existsSync(join(folder, 'b.csv'))).toBe(false);
    expect(files.commit()).toEqual(['a.csv', 'b.csv']);
    expect([content('a.csv'), content('b.csv')]).toEqual(['after', 'b']);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv']);
  });

  it('writes into folders within it, and takes those that it made away again', () => {
    mkdirSync(join(folder, 'there'));
    const files = new PendingFiles(folder);
    for (const name of ['there/a.txt', 'anna/2020/b.txt', 'anna/c.txt']) files.open(name).text(name);
    files.discard();
    expect(readdirSync(folder)).toEqual(['there']);
    const again = new PendingFiles(folder);
    again.open('anna/2020/b.txt').text('b');
    expect(again.commit()).toEqual(['anna/2020/b.txt']);
    expect(content('anna/2020/b.txt')).toBe('b');
  });

  it('leaves nothing behind when discarded: no file, and no folder that it made', () => {
    const files = new PendingFiles(join(folder, 'one', 'two'));
    files.open('a.csv').text('x'.repeat(1_000_000));
    files.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps a folder in which somebody else put something meanwhile', () => {
    const files = new PendingFiles(join(folder, 'one', 'two'));
    files.open('a.csv').text('x');
    writeFileSync(join(folder, 'one', 'theirs.txt'), '');
    files.discard();
    expect(readdirSync(join(folder, 'one'))).toEqual(['theirs.txt']);
  });

  it('keeps text and bytes in the order they came, in pieces of any size', () => {
    const files = new PendingFiles(folder);
    const file = files.open('a.txt');
    let expected = '';
    for (let i = 0; i < 40; i++) {
      const piece = `${i}💩é`.repeat(i * 500);
      if (i % 3 === 0) file.bytes(new TextEncoder().encode(piece));
      else file.text(piece);
      expected += piece;
    }
    files.commit();
    expect(content('a.txt') === expected).toBe(true);
  });

  it('refuses a folder where a file should stand, and a file where the folder should', () => {
    mkdirSync(join(folder, 'a.csv'));
    expect(() => new PendingFiles(folder).open('a.csv')).toThrow(/something else has this name/);
    writeFileSync(join(folder, 'b'), '');
    expect(() => new PendingFiles(join(folder, 'b'))).toThrow(/something else has this name/);
  });

  it('does not write through a link to somewhere else', () => {
    writeFileSync(join(folder, 'precious.txt'), 'precious');
    symlinkSync(join(folder, 'precious.txt'), join(folder, 'a.csv'));
    const files = new PendingFiles(folder);
    files.open('a.csv').text('new');
    files.commit();
    expect([content('precious.txt'), content('a.csv')]).toEqual(['precious', 'new']);
  });

  it.skipIf(!existsSync('/dev/full'))('says in words that the disk is full', () => {
    const full = openSync('/dev/full', 'w');
    expect(() => writing('/out/a.csv', () => writeSync(full, 'x'))).toThrow(/a\.csv.*the disk is full/);
    closeSync(full);
  });
});
