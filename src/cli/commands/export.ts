import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Command, Option } from 'commander';
import {
  EXPORT_DECISIONS,
  EXPORT_FORMATS,
  type ExportDecisions,
  type ExportFormat,
} from '../../contract/export-options.ts';
import { WIDE_UNITS, type WideUnit } from '../../core/formats/dataset/wide-units.ts';
import { OFFSET_UNITS, type OffsetUnit } from '../../core/formats/exchange/offset-units.ts';
import { isPerTranscript, nameSuffix } from '../../core/formats/people/names.ts';
import { endingOf, isOneFile } from '../../core/formats/exchange/format-names.ts';
import { PassageError } from '../../contract/errors.ts';
import type { ExportResult } from '../../contract/types.ts';
import { type Desk, findTranscript, idsOf, withProject } from '../desk.ts';
import { counted, plain, say, warn } from '../print.ts';
import { pseudonymsFrom, pseudonymsOption, type Whose } from '../pseudonyms.ts';

interface Options {
  format: ExportFormat;
  out: string;
  transcript: string[];
  edition?: string;
  tag: string[];
  decisions: ExportDecisions;
  annotator: string[];
  unit?: OffsetUnit;
  pseudonyms?: Whose;
  key?: boolean;
  wide?: WideUnit;
  counts?: boolean;
  eachAnnotator?: boolean;
  context?: string;
}

export function addExport(program: Command): void {
  const several = (value: string, known: string[]) => [...known, value];
  program
    .command('export')
    .description(
      'Write the coded dataset, documents for people, formats of other tools, or the imported files as they came.',
    )
    .argument('<file>', 'the project')
    .addOption(
      new Option('--format <format>', 'what to write').choices([...EXPORT_FORMATS]).makeOptionMandatory(),
    )
    .requiredOption(
      '--out <path>',
      'a folder (csv, jsonl, source, brat …), or a file (xlsx, qdpx, quotes-html …; source, html and docx of one transcript, where the name has an ending)',
    )
    .option('--transcript <transcript>', 'only this transcript; may be repeated', several, [])
    .option('--edition <number>', 'an older edition of the one transcript that is named')
    .addOption(
      new Option('--decisions <which>', 'all annotations, those that reviewers accepted, or the gold set')
        .choices([...EXPORT_DECISIONS])
        .default('all'),
    )
    .option('--tag <name>', 'only this tag; may be repeated', several, [])
    .option('--annotator <name>', 'only this annotator; may be repeated', several, [])
    .addOption(
      new Option('--wide <unit>', 'of a dataset: a row a unit of text, a column a tag, 0 or 1').choices([
        ...WIDE_UNITS,
      ]),
    )
    .option('--counts', 'with --wide: how many annotations, not 0 or 1')
    .option('--each-annotator', 'with --wide: a row for each annotator')
    .option('--context <characters>', 'of quotes-…: so much of the text around each quote')
    .addOption(
      new Option('--unit <unit>', 'what offsets count, in formats that leave it open').choices([
        ...OFFSET_UNITS,
      ]),
    )
    .addOption(pseudonymsOption())
    .option('--key', 'with --pseudonyms: a file beside the export that says who is who')
    .action((file: string, options: Options) =>
      withProject(file, async (desk) => {
        const chosen = await choose(desk, options);
        const result = await run(desk, options, chosen);
        for (const loss of result.losses) warn(`passage: ${loss}`);
        say(
          `${counted(result.rows, options.format === 'source' ? 'file' : options.wide ? 'row' : 'annotation')}: ${result.files.map(plain).join(', ')}`,
        );
      }),
    );
}

type Chosen = Awaited<ReturnType<typeof choose>>;

async function run(desk: Desk, options: Options, chosen: Chosen): Promise<ExportResult> {
  const { format, out } = options;
  if (!existsSync(dirname(out)))
    throw new PassageError(
      'cannot_write',
      `There is no folder “${dirname(out)}”. Make it first, or choose another.`,
    );
  if (format !== 'source' || !(await isForOneFile(desk, out, chosen)))
    return desk.call('export.run', { format, place: await placeOf(desk, options), ...chosen });
  // Sources are given back into a folder, under their own names; here the one file gets the name that was asked for.
  const folder = mkdtempSync(join(dirname(out), '.sources-'));
  try {
    const result = await desk.call('export.run', { format, place: folder, ...chosen });
    renameSync(join(folder, result.files[0]!), out);
    return { ...result, files: [basename(out)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One source goes to a file where a file has the name, or the name has an ending; else into a folder. */
async function isForOneFile(desk: Desk, out: string, chosen: Chosen): Promise<boolean> {
  if (existsSync(out) ? statSync(out).isDirectory() : /[\\/]$/.test(out) || extname(out) === '') return false;
  const { total } = await desk.call('export.preview', { format: 'source', ...chosen });
  return total === 1;
}

async function choose(desk: Desk, options: Options) {
  const { unit, pseudonyms, key = false } = options;
  if (key && pseudonyms === undefined)
    throw new PassageError('invalid_input', 'A key is of pseudonyms: say whose with --pseudonyms.');
  const { wide, counts = false, eachAnnotator = false } = options;
  if (wide === undefined && (counts || eachAnnotator))
    throw new PassageError('invalid_input', 'Counts and a row an annotator are of a wide table: add --wide.');
  const transcripts: string[] = [];
  for (const name of options.transcript) transcripts.push((await findTranscript(desk, name)).id);
  return {
    decisions: options.decisions,
    ...(unit !== undefined && { unit }),
    ...(wide !== undefined && {
      wide: {
        unit: wide,
        values: counts ? ('count' as const) : ('binary' as const),
        annotators: eachAnnotator ? ('each' as const) : ('pooled' as const),
      },
    }),
    ...(options.context !== undefined && { context: contextOf(options.context) }),
    ...(pseudonyms !== undefined && {
      pseudonyms: { ...pseudonymsFrom(pseudonyms), key },
    }),
    ...(transcripts.length > 0 && { transcripts }),
    ...(options.edition !== undefined && { editions: [await editionOf(desk, transcripts, options.edition)] }),
    ...(options.tag.length > 0 && { tags: idsOf(await desk.call('tags.list'), options.tag, 'tag') }),
    ...(options.annotator.length > 0 && {
      annotators: idsOf(await desk.call('annotators.list'), options.annotator, 'annotator'),
    }),
  };
}

function contextOf(given: string): number {
  const characters = Number(given);
  if (Number.isInteger(characters) && characters >= 0 && characters <= 2_000) return characters;
  throw new PassageError(
    'invalid_input',
    'This is no context to export: --context is a number of characters from 0 to 2,000.',
  );
}

/** The edition of that number; of two that were made apart under one number, the later. */
async function editionOf(desk: Desk, transcripts: string[], wanted: string): Promise<string> {
  const [transcript] = transcripts;
  if (transcripts.length !== 1 || transcript === undefined)
    throw new PassageError('invalid_input', 'An edition is of one transcript: name it with --transcript.');
  const editions = await desk.call('editions.list', { transcript });
  const found = editions.findLast((one) => String(one.number) === wanted || one.id === wanted);
  if (found) return found.id;
  const known = editions.map((one) => one.number).join(', ');
  throw new PassageError(
    'not_found',
    `There is no edition ${wanted} of this transcript; there are ${known}.`,
  );
}

/** A folder for what has several files. One workbook may be given a folder, and is then named after the project. */
async function placeOf(desk: Desk, { format, out }: Options): Promise<string> {
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  if (isOneFile(format)) {
    if (!isFolder) return out;
    const { name } = await desk.call('project.info');
    return join(
      out,
      `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'project'}${nameSuffix(format)}${endingOf(format)}`,
    );
  }
  // The host knows whether it is one transcript.
  if (isPerTranscript(format) && !isFolder && out.toLowerCase().endsWith(endingOf(format))) return out;
  if (existsSync(out) && !isFolder)
    throw new PassageError('cannot_write', `“${out}” is a file; ${format} takes a folder.`);
  return out;
}
