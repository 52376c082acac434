import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/chromium.ts';

const ci = Boolean(process.env['CI']);
// Tools that only read this file must be able to where there is no browser yet; the test script installs one first.
const executablePath = await findChromium().catch(() => undefined);

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Stories measure against a real host each: more of them at once than cores makes them wait for one another.
  workers: 2,
  // A story that passes only at the second try is a fault to look at, here or in the app.
  retries: 0,
  forbidOnly: ci,
  timeout: 60_000,
  globalTimeout: 13 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { ...(executablePath && { executablePath }), args: chromiumArgs() },
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
