import { requireNode } from '../src/host/node-version.js';

// Run by packaging, between copying Electron and signing: node scripts/fuses.js PATH
requireNode();
const path = process.argv[2];
if (path === undefined) {
  console.error('node scripts/fuses.js PATH: sets the fuses of a packaged app');
  process.exitCode = 2;
} else {
  const { setFuses } = await import('./supply/fuses.ts');
  await setFuses(path);
}
