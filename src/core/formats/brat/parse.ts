import type { Span } from '../../model/span.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import type {
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeExtra,
  ExchangeRelation,
  FormatFile,
  Parsed,
} from '../exchange/model.ts';
import { type FileText, type Fitted, fitOffsets } from '../exchange/offset-fit.ts';
import { BratCodebook } from './codebook.ts';
import { type BratSheet, type BratText, readCollection } from './collection.ts';
import { readConfig } from './config.ts';
import { joinAtBreaks } from './fragments.ts';
import { annotationOf, setValue } from '../exchange/make.ts';
import type { KeptCollection, KeptSheet } from './kept.ts';
import { type AnnLine, NOTE_TYPE, parseLine } from './lines.ts';

/** brat counts code points and keeps CR; its readers in other languages have counted in each of these. */
const UNITS = ['code-point', 'code-point-crlf-as-one', 'utf-16', 'utf-16-crlf-as-one', 'utf-8'] as const;
/** What stands between the quotes of a span's fragments. */
export const BRAT_JOINER = ' ';

interface Sheet extends BratSheet {
  text: BratText;
  lines: AnnLine[];
  crlf: boolean;
}

/** Reads a collection. @throws FormatError */
export function parseBrat(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  const { texts, annotationConf, visualConf } = readCollection(files, losses);
  withinLimit('documents', texts.length, 'The collection');
  const codebook = new BratCodebook(readConfig(annotationConf, visualConf));
  const sheets = texts.flatMap((text) => text.sheets.map((sheet) => readSheet(text, sheet)));
  withinLimit(
    'annotations',
    sheets.reduce((sum, { lines }) => sum + lines.length, 0),
    'The collection',
  );
  const { spans, units, shifts, fits } = fitSheets(sheets, losses);
  const documents = texts.map((text, d): ExchangeDocument => {
    const document: ExchangeDocument = {
      id: String(d),
      name: text.path,
      text: text.text,
      sha256: '',
      file: text.file,
      metadata: { date: '', source: '', language: '', note: '', variables: {} },
      structure: null,
      annotations: [],
      relations: [],
      extras: [],
    };
    for (const [s, sheet] of sheets.entries())
      if (sheet.text === text) {
        const kept: KeptSheet = {
          path: text.path,
          lines: sheet.lines.map(({ raw }) => raw),
          crlf: sheet.crlf,
          unit: units[s]!,
          mark: shifts[s]!,
        };
        readInto(document, sheet, spans[s]!, kept, codebook);
      }
    return document;
  });
  const annotators = [...new Set(sheets.flatMap(({ annotator }) => annotator ?? []))];
  const tags = codebook.tags();
  const configuration: KeptCollection = { annotationConf, visualConf };
  return {
    exchange: {
      documents,
      tags,
      annotators: annotators.map((name) => ({ id: name, name, kind: 'person' })),
      extras: [
        {
          format: 'brat',
          annotator: null,
          data: configuration,
          ids: Object.fromEntries(tags.map(({ id }) => [id, id])),
        },
      ],
    },
    losses: losses.list(),
    fits,
  };
}

function readSheet(text: BratText, sheet: BratSheet): Sheet {
  const lines: AnnLine[] = [];
  let crlf = 0;
  // A lone CR is no end here: old files have it within quotes.
  for (const line of sheet.content.split('\n')) {
    withinLimit('lineLength', line.length, `A line of “${text.path}.ann”`);
    if (line.endsWith('\r')) crlf += 1;
    const raw = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (raw !== '') lines.push(parseLine(raw));
  }
  return { ...sheet, text, lines, crlf: crlf * 2 > lines.length };
}

interface FittedSheets {
  /** For each sheet, by the id of a text line. */
  spans: Map<string, Span>[];
  units: KeptSheet['unit'][];
  /** True where the sheet counts the byte-order mark of its text. */
  shifts: boolean[];
  fits: Fitted['fits'];
}

/** Finds where each text line of each sheet stands. A byte-order mark is a character for brat, and was taken off here. */
function fitSheets(sheets: readonly Sheet[], losses: Losses): FittedSheets {
  const textLines = sheets.map(({ lines }) => lines.filter((line) => line.kind === 'text'));
  const asFile = (s: number, mark: boolean): FileText => ({
    text: (mark ? '\ufeff' : '') + sheets[s]!.text.text,
    spans: textLines[s]!.map(({ id, ranges, quote }) => ({
      ranges,
      quote,
      label: `${sheets[s]!.text.path} ${id}`,
    })),
  });
  const shifts = sheets.map(({ text }, s) => {
    if (!text.bom) return false;
    const [with_, without] = [true, false].map((mark) =>
      fitOffsets([asFile(s, mark)], UNITS, BRAT_JOINER, new Losses()),
    );
    return with_!.fits[0]!.fitted > without!.fits[0]!.fitted;
  });
  const fitted = fitOffsets(
    sheets.map((_, s) => asFile(s, shifts[s]!)),
    UNITS,
    BRAT_JOINER,
    losses,
  );
  const spans = fitted.spans.map((found, s) => {
    const { text } = sheets[s]!.text;
    const shift = shifts[s] ? 1 : 0;
    return new Map(
      found.flatMap((span, i): [string, Span][] => {
        if (!span) return [];
        const ours = span.map(([start, end]): [number, number] => [Math.max(0, start - shift), end - shift]);
        return [
          [
            textLines[s]![i]!.id,
            joinAtBreaks(
              text,
              ours.filter(([start, end]) => end > start),
            ),
          ],
        ];
      }),
    );
  });
  return { spans, units: fitted.units, shifts, fits: fitted.fits };
}

/** Reads the lines of one sheet into its document. What the model has no place for stays in the kept lines alone. */
function readInto(
  document: ExchangeDocument,
  sheet: Sheet,
  spans: ReadonlyMap<string, Span>,
  data: KeptSheet,
  codebook: BratCodebook,
): void {
  const extra: ExchangeExtra = { format: 'brat', annotator: sheet.annotator, data, ids: {} };
  const idOf = (id: string) =>
    [document.id, ...(sheet.annotator === null ? [] : [sheet.annotator]), id].join('/');
  const annotations = new Map<string, ExchangeAnnotation>();
  const relations = new Map<string, ExchangeRelation>();
  for (const line of sheet.lines) {
    if (line.kind !== 'text' || annotations.has(line.id)) continue;
    const span = spans.get(line.id);
    if (!span || span.length === 0) continue;
    codebook.use(line.type);
    annotations.set(
      line.id,
      annotationOf({ id: idOf(line.id), span, tag: line.type, annotator: sheet.annotator }),
    );
    extra.ids[line.id] = idOf(line.id);
  }
  for (const line of sheet.lines)
    if (line.kind === 'relation' && !relations.has(line.id)) {
      const [from, to] = [annotations.get(line.from), annotations.get(line.to)];
      if (!from || !to) continue;
      const { annotator } = sheet;
      const type = codebook.label(line.type);
      relations.set(line.id, { id: idOf(line.id), type, from: from.id, to: to.id, annotator, note: '' });
      extra.ids[line.id] = idOf(line.id);
    }
  for (const line of sheet.lines)
    if (line.kind === 'attribute') {
      const target = annotations.get(line.target);
      if (target) {
        const value = codebook.valueOf(target.tag, line.name, line.value);
        setValue(target.values, codebook.label(line.name), value);
      }
    } else if (line.kind === 'note' && line.type === NOTE_TYPE) {
      const target = annotations.get(line.target) ?? relations.get(line.target);
      if (target) target.note = target.note === '' ? line.text : `${target.note}\n${line.text}`;
    }
  document.annotations.push(...annotations.values());
  document.relations.push(...relations.values());
  document.extras.push(extra);
}
