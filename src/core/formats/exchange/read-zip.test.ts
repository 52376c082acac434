import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FormatError } from './format-error.ts';
import { LIMITS } from './limits.ts';
import { readZip } from './read-zip.ts';
import { isZip } from './zip-directory.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const pack = (files: Zippable, level: 0 | 6 = 6) => zipSync(files, { level });

const refusal = (archive: Uint8Array): FormatError => {
  try {
    readZip(archive, '“a.zip”');
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

/** The archive with a number changed wherever an entry's header has it: a name or a size that lies. */
function patched(archive: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  return copy;
}

describe('readZip', () => {
  it('unpacks stored and deflated files, with names in any script', () => {
    for (const level of [0, 6] as const) {
      const files = readZip(
        pack({ 'a.txt': bytes('eins'), 'ordner/中文 💩.ann': bytes('zwei'.repeat(1_000)) }, level),
        'a',
      );
      expect(files.map(({ path }) => path)).toEqual(['a.txt', 'ordner/中文 💩.ann']);
      expect(new TextDecoder().decode(files[1]!.bytes)).toBe('zwei'.repeat(1_000));
    }
  });

  it('knows a zip by its first bytes', () => {
    expect([isZip(pack({ a: bytes('x') })), isZip(pack({})), isZip(bytes('PK')), isZip(bytes(''))]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('leaves out folders and what systems add of their own', () => {
    const archive = pack({
      'a/': new Uint8Array(),
      '__MACOSX/a/._b.txt': bytes('x'),
      'a/.DS_Store': bytes('x'),
      'a/b.txt': bytes('x'),
    });
    expect(readZip(archive, 'a').map(({ path }) => path)).toEqual(['a/b.txt']);
  });

  it.each([
    '../evil.txt',
    'a/../../evil.txt',
    '/etc/passwd',
    'C:/evil.txt',
    'c:evil.txt',
    '..\\evil.txt',
    'a//b',
    './a',
    'a\nb',
  ])('refuses a path that leads elsewhere: %s', (path) => {
    expect(refusal(pack({ [path]: bytes('x') }))).toMatchObject({ code: 'unsafe' });
  });

  it('refuses names that stand twice, also without case and composed otherwise', () => {
    expect(refusal(pack({ 'a.txt': bytes('x'), 'A.TXT': bytes('y') }))).toMatchObject({ code: 'unsafe' });
    expect(refusal(pack({ 'é.txt': bytes('x'), 'e\u0301.txt': bytes('y') }))).toMatchObject({
      code: 'unsafe',
    });
  });

  it('refuses a bomb by its ratio, and by what it unpacks to where its directory lies', () => {
    const bomb = pack({ 'bomb.txt': new Uint8Array(8 * 1024 * 1024) });
    expect(refusal(bomb)).toMatchObject({ code: 'too-large' });
    expect(refusal(bomb).message).toContain('packingRatio');
    // The directory says 10 bytes.
    expect(refusal(patched(bomb, 0x02014b50, 24, 10)).message).toContain('packingRatio');
  });

  it('refuses too many files, by name', () => {
    const many = Object.fromEntries(
      Array.from({ length: LIMITS.archiveEntries.most + 1 }, (_, i) => [`${i}`, bytes('')]),
    );
    expect(refusal(pack(many, 0)).message).toContain('archiveEntries');
  });

  it('refuses what is damaged, cut off, locked, or packed otherwise', () => {
    const archive = pack({ 'a.txt': bytes('some text that is long enough') });
    expect(refusal(archive.slice(0, -5))).toMatchObject({ code: 'malformed' });
    expect(refusal(bytes('no zip'))).toMatchObject({ code: 'malformed' });
    expect(refusal(patched(archive, 0x02014b50, 16, 12345))).toMatchObject({ code: 'malformed' });
    expect(refusal(patched(archive, 0x02014b50, 8, 1 | (12 << 16)))).toMatchObject({ code: 'unsupported' });
    expect(refusal(patched(archive, 0x02014b50, 8, 12 << 16))).toMatchObject({ code: 'unsupported' });
    for (let cut = 0; cut < archive.length; cut += 7)
      expect(refusal(archive.slice(0, cut))).toBeInstanceOf(FormatError);
  });
});
