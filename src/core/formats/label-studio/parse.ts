import { COMMON } from '../exchange/common-losses.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { documentOfRecord, readFields } from '../exchange/flat-fields.ts';
import { FormatError } from '../exchange/format-error.ts';
import { isObject, type JsonObject, numbered, readJson, readRecords, textOf } from '../exchange/json.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import { annotationOf, Mentions, valueUnder } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, Parsed } from '../exchange/model.ts';
import { type FileText, fitOffsets } from '../exchange/offset-fit.ts';
import { CODE_POINTS_FIRST, type OffsetUnit } from '../exchange/offset-units.ts';
import { type Dialogue, dialogueOf, rangesIn, unitOfDialogue } from './dialogue.ts';
import type { Region } from './regions.ts';
import { DATA_KEYS, LABEL_STUDIO_LOSS } from './title.ts';
import { minWork, withoutResults, type Work, worksOf } from './works.ts';

interface Task {
  document: ExchangeDocument;
  /** Where the text is that of a conversation. */
  dialogue: Dialogue | null;
  unit: OffsetUnit | null;
  works: Work[];
}

/** Reads tasks with their annotations and predictions, or rows of JSON-MIN. @throws FormatError */
export function parseLabelStudio(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  const mentions = new Mentions();
  const tasks = new Map<string, Task>();
  for (const file of files)
    for (const { line, value } of recordsOf(file))
      readTask(value, `${file.path} ${line}`, file.path, tasks, mentions, losses);
  const all = [...tasks.values()];
  withinLimit('documents', all.length, 'The file');
  const placed = all.map(({ works, dialogue, document }) => {
    const regions = works.flatMap((work) => work.regions.map((region) => ({ work, region })));
    const unit =
      dialogue &&
      unitOfDialogue(
        dialogue,
        works.flatMap((work) => work.regions),
      );
    return regions.flatMap(({ work, region }) => {
      // Within a conversation, and only there, places are paragraphs and offsets in them.
      const ranges = dialogue ? rangesIn(dialogue, region, unit!) : region.dialogue ? null : [region.range];
      if (ranges) return [{ work, region, ranges }];
      losses.add(
        LABEL_STUDIO_LOSS.noPlace,
        `${document.name}: ${region.tags.join(', ')}`,
        region.tags.length,
      );
      return [];
    });
  });
  withinLimit(
    'annotations',
    placed.reduce((sum, own) => sum + own.length, 0),
    'The file',
  );
  const texts = all.map(({ document, unit, dialogue }, t): FileText => ({
    text: document.text,
    // Those of a conversation are told already, with the text that they are offsets in.
    unit: dialogue ? 'utf-16' : unit,
    spans: placed[t]!.map(({ ranges, region: { range, quote, tags } }) => ({
      ranges,
      // Over several paragraphs it has line ends where the text has labels.
      quote: ranges.length > 1 ? null : quote,
      label: `${document.name} ${range.join('-')} ${tags.join(', ')}`,
    })),
  }));
  // Code points at present; older versions count as JavaScript does. Its quotes are known to be wrong at times.
  const { spans, fits } = fitOffsets(texts, CODE_POINTS_FIRST, '', losses, {
    trustOffsets: true,
    byWords: true,
  });
  all.forEach(({ document, works }, t) => {
    const ids = new Map<Region, string>();
    placed[t]!.forEach(({ work, region }, i) => {
      const span = spans[t]![i];
      if (!span) return;
      for (const [n, tag] of region.tags.entries()) {
        const id = `${document.id}/${i}${n === 0 ? '' : `/${n}`}`;
        if (n === 0) ids.set(region, id);
        document.annotations.push(
          annotationOf({
            id,
            span,
            tag: mentions.tag(tag, region.values),
            annotator: work.annotator,
            values: region.values,
            note: region.note,
            created: region.created ?? work.created,
            suggested: work.suggested,
            gold: work.gold,
          }),
        );
      }
    });
    for (const work of works) addRelations(document, work, ids, losses);
  });
  return {
    exchange: { documents: all.map(({ document }) => document), ...mentions.list(), extras: [] },
    losses: losses.list(),
    fits: placed.some((own) => own.length > 0) ? fits : [],
  };
}

function addRelations(
  document: ExchangeDocument,
  { links, regions, annotator, suggested }: Work,
  ids: ReadonlyMap<Region, string>,
  losses: Losses,
): void {
  const byId = new Map(regions.map((region) => [region.id, ids.get(region)]));
  for (const { from, to, types } of links)
    for (const type of types) {
      const [start, end] = [byId.get(from), byId.get(to)];
      if (start === undefined || end === undefined || suggested)
        losses.add(COMMON.relationWithoutEnd, `${document.name}: ${type}`);
      else
        document.relations.push({
          id: `${document.id}/relation ${document.relations.length + 1}`,
          type,
          from: start,
          to: end,
          annotator,
          note: '',
        });
    }
}

function recordsOf(file: FormatFile): { line: number; value: unknown }[] {
  const { text } = decodeFile(file);
  const where = `“${file.path}”`;
  // One task alone may be written over many lines.
  if (!/\.jsonl$/i.test(file.path) && /^\{\s*[\r\n]/.test(text.trimStart()))
    return numbered([readJson(text, where)]);
  return readRecords(text, where);
}

function readTask(
  value: unknown,
  where: string,
  path: string,
  tasks: Map<string, Task>,
  mentions: Mentions,
  losses: Losses,
): void {
  if (!isObject(value))
    throw new FormatError('malformed', `${where} is no task of Label Studio. Export it again, as JSON.`);
  const isFull = isObject(value['data']);
  const data = isFull ? (value['data'] as JsonObject) : withoutResults(value);
  const plain = transcriptOf(data);
  const isSpoken = plain === null || speaksOfParagraphs(value);
  const dialogue = isSpoken ? dialogueOf(isFull ? data : value, where, losses) : null;
  const text = dialogue?.text ?? plain;
  if (text === null) {
    losses.add(COMMON.noText, where);
    return;
  }
  const number = value['id'] ?? tasks.size + 1;
  // JSON-MIN repeats the task for each annotator.
  const key = isFull ? String(tasks.size) : JSON.stringify([value['id'] ?? null, text]);
  const task = tasks.get(key) ?? taskOf(data, text, dialogue, String(number), path, tasks.size);
  tasks.set(key, task);
  if (!isFull) reportVaried(data, task, where, losses);
  const works = isFull ? worksOf(value, mentions) : [minWork(value, mentions)];
  for (const { work, cancelled } of works) {
    if (cancelled) {
      losses.add(LABEL_STUDIO_LOSS.cancelled, where, work.regions.length);
      losses.add(COMMON.relationWithoutEnd, where, work.links.length);
    } else task.works.push(work);
    for (const other of work.others)
      losses.add(LABEL_STUDIO_LOSS.ofWhole, () => `${where}: ${JSON.stringify(other)}`);
  }
}

/** Rows of one task may answer for the whole text in other ways: the first says what is kept. */
function reportVaried(data: JsonObject, { document }: Task, where: string, losses: Losses): void {
  const { variables } = readFields(data, DATA_KEYS).metadata;
  for (const [name, value] of Object.entries(variables))
    if (value !== document.text && valueUnder(document.metadata.variables, name) !== value)
      losses.add(LABEL_STUDIO_LOSS.ofWhole, () => `${where}: ${name} is “${value}”`);
}

/** True where results are of the tag `Paragraphs`. */
const speaksOfParagraphs = (task: JsonObject): boolean =>
  /"(paragraphlabels|startOffset)":/.test(JSON.stringify(task));

function taskOf(
  data: JsonObject,
  text: string,
  dialogue: Dialogue | null,
  number: string,
  path: string,
  id: number,
): Task {
  const used =
    DATA_KEYS.find((key) => data[key] === text) ?? Object.keys(data).find((key) => data[key] === text);
  const fields = readFields(data, [...DATA_KEYS, used ?? '']);
  const document = documentOfRecord(fields, { id, number, text, file: path });
  return {
    document: dialogue ? { ...document, structure: dialogue.structure } : document,
    dialogue,
    unit: fields.unit,
    works: [],
  };
}

/** `text`, else the longest of the data, which projects name as they like. */
function transcriptOf(data: JsonObject): string | null {
  const strings = [
    data['text'],
    ...Object.values(data).toSorted((a, b) => textOf(b).length - textOf(a).length),
  ];
  const found = strings
    .map(textOf)
    .find((text) => text.trim() !== '' && !/^(https?|s3|gs):\/\/\S+$/.test(text));
  return found?.isWellFormed() ? found : null;
}
