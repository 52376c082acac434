import { requireNode } from '../src/host/node-version.js';

requireNode();
const { start } = await import('./start/start.ts');
await start(process.argv.slice(2));
