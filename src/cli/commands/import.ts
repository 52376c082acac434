import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Command } from 'commander';
import { v7 as uuidv7 } from 'uuid';
import { codePointLength } from '../../core/text/offsets.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ExchangeSource, FileMetadata } from '../../contract/exchange-types.ts';
import { type Desk, idsOf, withProject } from '../desk.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { counted, plain, say, warn } from '../print.ts';
import { mapTable, type RowOptions } from './import-rows.ts';
import { printMerge } from '../print-merge.ts';

interface Options extends RowOptions {
  again?: boolean;
  as?: string;
  tag: string[];
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Import transcripts and annotated documents, by files, folders and zip archives.')
    .argument('<file>', 'the project')
    .argument(
      '<sources...>',
      'text files (.txt, .md), files of other tools (brat, W3C, doccano, Label Studio, REFI-QDA …), copies of the project (.passage), folders',
    )
    .option('--again', 'import also texts that the project has already')
    .option(
      '--as <name>',
      'whose annotations they are, where the files do not say: an annotator, or a new one',
    )
    .option(
      '--tag <theirs=ours>',
      'a tag of the files is this one of the project; may be repeated',
      (value: string, known: string[]) => [...known, value],
      [],
    )
    .option(
      '--rows <role=column,...>',
      'of a table (CSV, TSV, XLSX, JSONL): what its columns are for, by names or numbers: text, speaker, role, affiliation, time, end, transcript, variable, flag (0/1), label, labels, annotator',
    )
    .option('--each <what>', 'of a table: “table” makes turns of its rows, “row” transcripts')
    .option('--separator <characters>', 'of a table: what parts the labels in a cell')
    .option('--delimiter <character>', 'of a table: what parts its cells')
    .option('--sheet <name>', 'of a workbook: the sheet, by its name or number')
    .option('--no-header', 'of a table: its first row holds no names')
    .action((file: string, all: string[], options: Options) =>
      withProject(file, async (desk) => {
        let done = 0;
        /** The exit code of each failure. */
        const failed: number[] = [];
        const fail = (error: unknown) => {
          if (!(error instanceof PassageError)) throw error;
          failed.push(exitCodeOf(error.code));
          warn(`passage: ${error.message}`);
        };
        /** Something was imported: findings. Nothing was: wrong usage where all of it was that, else as what could not be read. */
        const end = () => {
          if (failed.length === 0) return;
          if (done > 0) process.exitCode = EXIT.findings;
          else process.exitCode = failed.every((code) => code === EXIT.usage) ? EXIT.usage : EXIT.cannotOpen;
        };
        const attempt = async (work: () => Promise<void>) => {
          try {
            await work();
            done += 1;
          } catch (error) {
            fail(error);
          }
        };
        // Another project goes the way of merging: its ids say what is there already.
        const copies = all
          .flatMap((source) => (isFolder(source) ? pathsIn(source) : [source]))
          .filter(isProject);
        const sources = all.filter((source) => !isProject(source));
        for (const place of copies) await attempt(() => mergeOne(desk, place));
        // Plain texts need no look at what belongs together.
        if (
          sources.every(
            (source) => /\.(txt|md|docx|odt|rtf|html?|pdf|epub|vtt|srt)$/i.test(source) && !isFolder(source),
          )
        ) {
          for (const source of sources)
            await attempt(() =>
              importOne(
                desk,
                { bytes: bytesOf(source) },
                basename(source),
                options.again ?? false,
                undefined,
              ),
            );
          return end();
        }
        const batch = uuidv7();
        for (const source of sources)
          try {
            for (const { path, bytes } of filesOf(source))
              await desk.call('import.add', { batch, path, bytes });
          } catch (error) {
            fail(error);
          }
        const sorted = await desk.call('import.sort', { batch });
        for (const { message } of sorted.faults) {
          failed.push(EXIT.cannotOpen);
          warn(`passage: ${message}`);
        }
        const said = new Map(sorted.metadata.flatMap(({ files }) => Object.entries(files)));
        for (const { part, path } of sorted.rest)
          await attempt(() =>
            importOne(desk, { part }, basename(path), options.again ?? false, said.get(path)),
          );
        for (const source of sorted.exchanges)
          await attempt(async () => importExchange(desk, await mapTable(desk, source, options), options));
        end();
      }),
    );
}

async function mergeOne({ call }: Desk, place: string): Promise<void> {
  const { files, action } = await call('merge.run', { sources: [{ place }] });
  for (const report of files) printMerge(report);
  say(action ? 'Merged.' : 'Nothing was new.');
}

const isProject = (source: string): boolean => /\.passage$/i.test(source);

/** What lies beside an open project. */
const isBeside = (path: string): boolean => /\.passage-(wal|shm|lock)$/i.test(path);

async function importOne(
  { call }: Desk,
  from: { part: string } | { bytes: Uint8Array },
  fileName: string,
  again: boolean,
  said: FileMetadata | undefined,
): Promise<void> {
  const read = await call('import.read', { fileName, ...from });
  const same = read.duplicates[0];
  if (same && !again)
    throw new PassageError(
      'exists',
      `“${fileName}” has the text of “${same.title}”, which is in the project. Use --again to import it all the same.`,
    );
  const { variables, ...corrections } = said ?? { variables: {} };
  const { id } = await call('import.commit', { upload: read.upload, corrections, variables });
  const { transcript, turns } = await call('transcripts.get', { id });
  say(
    `${id}  ${plain(transcript.title)}: ${counted(turns.length, 'turn')}, ${counted(codePointLength(read.text), 'character')} (${read.encoding}).`,
  );
}

async function importExchange(desk: Desk, source: ExchangeSource, options: Options): Promise<void> {
  const { call } = desk;
  const known = options.as === undefined ? [] : await call('annotators.list');
  const into = known.find(({ name, kind }) => kind === 'person' && name === options.as)?.id;
  const ours = options.tag.length > 0 ? await call('tags.list') : [];
  const tags = options.tag.map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1)
      throw new PassageError('invalid_input', `“--tag ${pair}” cannot be read: write --tag THEIRS=OURS.`);
    const [theirs, name] = [pair.slice(0, at), pair.slice(at + 1)];
    const own = source.tags.find((tag) => tag.name === theirs || tag.path === theirs);
    if (!own)
      throw new PassageError('invalid_input', `The files have no tag “${theirs}”: write --tag THEIRS=OURS.`);
    return { id: own.id, into: idsOf(ours, [name], 'tag')[0]! };
  });
  const done = await call('import.commitExchange', {
    upload: source.upload,
    tags,
    ...(options.as !== undefined && {
      annotators: [{ id: null, ...(into === undefined ? { name: options.as } : { into }) }],
    }),
    ...(options.again && { documents: source.documents.map(({ id }) => ({ id, into: 'new' as const })) }),
  });
  for (const { count, sentence } of done.losses) warn(`passage: ${count} × ${sentence}`);
  const [unit] = source.fits;
  say(
    `${plain(source.files[0] ?? '')} (${source.title}): ${counted(done.annotations, 'annotation')} on ${counted(done.transcripts.length, 'transcript')}, ${done.made} new` +
      `${done.suggestions > 0 ? `, ${counted(done.suggestions, 'suggestion')}` : ''}` +
      `${done.already > 0 ? `, ${done.already} there already` : ''}` +
      `${unit && unit.checked > 0 ? `; offsets fit ${unit.fitted} of ${unit.checked} quotes as ${unit.unit}` : ''}.`,
  );
}

/** A file, or everything in a folder, by paths from it. */
function filesOf(source: string): { path: string; bytes: Uint8Array }[] {
  if (!isFolder(source)) return [{ path: basename(source), bytes: bytesOf(source) }];
  const all = pathsIn(source);
  if (all.length === 0)
    throw new PassageError(
      'cannot_open',
      `The folder “${source}” holds no files, so there is nothing to import. Choose another.`,
    );
  return all
    .filter((path) => !isProject(path) && !isBeside(path))
    .map((path) => ({
      path: `${basename(source)}/${relative(source, path).replaceAll('\\', '/')}`,
      bytes: bytesOf(path),
    }));
}

const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

function isFolder(source: string): boolean {
  try {
    return statSync(source).isDirectory();
  } catch {
    return false;
  }
}

function bytesOf(source: string): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'you may not read it' : String(code);
    throw new PassageError('cannot_open', `“${source}” cannot be read: ${why}. Nothing of it was imported.`);
  }
}
