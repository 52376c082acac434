import { FormatError } from '../../core/formats/exchange/format-error.ts';
import { EXCHANGE_FORMATS } from '../../core/formats/exchange/formats.ts';
import { withinLimit } from '../../core/formats/exchange/limits.ts';
import type { ExchangeFormat, FormatFile } from '../../core/formats/exchange/model.ts';
import { readZip } from '../../core/formats/exchange/read-zip.ts';
import { rows } from '../../core/formats/rows/format.ts';
import { parseRows } from '../../core/formats/rows/parse.ts';
import { isTable } from '../../core/formats/rows/read-table.ts';
import { openForReading, type ReadableDb } from '../db/open.ts';
import { baseName } from './base-name.ts';
import { describeExchange } from './describe.ts';
import type { Group, SortJob, SortResult } from './job.ts';
import { knownTexts } from './known-texts.ts';
import { readMetadata } from './metadata.ts';

/** Files that may belong together; `label`: the archive that they came in. */
interface FileSet {
  label: string | null;
  files: FormatFile[];
}

type Tick = (done: number, total: number) => void;

/** Unpacks archives, finds for each file the format that knows it, and reads what is found. */
export async function sortFiles({ path, viewer, files }: SortJob, tick: Tick): Promise<SortResult> {
  const db = openForReading(path);
  const result: SortResult = { groups: [], rest: [], metadata: [], faults: [] };
  try {
    const loose: FormatFile[] = [];
    const sets: FileSet[] = [];
    for (const [i, file] of files.entries()) {
      tick(i, files.length);
      if (!/\.zip$/i.test(file.path)) loose.push(file);
      else
        await faulty(result, file.path, () => {
          sets.push({ label: baseName(file.path), files: readZip(file.bytes, `“${baseName(file.path)}”`) });
        });
    }
    if (loose.length > 0) sets.push({ label: null, files: loose });
    for (const set of sets) await sortSet(db, viewer, set, result, tick);
    readMetadata(result, files);
    await readTables(db, viewer, result);
    return result;
  } finally {
    db.close();
  }
}

/** Tables of which no other format knows and that describe no other file: a row of them is a turn. */
async function readTables(db: ReadableDb, viewer: string | null, result: SortResult): Promise<void> {
  for (const file of result.rest.filter(({ path }) => isTable(path))) {
    result.rest = result.rest.filter((other) => other !== file);
    await faulty(result, file.path, () => {
      const { table, ...parsed } = parseRows(file, null);
      // What is imported is what was shown, also where the rules of guessing change in between.
      const group: Group = {
        format: rows.name,
        label: baseName(file.path),
        files: [file],
        rows: table.mapping,
      };
      const source = describeExchange(db, viewer, rows, [file], parsed);
      result.groups.push({ group, source: { ...source, table } });
    });
  }
}

/** What belongs together first, then file by file; what no format knows is left for `import.read`. */
async function sortSet(
  db: ReadableDb,
  viewer: string | null,
  { label, files }: FileSet,
  result: SortResult,
  tick: Tick,
): Promise<void> {
  let left = files;
  const read = (format: ExchangeFormat, own: FormatFile[]) =>
    faulty(result, label ?? own[0]!.path, async () => {
      const parsed = await format.parse!(own, knownTexts(db));
      const { documents } = parsed.exchange;
      const name =
        label ??
        labelOf(
          own,
          documents.map(({ file }) => file),
        );
      const group: Group = { format: format.name, label: name, files: own };
      withinLimit('documents', documents.length, `“${name}”`);
      result.groups.push({ group, source: describeExchange(db, viewer, format, own, parsed) });
    });
  const readers = EXCHANGE_FORMATS.filter((format) => format.parse && format !== rows);
  for (const format of readers.filter(({ together }) => together)) {
    const likely = left.filter((file) => mayOwn(format, file));
    const own = (await format.claims?.(likely)) ?? likely;
    if (own.length === 0 || !format.recognizes(own)) continue;
    left = left.filter((file) => !own.includes(file));
    await read(format, own);
  }
  for (const [i, file] of left.entries()) {
    tick(i, left.length);
    const format = readers.find((one) => !one.together && one.recognizes([file]));
    if (format) await read(format, [file]);
    else result.rest.push(file);
  }
}

const mayOwn = (format: ExchangeFormat, file: FormatFile): boolean =>
  format.endings.some((end) => file.path.toLowerCase().endsWith(end)) && (format.owns?.(file) ?? true);

/** A file that cannot be read is a fault of its own, and stops no other. */
async function faulty(result: SortResult, path: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    result.faults.push({ path, message: error.message });
  }
}

/** What files that came without an archive are called: their folder, else the first document's file. */
function labelOf(files: readonly FormatFile[], documents: readonly string[]): string {
  const [folder, ...others] = new Set(
    files.map(({ path }) => (path.includes('/') ? path.split('/')[0]! : '')),
  );
  if (folder && others.length === 0) return folder;
  return baseName(documents.find((path) => path !== '') ?? files[0]!.path);
}
