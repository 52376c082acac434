import { normalizeSpan, type Span } from '../../model/span.ts';
import { type JsonObject } from '../exchange/json.ts';
import { withinLimit } from '../exchange/limits.ts';
import { type LossKind, Losses } from '../exchange/loss.ts';
import { Mentions } from '../exchange/make.ts';
import type { ExchangeDocument, FormatFile, ParseContext, Parsed } from '../exchange/model.ts';
import { type FileSpan, fitOffsets } from '../exchange/offset-fit.ts';
import { CODE_POINTS_FIRST } from '../exchange/offset-units.ts';
import { idOf, itemsOf } from './items.ts';
import { type TextTarget, targetsOf } from './targets.ts';
import type { KeptItems } from './title.ts';
import { annotationsOf } from './read-item.ts';
import { addRemarks, isRemark } from './remarks.ts';
import { Texts } from './texts.ts';

/** What of an annotation we read; the rest is kept. */
const READ = new Set(
  '@context id @id type @type motivation creator created body bodyValue target tags text uri user'.split(' '),
);

interface Item {
  id: string;
  json: JsonObject;
  targets: TextTarget[];
  /** Number of the document. */
  document: number;
}

/** Reads files of annotations and the texts beside them; texts that are not there may be the project's. @throws FormatError */
export function parseWebAnnotations(files: readonly FormatFile[], context: ParseContext): Parsed {
  const losses = new Losses();
  const sheets = files.filter(({ path }) => !/\.txt$/i.test(path));
  const all = sheets.flatMap(itemsOf);
  withinLimit('annotations', all.length, 'The collection');
  const texts = new Texts(files, context);
  const kept: KeptItems = { others: [], properties: {} };
  const items: Item[] = [];
  const remarks: { id: string; json: JsonObject }[] = [];
  for (const { id, json } of withIds(all, losses)) {
    const targets = targetsOf(json);
    if (targets) {
      const document = texts.number(targets[0]!);
      if (targets.some((target) => texts.number(target) !== document)) losses.add(SEVERAL_TEXTS, id);
      else items.push({ id, json, targets, document });
    } else if (isRemark(json)) remarks.push({ id, json });
    else {
      kept.others.push(json);
      losses.add(NO_TEXT, id);
    }
  }
  const mentions = new Mentions();
  const documents = texts.documents();
  const fits = place(items, documents, losses, (item, span) => {
    const document = documents[item.document]!;
    for (const annotation of annotationsOf(item.id, item.json, span, mentions))
      document.annotations.push(annotation);
    const properties = Object.fromEntries(Object.entries(item.json).filter(([key]) => !READ.has(key)));
    if (Object.keys(properties).length > 0) kept.properties[item.id] = properties;
  });
  const left = addRemarks(remarks, documents, mentions);
  for (const json of left) {
    kept.others.push(json);
    losses.add(NO_TARGET, idOf(json));
  }
  for (const document of documents)
    document.extras = [
      {
        format: 'web-annotation',
        annotator: null,
        data: null,
        ids: Object.fromEntries(
          [...document.annotations, ...document.relations]
            .filter(({ id }) => !id.includes('\n'))
            .map(({ id }) => [id, id]),
        ),
      },
    ];
  return {
    exchange: {
      documents,
      ...mentions.list(),
      extras: [{ format: 'web-annotation', annotator: null, data: kept, ids: {} }],
    },
    losses: losses.list(),
    fits,
  };
}

/**
 * Each item by an id of its own. Files that are read together may hold the same annotation twice, or different ones under one id,
 * where what refers to it means the first.
 */
function* withIds(items: readonly JsonObject[], losses: Losses): Iterable<{ id: string; json: JsonObject }> {
  const seen = new Map<string, string>();
  const next = new Map<string, number>();
  for (const [i, json] of items.entries()) {
    const given = idOf(json) || `item ${i + 1}`;
    const words = JSON.stringify(json);
    if (seen.get(given) === words) {
      losses.add(TWICE, given);
      continue;
    }
    let id = given;
    for (let n = next.get(given) ?? 2; seen.has(id); n++) {
      id = `${given} (${n})`;
      next.set(given, n + 1);
    }
    if (id !== given) losses.add(SAME_ID, given);
    seen.set(id, words);
    yield { id, json };
  }
}

/** Finds where each item stands, and calls `placed` with what was found. */
function place(
  items: readonly Item[],
  documents: readonly ExchangeDocument[],
  losses: Losses,
  placed: (item: Item, span: Span) => void,
): Parsed['fits'] {
  const parts = documents.map((_, d) =>
    items
      .filter((item) => item.document === d)
      .flatMap((item) => item.targets.map((target, t) => ({ item, target, t }))),
  );
  const texts = documents.map(({ text }, d) => ({
    text,
    spans: parts[d]!.map(({ item, target }): FileSpan => ({
      ranges: target.position ? [target.position] : [],
      quote: target.quote,
      prefix: target.prefix,
      suffix: target.suffix,
      label: item.id,
    })),
  }));
  const counted = new Losses();
  // The model says code points; Hypothesis, Recogito and others count as their language does.
  const { spans, fits } = fitOffsets(texts, CODE_POINTS_FIRST, '', counted);
  for (const [d, own] of parts.entries()) {
    const found = new Map<Item, (Span | null)[]>();
    own.forEach(({ item }, i) => found.set(item, [...(found.get(item) ?? []), spans[d]![i] ?? null]));
    for (const [item, ranges] of found) {
      const span = normalizeSpan(ranges.flatMap((range) => range ?? []));
      if (ranges.includes(null) || span.length === 0) losses.add(UNPLACED, `${item.id}: ${quotesOf(item)}`);
      else placed(item, span);
    }
  }
  losses.addAll(counted.list().filter(({ aspect }) => aspect !== 'annotation'));
  return items.length > 0 ? fits : [];
}

const quotesOf = ({ targets }: Item): string => targets.map(({ quote }) => quote ?? '').join(' … ');

const TWICE: LossKind = {
  code: 'stands-twice',
  aspect: 'annotation',
  sentence: 'Annotations that stand in the files twice, word for word: read once.',
};
const SAME_ID: LossKind = {
  code: 'id-taken',
  aspect: 'extra',
  sentence:
    'Annotations under an id that another one has: read, under another id; replies and links are of the first.',
};
const NO_TEXT: LossKind = {
  code: 'not-of-a-text',
  aspect: 'extra',
  sentence: 'Annotations of something else than a place in a text: kept, and written back, but not shown.',
};
const NO_TARGET: LossKind = {
  code: 'remark-without-annotation',
  aspect: 'comment',
  sentence: 'Replies, assessments and links whose annotation is not in the file: kept, but not shown.',
};
const SEVERAL_TEXTS: LossKind = {
  code: 'several-texts',
  aspect: 'annotation',
  sentence: 'Annotations of places in several texts at once.',
};
const UNPLACED: LossKind = {
  code: 'quote-mismatch',
  aspect: 'annotation',
  sentence:
    'Annotations whose quote is not what stands at their offsets, in whatever unit, nor once elsewhere.',
};
