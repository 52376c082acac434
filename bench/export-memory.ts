import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callService } from '../src/host/rpc/serve.ts';
import { services } from '../src/host/services/index.ts';
import { fill, makeProject, makeSpans } from './lib/corpus.ts';

/** Exports as many rows as the argument says and prints by how many MB the process grew at the most meanwhile. */
const rows = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'passage-bench-memory-'));
const { session, transcript, text, host } = await makeProject(folder, 20_000);
for (let done = 0; done < rows; done += 50_000)
  fill(session, transcript, makeSpans(text.length, Math.min(50_000, rows - done), done));
(globalThis as { gc?: () => void }).gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
await callService(services, session, 'export.run', { format: 'csv', place: join(folder, 'out') });
clearInterval(watch);
console.log(Math.round((peak - before) / 1e6));
host.close();
rmSync(folder, { recursive: true, force: true });
