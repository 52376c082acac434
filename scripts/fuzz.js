import { requireNode } from '../src/host/node-version.js';

requireNode();
const { fuzz } = await import('./fuzz/fuzz.ts');
process.exitCode = await fuzz(process.argv.slice(2));
