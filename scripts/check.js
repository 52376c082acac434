import { requireNode } from '../src/host/node-version.js';

requireNode();
const { check } = await import('./check/check.ts');
process.exitCode = await check();
