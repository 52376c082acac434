import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, settle, totalsLine } from './counts.ts';

const file = (name: string, status: string, tests: [string, string][], message = '') => ({
  name,
  status,
  message,
  assertionResults: tests.map(([fullName, state]) => ({ fullName, status: state })),
});

describe('countVitest', () => {
  it('counts by state, and takes for skipped whatever did not run', () => {
    const tests: [string, string][] = [
      ['a', 'passed'],
      ['b', 'failed'],
      ['c', 'skipped'],
      ['d', 'todo'],
      ['e', 'pending'],
    ];
    const report = { success: false, testResults: [file('x.test.ts', 'failed', tests)] };
    expect(countVitest(report)).toEqual({ passed: 1, failed: ['b'], skipped: ['c', 'd', 'e'] });
  });

  it('counts a file that could not be loaded as a failed test', () => {
    const report = {
      success: false,
      testResults: [
        file('x.test.ts', 'failed', [], 'Cannot find y'),
        file('z.test.ts', 'passed', [['a', 'passed']]),
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 1, failed: ['x.test.ts: Cannot find y'], skipped: [] });
  });
});

describe('countPlaywright', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status, projectName: 'browser' }] });

  it('walks nested suites, and counts a flaky test as failed', () => {
    const inner = { title: 'tagging', specs: [spec('c', 'flaky'), spec('d', 'skipped')] };
    const report = {
      suites: [
        { title: 'a.spec.ts', specs: [spec('a', 'expected'), spec('b', 'unexpected')], suites: [inner] },
      ],
      errors: [],
    };
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: ['browser › a.spec.ts › b', 'browser › a.spec.ts › tagging › c'],
      skipped: ['browser › a.spec.ts › tagging › d'],
    });
  });

  it('counts errors outside of any test as failed', () => {
    const report = { suites: [], errors: [{ message: 'Cannot find x\n  at y' }, {}] };
    expect(countPlaywright(report).failed).toEqual(['Cannot find x', 'unknown error']);
  });
});

describe('settle', () => {
  const counts = { passed: 2, failed: [], skipped: ['s'] };

  it('leaves a good run alone', () => expect(settle('unit', counts, 0)).toEqual(counts));

  it('fails a run that only skipped', () => {
    expect(settle('unit', { ...counts, passed: 0 }, 0).failed).toEqual(['unit: no test ran']);
  });

  it('fails a run whose runner failed without a failed test', () => {
    expect(settle('unit', counts, 1).failed).toEqual(['unit: the runner ended with exit code 1']);
  });

  it('counts a failed test once', () => {
    expect(settle('unit', { ...counts, failed: ['a'] }, 1).failed).toEqual(['a']);
  });
});

it('adds all suites up in one line', () => {
  const line = totalsLine([
    { passed: 2, failed: ['a'], skipped: [] },
    { passed: 3, failed: [], skipped: ['b', 'c'] },
  ]);
  expect(line).toBe('5 passed, 1 failed, 2 skipped');
});
