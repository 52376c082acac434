import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, it } from 'vitest';
import { FUSES, setFuses } from './fuses.ts';

/** Where Electron's executable keeps its fuses: a sentinel, the version, their number, one letter each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const NUMBER = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length;

it('all of Electron’s fuses are set, the dangerous ones off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-fuses-'));
  const path = join(folder, 'electron');
  try {
    const wire = Buffer.concat([
      Buffer.from(SENTINEL),
      Buffer.from([1, NUMBER]),
      Buffer.from('1'.repeat(NUMBER)),
    ]);
    writeFileSync(path, Buffer.concat([Buffer.alloc(100, 1), wire, Buffer.alloc(100, 2)]));
    await setFuses(path);
    const set = await getCurrentFuseWire(path);
    const options = Object.entries(FUSES).filter(([key]) => /^\d+$/.test(key));
    expect(options).toHaveLength(NUMBER);
    for (const [key, on] of options)
      expect(set[Number(key) as FuseV1Options]).toBe(on ? FuseState.ENABLE : FuseState.DISABLE);
    expect(set[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
