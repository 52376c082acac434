import { COMMON } from '../exchange/common-losses.ts';
import { documentOfRecord, readFields } from '../exchange/flat-fields.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import { Losses } from '../exchange/loss.ts';
import { annotationOf, Mentions } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, Parsed } from '../exchange/model.ts';
import { type FileText, fitOffsets } from '../exchange/offset-fit.ts';
import { CODE_POINTS_FIRST, type OffsetUnit, unitOffsets } from '../exchange/offset-units.ts';
import { type Example, examplesOf, placeKey } from './records.ts';
import { PRODIGY_LOSS } from './title.ts';

interface Text {
  document: ExchangeDocument;
  unit: OffsetUnit | null;
  examples: Example[];
}

/** Reads lines of examples; lines of one text are one document, whoever annotated it. @throws FormatError */
export function parseProdigy(files: readonly FormatFile[]): Parsed {
  const losses = new Losses();
  const texts = new Map<string, Text>();
  for (const file of files)
    for (const { line, example } of examplesOf(file)) {
      const where = `${file.path} ${line}`;
      if (!example)
        throw new FormatError('malformed', `${where} is no example of Prodigy or spaCy. Export it again.`);
      if (example.text.trim() === '' || !example.text.isWellFormed()) {
        losses.add(COMMON.noText, where);
        continue;
      }
      const key = JSON.stringify([example.text, example.meta]);
      const text = texts.get(key) ?? textOf(example, file.path, texts.size, line);
      texts.set(key, text);
      for (const one of example.unread)
        losses.add(PRODIGY_LOSS.unread, () => `${where}: ${JSON.stringify(one)}`);
      if (example.answer === 'accept') text.examples.push(example);
      else {
        losses.add(PRODIGY_LOSS.notAccepted, where, example.spans.length);
        losses.add(PRODIGY_LOSS.withoutSpan, where, example.links.length);
      }
    }
  const all = [...texts.values()];
  withinLimit('documents', all.length, 'The file');
  const spansOf = ({ examples }: Text) =>
    examples.flatMap((example) => example.spans.map((span) => ({ example, span })));
  const total = all.reduce((sum, text) => sum + spansOf(text).length, 0);
  withinLimit('annotations', total, 'The file');
  // Python counts code points; tools in other languages that write the format may not.
  const { spans, fits } = fitOffsets(
    all.map((text): FileText => ({
      text: text.document.text,
      unit: text.unit ?? unitOfTokens(text),
      spans: spansOf(text).map(({ span: { range, quote, tag } }) => ({
        ranges: [range],
        quote,
        label: `${text.document.name} ${range.join('-')} ${tag}`,
      })),
    })),
    CODE_POINTS_FIRST,
    '',
    losses,
    { byWords: true },
  );
  const mentions = new Mentions();
  all.forEach((text, t) => {
    const { document } = text;
    const ids = new Map<Example, Map<string, string>>();
    spansOf(text).forEach(({ example, span: { range, tag, ...said } }, i) => {
      const span = spans[t]![i];
      if (!span) return;
      const id = `${document.id}/${i}`;
      const own = ids.get(example) ?? new Map<string, string>();
      ids.set(example, own);
      if (!own.has(placeKey(range, tag))) own.set(placeKey(range, tag), id);
      document.annotations.push(
        annotationOf({
          id,
          span,
          tag: mentions.tag(tag, said.values),
          annotator: mentions.annotator(example.annotator),
          values: said.values,
          note: said.note,
          created: said.created ?? example.created,
        }),
      );
    });
    for (const example of text.examples)
      for (const { from, to, type } of example.links) {
        const [start, end] = [ids.get(example)?.get(from), ids.get(example)?.get(to)];
        if (start === undefined || end === undefined) {
          losses.add(PRODIGY_LOSS.withoutSpan, `${document.name}: ${type}`);
          continue;
        }
        const id = `${document.id}/relation ${document.relations.length + 1}`;
        const annotator = mentions.annotator(example.annotator);
        document.relations.push({ id, type, from: start, to: end, annotator, note: '' });
      }
  });
  return {
    exchange: { documents: all.map(({ document }) => document), ...mentions.list(), extras: [] },
    losses: losses.list(),
    fits: total > 0 ? fits : [],
  };
}

function textOf({ text, meta }: Example, path: string, number: number, line: number): Text {
  const fields = readFields(meta);
  const document = documentOfRecord(fields, { id: number, number: line, text, file: path });
  return { document, unit: fields.unit, examples: [] };
}

/** The unit under which the file's own tokens are what stands at their offsets; null where it has none, or none fits. */
function unitOfTokens({ document: { text }, examples }: Text): OffsetUnit | null {
  const tokens = examples.flatMap((example) => example.tokens);
  if (tokens.length === 0) return null;
  const found = CODE_POINTS_FIRST.find((unit) => {
    const offsets = unitOffsets(text, unit);
    return tokens.every(({ range: [start, end], text: token }) => {
      const [from, to] = [offsets.toUtf16(start), offsets.toUtf16(end)];
      return from !== null && to !== null && text.slice(from, to) === token;
    });
  });
  return found ?? null;
}
