import { join } from 'node:path';
import { openDesk } from './desk.ts';
import { timed } from './harness.ts';

const [folder = '', file = '', format = ''] = process.argv.slice(2);
const desk = openDesk(folder, file);
const out = join(folder, `out-${format}`);
const milliseconds = await timed(() =>
  desk.call('export.run', { format: format as 'csv', place: format === 'xlsx' ? `${out}.xlsx` : out }),
);
// maxRSS is in kilobytes on every system (libuv converts it).
console.log(JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024, milliseconds }));
desk.close();
