import { mkdirSync, writeFileSync } from 'node:fs';
import { requireNode } from '../src/host/node-version.js';

requireNode();
const { partsOf, readLock, thirdPartyText } = await import('./supply/licences.ts');
mkdirSync('out', { recursive: true });
writeFileSync('out/THIRD-PARTY-LICENCES.txt', thirdPartyText(partsOf(readLock())));
console.log('out/THIRD-PARTY-LICENCES.txt');
