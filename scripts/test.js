import { requireNode } from '../src/host/node-version.js';

requireNode();
const { test } = await import('./test/test.ts');
process.exitCode = await test(process.argv.slice(2));
