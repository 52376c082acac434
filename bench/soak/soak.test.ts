import { expect, it } from 'vitest';
import { soak } from './soak.ts';

it('keeps no memory of what was done: thousands of edits, undos, searches and exports', async () => {
  const report = await soak(1_500, 60);
  expect(report.findings).toBe(0);
  expect(report.edits).toBeGreaterThan(100);
  const [second, last] = [report.tenths[1]!.memory, report.tenths.at(-1)!.memory];
  // What is prepared once is there after the second tenth; an edit that stayed in memory, or an export, would show.
  expect(last - second).toBeLessThan(20_000_000);
}, 150_000);
