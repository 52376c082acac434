#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { requireNode } from '../host/node-version.js';

requireNode();
// TypeScript is stripped and compiled once, not at every command.
enableCompileCache();
const { main } = await import('./main.ts');
await main(process.argv);
