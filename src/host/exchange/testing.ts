import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Input } from '../../contract/contract.ts';
import type { ExchangeSource, ImportedExchange, SortedFiles } from '../../contract/exchange-types.ts';
import type { Colleague, Desk } from '../testing.ts';

/** Files by their paths. */
export type Files = Record<string, string | Uint8Array>;

/** Brings files in as the page does. */
export async function sortFiles(desk: Desk | Colleague, files: Files): Promise<SortedFiles> {
  const batch = uuidv7();
  for (const [path, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await desk.call('import.add', { batch, path, bytes });
  }
  return desk.call('import.sort', { batch });
}

/** Brings one group of annotated files in, and imports it. */
export async function importFiles(
  desk: Desk | Colleague,
  files: Files,
  mapping: Omit<Input<'import.commitExchange'>, 'upload'> = {},
): Promise<ImportedExchange & { source: ExchangeSource }> {
  const { exchanges, faults } = await sortFiles(desk, files);
  const [source] = exchanges;
  if (!source || exchanges.length > 1)
    throw new Error(
      `There are ${exchanges.length} groups. ${faults.map(({ message }) => message).join(' ')}`,
    );
  return { ...(await desk.call('import.commitExchange', { upload: source.upload, ...mapping })), source };
}

/** What stands in a folder, by path. */
export function readFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map((path) => String(path).replaceAll('\\', '/'))
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}
