import { requireNode } from '../../src/host/node-version.js';

requireNode();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
