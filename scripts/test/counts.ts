/** What a suite's run came to. */
export interface Counts {
  passed: number;
  /** By full name, with the reason where the suite as a whole could not run. */
  failed: string[];
  skipped: string[];
}

interface VitestReport {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/**
 * Counts vitest's JSON report. A file that could not be loaded has no tests to fail, so it counts as a failed one itself.
 *
 * @param report the parsed file of `--reporter=json`
 */
export function countVitest(report: VitestReport): Counts {
  const counts: Counts = { passed: 0, failed: [], skipped: [] };
  for (const file of report.testResults) {
    for (const { fullName, status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed.push(fullName);
      // skipped, pending, todo, disabled: whatever did not run is shown as that.
      else counts.skipped.push(fullName);
    }
    const hasFailed = file.assertionResults.some(({ status }) => status === 'failed');
    if (file.status === 'failed' && !hasFailed) counts.failed.push(`${file.name}: ${file.message.trim()}`);
  }
  return counts;
}

interface PlaywrightSuite {
  title: string;
  specs: { title: string; tests: { status: string; projectName: string }[] }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

/**
 * Counts Playwright's JSON report. A flaky test counts as failed; errors outside of any test (a file that could not be
 * loaded, the time limit of the whole run) count as failed ones as well.
 *
 * @param report the parsed file of `--reporter=json`
 */
export function countPlaywright(report: PlaywrightReport): Counts {
  const counts: Counts = { passed: 0, failed: [], skipped: [] };
  const walk = (suite: PlaywrightSuite, above: string[]) => {
    const path = suite.title === '' ? above : [...above, suite.title];
    for (const { title, tests } of suite.specs) {
      for (const { status, projectName } of tests) {
        const name = [projectName, ...path, title].filter((part) => part !== '').join(' › ');
        if (status === 'expected') counts.passed += 1;
        else if (status === 'skipped') counts.skipped.push(name);
        else counts.failed.push(name);
      }
    }
    for (const below of suite.suites ?? []) walk(below, path);
  };
  for (const suite of report.suites) walk(suite, []);
  for (const { message } of report.errors) counts.failed.push(message?.split('\n', 1)[0] ?? 'unknown error');
  return counts;
}

/**
 * Adds what the counts alone cannot tell: a run that ended with an error without naming a failed test, and a run
 * in which no test ran, both count as failed.
 *
 * @param suite the suite's name, for the message
 * @param code the exit code of its runner
 */
export function settle(suite: string, counts: Counts, code: number): Counts {
  const failed = [...counts.failed];
  if (counts.passed + failed.length === 0) failed.push(`${suite}: no test ran`);
  else if (code !== 0 && failed.length === 0)
    failed.push(`${suite}: the runner ended with exit code ${code}`);
  return { ...counts, failed };
}

/** The one line that adds up all suites. */
export function totalsLine(all: readonly Counts[]): string {
  const sum = (count: (counts: Counts) => number) => all.reduce((total, counts) => total + count(counts), 0);
  const passed = sum((counts) => counts.passed);
  const failed = sum((counts) => counts.failed.length);
  const skipped = sum((counts) => counts.skipped.length);
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
