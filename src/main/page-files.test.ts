import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPageUrl, pageFiles } from './page-files.ts';

describe('pageFiles', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'passage-page-'));
    mkdirSync(join(folder, 'page/assets'), { recursive: true });
    for (const name of ['page/index.html', 'page/assets/a.js', 'page/assets/a.js.map', 'secret.txt'])
      writeFileSync(join(folder, name), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lists what a page is made of by its address', () => {
    const files = pageFiles(join(folder, 'page'));
    expect([...files.keys()].sort()).toEqual(['/assets/a.js', '/index.html']);
    expect(files.get('/assets/a.js')).toEqual({
      path: join(folder, 'page/assets/a.js'),
      type: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '..%5csecret.txt',
    'assets/../../secret.txt',
  ])('passage://app/%s is not among them', (path) => {
    expect(pageFiles(join(folder, 'page')).get(new URL(`passage://app/${path}`).pathname)).toBeUndefined();
  });
});

describe('isPageUrl', () => {
  it.each(['passage://app/index.html', 'passage://app/', 'PASSAGE://app/index.html#a'])('takes %s', (url) => {
    expect(isPageUrl(url)).toBe(true);
  });
  it.each([
    'passage://other/index.html',
    'passage://app.evil.example/',
    'passage://app@evil.example/',
    'passage://user@app/',
    'passage://app:80/',
    'passage:app',
    'https://app/',
    'file:///app/index.html',
    'about:blank',
    '',
  ])('refuses %s', (url) => {
    expect(isPageUrl(url)).toBe(false);
  });
});
