#!/usr/bin/env node
import module from 'node:module';
import { requireNode } from '../host/node-version.js';

requireNode();
// A command lives for a moment: most of it would go into reading the sources anew.
module.enableCompileCache();
const { main } = await import('./main.ts');
await main(process.argv);
