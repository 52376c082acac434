#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { requireNode } from '../host/node-version.js';

requireNode();
// A command lives for a moment: most of it would go into reading the sources anew. Not in the system's folder for
// temporary files, where another user could put something in its place.
module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/passage', import.meta.url)));
const { main } = await import('./main.ts');
await main(process.argv);
