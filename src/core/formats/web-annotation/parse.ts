import { normalizeSpan, type Span } from '../../model/span.ts';
import { fileOf, titleOf } from '../exchange/paths.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import { withinLimit } from '../exchange/limits.ts';
import { type LossKind, Losses } from '../exchange/loss.ts';
import { annotationOf, documentOf, Mentions } from '../exchange/make.ts';
import type {
  ExchangeAnnotation,
  ExchangeDocument,
  FormatFile,
  ParseContext,
  Parsed,
} from '../exchange/model.ts';
import { type FileSpan, fitOffsets } from '../exchange/offset-fit.ts';
import { CODE_POINTS_FIRST } from '../exchange/offset-units.ts';
import { bodiesOf } from './bodies.ts';
import { idOf, itemsOf } from './items.ts';
import { type TextTarget, targetsOf } from './targets.ts';
import type { KeptItems } from './title.ts';

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
  all.forEach((json, i) => {
    const id = idOf(json) || `item ${i + 1}`;
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
  });
  const mentions = new Mentions();
  const documents = texts.documents();
  const fits = place(items, documents, losses, (item, span) => {
    const document = documents[item.document]!;
    for (const annotation of annotationsOf(item, span, mentions)) document.annotations.push(annotation);
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

/** The texts that annotations are of: files beside them, or what the project has. */
class Texts {
  readonly #files: { path: string; text: string }[];
  readonly #context: ParseContext;
  readonly #bySource = new Map<string, number>();
  readonly #documents: ExchangeDocument[] = [];

  constructor(files: readonly FormatFile[], context: ParseContext) {
    this.#context = context;
    this.#files = files
      .filter(({ path }) => /\.txt$/i.test(path))
      .map((file) => ({ path: file.path, text: decodeFile(file).text }));
    for (const { path, text } of this.#files) {
      if (text.trim() === '') continue;
      this.#add(`file ${path}`, {
        name: titleOf(path),
        text,
        file: path,
        sha256: '',
      });
    }
  }

  number({ source, sha256 }: TextTarget): number {
    const known = this.#bySource.get(`source ${source}`);
    if (known !== undefined) return known;
    const path = decoded(source);
    const file =
      this.#files.find((one) => one.path === path) ??
      this.#files.find((one) => one.path.endsWith(`/${path}`));
    const byFile = file && this.#bySource.get(`file ${file.path}`);
    if (byFile !== undefined) {
      this.#bySource.set(`source ${source}`, byFile);
      return byFile;
    }
    const found = this.#context.findText({ sha256, name: nameOf(path) });
    return this.#add(`source ${source}`, {
      name: found?.name ?? nameOf(path),
      text: found?.text ?? '',
      file: '',
      sha256: found?.sha256 ?? sha256,
    });
  }

  documents(): ExchangeDocument[] {
    return this.#documents;
  }

  #add(key: string, given: { name: string; text: string; file: string; sha256: string }): number {
    const number = this.#documents.length;
    this.#documents.push(documentOf({ id: String(number), ...given }));
    this.#bySource.set(key, number);
    return number;
  }
}

/** The last part of an address, without the ending of a text file. */
function nameOf(path: string): string {
  const last = path.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return fileOf(last).replace(/\.txt$/i, '') || path || 'Untitled';
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source).replace(/^\.\//, '');
  } catch {
    return source;
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

/** An item has a tag each; one without a tag has its motivation's name. */
function annotationsOf({ id, json }: Item, span: Span, mentions: Mentions): ExchangeAnnotation[] {
  const { tags, values, notes } = bodiesOf(json);
  const { annotator, suggested } = creatorOf(json, mentions);
  const named =
    tags.length > 0 ? tags : [String(listOf(json['motivation'])[0] ?? 'highlighting').replace(/^oa:/, '')];
  return named.map((tag, i) =>
    annotationOf({
      // Ids of files hold no line break: those of further tags never are one.
      id: i === 0 ? id : `${id}\n${i}`,
      span,
      tag: mentions.tag(tag, values),
      annotator,
      values,
      note: notes.join('\n'),
      created: timeOf(json['created']),
      suggested,
    }),
  );
}

function creatorOf(json: JsonObject, mentions: Mentions): { annotator: string | null; suggested: boolean } {
  const creator = listOf(json['creator'])[0];
  if (creator === undefined) {
    // Hypothesis: "acct:anna@hypothes.is".
    const user = textOf(json['user']).replace(/^acct:|@.*$/g, '');
    return { annotator: mentions.annotator(user), suggested: false };
  }
  const machine = isObject(creator) && listOf(creator['type']).some((type) => type === 'Software');
  const name = isObject(creator)
    ? textOf(creator['name']) || textOf(creator['nickname']) || idOf(creator)
    : idOf(creator);
  return { annotator: mentions.annotator(name, machine ? 'machine' : 'person'), suggested: machine };
}

function timeOf(created: unknown): number | null {
  const time = Date.parse(textOf(created));
  return Number.isNaN(time) ? null : time;
}

const isRemark = (json: JsonObject): boolean =>
  listOf(json['target']).every((target) => typeof target === 'string') &&
  listOf(json['motivation']).some((one) => ['assessing', 'replying', 'linking'].includes(String(one)));

/** Decisions, comments and relations. Returns those whose annotation is not there. */
function addRemarks(
  remarks: readonly { id: string; json: JsonObject }[],
  documents: readonly ExchangeDocument[],
  mentions: Mentions,
): JsonObject[] {
  const homes = new Map(
    documents.flatMap((document) =>
      document.annotations.map((annotation) => [annotation.id, { document, annotation }] as const),
    ),
  );
  return remarks.flatMap(({ id, json }) => {
    const home = homes.get(idOf(listOf(json['target'])[0]));
    if (!home) return [json];
    const { tags, notes, links } = bodiesOf({ ...json, motivation: undefined });
    const { annotator } = creatorOf(json, mentions);
    const motivation = String(listOf(json['motivation'])[0]);
    if (motivation === 'linking') {
      const to = links.find((link) => homes.has(link));
      if (to === undefined) return [json];
      home.document.relations.push({
        id,
        type: tags[0] ?? 'linked',
        from: home.annotation.id,
        to,
        annotator,
        note: notes.join('\n'),
      });
    } else if (motivation === 'assessing' && annotator !== null && VERDICTS.has(notes[0] ?? '')) {
      const [verdict, ...reason] = notes;
      home.annotation.decisions.push({
        reviewer: annotator,
        verdict: verdict as 'accept' | 'reject' | 'revise',
        reason: reason.join('\n'),
      });
    } else
      home.annotation.comments.push({ annotator, text: notes.join('\n'), created: timeOf(json['created']) });
    return [];
  });
}

const VERDICTS = new Set(['accept', 'reject', 'revise']);

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
