import { EXCHANGE_FORMATS } from '../../../src/core/formats/exchange/formats.ts';
import { v7 as uuidv7 } from 'uuid';
import { refusable } from '../faults.ts';
import { fileOf, type FuzzInput, type FuzzTarget, mustHold } from '../target.ts';
import { World } from '../world.ts';
import { formatTargets } from './formats.ts';

const WRITTEN = [
  ...['csv', 'xlsx', 'jsonl'],
  ...EXCHANGE_FORMATS.filter(({ serialize }) => serialize).map(({ name }) => name),
];

/** Some of the formats, which ones the input says: all of them for each input would be most of the work. */
function someFormats(input: FuzzInput): string[] {
  const first = input.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return [0, 1, 2].map((i) => WRITTEN[(first + i) % WRITTEN.length]!);
}

/** Bringing files in as the page does, and writing the project out again: whatever comes, `check` is clean. */
export function importTarget(): FuzzTarget {
  let world: World | undefined;
  return {
    name: 'import',
    async seeds() {
      const inputs = [fileOf('a.txt', 'Anna Bell:\n\nAlpha bravo.\n')];
      for (const target of formatTargets()) inputs.push(...(await target.seeds()).slice(0, 2));
      return inputs;
    },
    async run(input) {
      world ??= await World.make();
      const call: World['call'] = (name, given) => world!.call(name, given);
      await world.during(async () => {
        const batch = uuidv7();
        for (const { path, bytes } of input)
          await refusable(() => call('import.add', { batch, path, bytes }));
        const sorted = await refusable(() => call('import.sort', { batch }));
        for (const { upload } of sorted?.exchanges ?? [])
          await refusable(() => call('import.commitExchange', { upload }));
        for (const { part, path } of sorted?.rest ?? []) {
          // What needs a thread to be read has a target of its own.
          if (/\.(pdf|docx|odt|epub)$/i.test(path)) continue;
          const read = await refusable(() => call('import.read', { fileName: path.slice(0, 2_000), part }));
          if (read) await refusable(() => call('import.commit', { upload: read.upload }));
        }
        for (const format of someFormats(input)) {
          const made = await refusable(() => call('export.run', { format: format as 'csv' }));
          if (made?.download) world!.host.downloads.disposeAll();
        }
        mustHold((await call('project.check')).map(({ message }) => message));
        await refusable(() => call('history.undo'));
      });
    },
    end: () => world?.dispose(),
  };
}
