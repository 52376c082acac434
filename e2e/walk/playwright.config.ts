import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

/** The walk through the errors is run by hand (`npm run walk`): its pictures are to be looked at. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.walk.ts',
  outputDir: '../../test-results/walk',
  workers: 1,
});
