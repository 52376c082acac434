import { describe, expect, it } from 'vitest';
import { crash } from './crash.ts';
import { failures } from './main.ts';

describe('a host that is killed at random moments', () => {
  it('has lost nothing that it acknowledged, and left nothing by half', async () => {
    const report = await crash({ seed: Date.now() % 1_000_000, kills: 44, seconds: 32 });
    // The seed is in what is printed where this fails.
    expect(report).toMatchObject({ leftOver: [] });
    for (const row of report.rows) expect(row).toMatchObject({ lost: [], half: [], findings: [] });
    expect(failures(report)).toBe(0);
    expect(report.rows.length).toBe(8);
    expect(report.rows.reduce((sum, row) => sum + row.acknowledged, 0)).toBeGreaterThan(50);
  }, 180_000);
});
