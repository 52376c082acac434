import { describe, expect, it } from 'vitest';
import { isAllowed, partsOf, readLock, thirdPartyText } from './licences.ts';

const parts = partsOf(readLock());

describe('licences of parts', () => {
  it('are known and allowed, of every package in the lock', () => {
    expect(parts.length).toBeGreaterThan(100);
    const others = parts.filter(({ licence }) => !isAllowed(licence));
    expect(others.map(({ name, licence }) => `${name}: ${licence || 'says none'}`)).toEqual([]);
  });

  it('a choice is met by one of its licences, a sum by all', () => {
    expect(isAllowed('(MIT OR GPL-3.0-or-later)')).toBe(true);
    expect(isAllowed('(MIT AND Zlib)')).toBe(true);
    expect(isAllowed('(MIT AND GPL-3.0-only)')).toBe(false);
    expect(['GPL-3.0-only', 'SSPL-1.0', 'UNLICENSED', ''].filter(isAllowed)).toEqual([]);
  });

  it('are shipped with their words: those of the host, of the page, and of the faces', () => {
    const text = thirdPartyText(parts);
    for (const name of [
      'better-sqlite3',
      'ws',
      'pdfjs-dist',
      'react-dom',
      'lexical',
      '@fontsource-variable/inter',
    ])
      expect(text).toContain(`\n${name} `);
    expect(text).toContain('Permission is hereby granted');
    expect(text).toContain('SIL OPEN FONT LICENSE');
    for (const name of ['vitest', 'playwright-core']) expect(text).not.toContain(`\n${name} `);
  });
});
