import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run walk`: what a user sees of each fault, as pictures in screenshots/errors. Not a part of `npm test`. */
export default defineConfig({
  ...base,
  testDir: 'e2e/walk',
  testMatch: '**/*.walk.ts',
  workers: 1,
  timeout: 180_000,
});
