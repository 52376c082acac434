import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePath, withEnding } from './free-path.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'passage-free-path-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the name of an export', () => {
  it('desktop: a name saved without an ending made a folder', () => {
    expect(withEnding(join(folder, 'quotes'), '.html')).toBe(join(folder, 'quotes.html'));
    expect(withEnding(join(folder, 'v1.2'), '.xlsx')).toBe(join(folder, 'v1.2.xlsx'));
  });
  it('stays as it was chosen where it has the ending, in whatever case', () => {
    writeFileSync(join(folder, 'a.XLSX'), 'the dialog asked about it');
    expect(withEnding(join(folder, 'a.XLSX'), '.xlsx')).toBe(join(folder, 'a.XLSX'));
    expect(withEnding(join(folder, 'a'), '')).toBe(join(folder, 'a'));
  });
  it('writes over nothing that the dialog did not ask about', () => {
    writeFileSync(join(folder, 'a.xlsx'), 'mine');
    expect(withEnding(join(folder, 'a'), '.xlsx')).toBe(join(folder, 'a 2.xlsx'));
    expect(freePath(folder)).toBe(`${folder} 2`);
  });
});
