import type { Range } from '../../model/span.ts';
import { COMMON } from '../exchange/common-losses.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { documentOfRecord, readFields } from '../exchange/flat-fields.ts';
import { FormatError } from '../exchange/format-error.ts';
import { isObject, type JsonObject, listOf, readRecords, textOf } from '../exchange/json.ts';
import { withinLimit } from '../exchange/limits.ts';
import { type LossKind, Losses } from '../exchange/loss.ts';
import { annotationOf, Mentions } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, Parsed } from '../exchange/model.ts';
import { type FileText, fitOffsets } from '../exchange/offset-fit.ts';
import type { OffsetUnit } from '../exchange/offset-units.ts';

/** doccano counts code points; some versions wrote what JavaScript counts. There are no quotes to tell by. */
const UNITS = ['code-point', 'utf-16', 'code-point-crlf-as-one', 'utf-16-crlf-as-one'] as const;

/** Keys with a meaning of their own; all others are metadata. */
export const RESERVED = [
  'id',
  'text',
  'data',
  'label',
  'labels',
  'entities',
  'relations',
  'Comments',
  'comments',
  'cats',
  'meta',
];

interface Label {
  /** The file's own id, where it has one. */
  id: string | null;
  range: Range;
  tag: string;
}

interface Record {
  document: ExchangeDocument;
  labels: Label[];
  relations: { id: string; from: string; to: string; type: string }[];
  unit: OffsetUnit | null;
}

/** Reads lines (or, in older projects, an array) of documents. @throws FormatError */
export function parseDoccano(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  const records: Record[] = [];
  for (const file of files)
    for (const { line, value } of readRecords(decodeFile(file).text, `“${file.path}”`)) {
      const record = readRecord(value, `${file.path} ${line}`, records.length, file.path, losses);
      if (record) records.push(record);
    }
  withinLimit('documents', records.length, 'The file');
  withinLimit(
    'annotations',
    records.reduce((sum, { labels }) => sum + labels.length, 0),
    'The file',
  );
  const texts = records.map(({ document, labels, unit }): FileText => ({
    text: document.text,
    unit,
    spans: labels.map(({ range, tag }) => ({
      ranges: [range],
      quote: null,
      label: `${document.name} ${range.join('-')} ${tag}`,
    })),
  }));
  const { spans, fits } = fitOffsets(texts, UNITS, '', losses, { byWords: true });
  const mentions = new Mentions();
  records.forEach(({ document, labels, relations }, r) => {
    const ids = new Map<string, string>();
    labels.forEach(({ id, tag }, i) => {
      const span = spans[r]![i];
      if (!span) return;
      const own = `${document.id}/${i}`;
      if (id !== null) ids.set(id, own);
      document.annotations.push(annotationOf({ id: own, span, tag: mentions.tag(tag) }));
    });
    for (const { id, from, to, type } of relations) {
      const [start, end] = [ids.get(from), ids.get(to)];
      if (start === undefined || end === undefined)
        losses.add(COMMON.relationWithoutEnd, `${document.name}: ${type}`);
      else
        document.relations.push({
          id: `${document.id}/${id}`,
          type,
          from: start,
          to: end,
          annotator: null,
          note: '',
        });
    }
  });
  return {
    exchange: { documents: records.map(({ document }) => document), ...mentions.list(), extras: [] },
    losses: losses.list(),
    fits: records.some(({ labels }) => labels.length > 0) ? fits : [],
  };
}

function readRecord(
  value: unknown,
  where: string,
  number: number,
  file: string,
  losses: Losses,
): Record | null {
  if (!isObject(value))
    throw new FormatError('malformed', `${where} is no record of a document. Export it again.`);
  const text = textOf(value['text']) || textOf(value['data']);
  if (text.trim() === '' || !text.isWellFormed()) {
    losses.add(COMMON.noText, where);
    return null;
  }
  const meta = isObject(value['meta']) ? value['meta'] : {};
  const fields = readFields({ ...meta, ...value }, RESERVED);
  const comments = [...listOf(value['Comments']), ...listOf(value['comments'])].flatMap((one) =>
    commentOf(one),
  );
  fields.metadata.note = [fields.metadata.note, ...comments].filter((note) => note !== '').join('\n');
  const id = value['id'] ?? number + 1;
  return {
    document: documentOfRecord(fields, { id: number, number: String(id), text, file }),
    labels: labelsOf(value, where, losses),
    relations: listOf(value['relations']).flatMap((one) =>
      isObject(one)
        ? [
            {
              id: `relation ${String(one['id'])}`,
              from: String(one['from_id']),
              to: String(one['to_id']),
              type: textOf(one['type']) || 'related',
            },
          ]
        : [],
    ),
    unit: fields.unit,
  };
}

const commentOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : isObject(value) && textOf(value['text']) !== ''
      ? [textOf(value['text'])]
      : [];

/** `[[0, 5, "Tag"]]`, or `entities` with ids. */
function labelsOf(record: JsonObject, where: string, losses: Losses): Label[] {
  const all = [...listOf(record['label']), ...listOf(record['labels']), ...listOf(record['entities'])];
  return all.flatMap((value): Label[] => {
    if (Array.isArray(value) && isOffset(value[0]) && isOffset(value[1]) && typeof value[2] === 'string')
      return [{ id: null, range: [value[0], value[1]], tag: value[2] }];
    if (isObject(value) && isOffset(value['start_offset']) && isOffset(value['end_offset']))
      return [
        {
          id: String(value['id']),
          range: [value['start_offset'], value['end_offset']],
          tag: textOf(value['label']) || 'Unnamed',
        },
      ];
    losses.add(NOT_OF_A_PLACE, `${where}: ${JSON.stringify(value)}`);
    return [];
  });
}

const isOffset = (value: unknown): value is number => typeof value === 'number';

const NOT_OF_A_PLACE: LossKind = {
  code: 'label-of-whole',
  aspect: 'extra',
  sentence: 'Labels of a whole text, or that cannot be read: only those of a place are imported.',
};
