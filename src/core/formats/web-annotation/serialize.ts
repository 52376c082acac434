import type { Range } from '../../model/span.ts';
import { COMMON, reportUnusedTags } from '../exchange/common-losses.ts';
import { FileNames } from '../exchange/file-names.ts';
import { Losses } from '../exchange/loss.ts';
import type {
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeRelation,
  FormatFile,
  SerializeOptions,
  Serialized,
} from '../exchange/model.ts';
import { type OffsetUnit, type UnitOffsets, UNIT_NAMES, unitOffsets } from '../exchange/offset-units.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { CONTEXT, type KeptItems, W3C_CARRIES, W3C_TITLE } from './title.ts';

/** How much stands before and after a quote, in UTF-16 units. */
const CONTEXT_LENGTH = 32;

/**
 * Writes an AnnotationCollection whose one page holds everything, and the texts beside it, which are its sources. Offsets are code points,
 * as the model wants (W3C Web Annotation Data Model, 4.2.4), unless another unit is asked for.
 */
export function serializeWebAnnotations(exchange: Exchange, { unit, now }: SerializeOptions): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, W3C_CARRIES, W3C_TITLE, losses);
  reportUnusedTags(exchange, losses, true);
  const writer = new ItemWriter(exchange, unit ?? 'code-point');
  const fileNames = new FileNames(exchange.documents.map(({ name }) => name));
  const files: FormatFile[] = [];
  const items: unknown[] = [];
  for (const document of exchange.documents) {
    const name = fileNames.unique(document.name);
    if (name !== document.name) losses.add(COMMON.fileRenamed, document.name);
    files.push({ path: `${name}.txt`, bytes: new TextEncoder().encode(document.text) });
    items.push(...writer.document(document, `${name}.txt`));
  }
  const kept = exchange.extras
    .filter(({ format }) => format === 'web-annotation')
    .map(({ data }) => data as KeptItems);
  items.push(...kept.flatMap(({ others }) => others));
  const page = {
    '@context': CONTEXT,
    id: 'urn:passage:collection',
    type: 'AnnotationCollection',
    generated: new Date(now).toISOString(),
    generator: { id: 'urn:passage', type: 'Software', name: 'Passage' },
    offsetUnit: UNIT_NAMES[unit ?? 'code-point'],
    total: items.length,
    first: { id: 'urn:passage:page', type: 'AnnotationPage', startIndex: 0, items },
  };
  const json = `${JSON.stringify(page, null, 1)}\n`;
  return {
    files: [{ path: 'annotations.jsonld', bytes: new TextEncoder().encode(json) }, ...files],
    losses: losses.list(),
  };
}

class ItemWriter {
  readonly #exchange: Exchange;
  readonly #unit: OffsetUnit;
  readonly #kept: ReadonlyMap<string, Record<string, unknown>>;

  constructor(exchange: Exchange, unit: OffsetUnit) {
    this.#exchange = exchange;
    this.#unit = unit;
    this.#kept = new Map(
      exchange.extras
        .filter(({ format }) => format === 'web-annotation')
        .flatMap(({ data }) => Object.entries((data as KeptItems).properties)),
    );
  }

  document(document: ExchangeDocument, source: string): unknown[] {
    const offsets = unitOffsets(document.text, this.#unit);
    const own = new Map(
      document.extras.flatMap(({ ids }) => Object.entries(ids).map(([file, id]) => [id, file])),
    );
    const idOf = (id: string) => own.get(id) ?? urn(id);
    return [
      ...document.annotations.flatMap((annotation) => [
        {
          ...this.#kept.get(own.get(annotation.id) ?? ''),
          ...this.#annotation(annotation, document, source, offsets, idOf(annotation.id)),
        },
        ...this.#remarks(annotation, idOf(annotation.id)),
      ]),
      ...document.relations.map((relation) => this.#relation(relation, idOf)),
    ];
  }

  #annotation(
    annotation: ExchangeAnnotation,
    { text, sha256 }: ExchangeDocument,
    source: string,
    offsets: UnitOffsets,
    id: string,
  ): object {
    const tag = this.#exchange.tags.find((one) => one.id === annotation.tag)!;
    const targets = annotation.span.map((range) => ({
      type: 'SpecificResource',
      source: encodeURIComponent(source),
      ...(sha256 !== '' && { textSha256: sha256 }),
      selector: selectorsOf(text, range, offsets),
    }));
    return {
      id,
      type: 'Annotation',
      motivation: 'tagging',
      ...this.#creator(annotation.annotator),
      ...createdOf(annotation.created),
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: tag.name },
        ...Object.entries(annotation.values).map(([attribute, value]) => ({
          type: 'TextualBody',
          purpose: 'classifying',
          attribute,
          value,
        })),
        ...(annotation.note === ''
          ? []
          : [{ type: 'TextualBody', purpose: 'describing', format: 'text/plain', value: annotation.note }]),
      ],
      target: targets.length === 1 ? targets[0] : targets,
    };
  }

  /** Decisions assess an annotation, comments reply to it. */
  #remarks({ id, decisions, comments }: ExchangeAnnotation, target: string): unknown[] {
    return [
      ...decisions.map(({ reviewer, verdict, reason }, i) => ({
        id: urn(`${id}#decision-${i + 1}`),
        type: 'Annotation',
        motivation: 'assessing',
        ...this.#creator(reviewer),
        body: [
          { type: 'TextualBody', purpose: 'assessing', value: verdict },
          ...(reason === '' ? [] : [{ type: 'TextualBody', purpose: 'describing', value: reason }]),
        ],
        target,
      })),
      ...comments.map(({ annotator, text, created }, i) => ({
        id: urn(`${id}#comment-${i + 1}`),
        type: 'Annotation',
        motivation: 'replying',
        ...this.#creator(annotator),
        ...createdOf(created),
        body: { type: 'TextualBody', purpose: 'replying', format: 'text/plain', value: text },
        target,
      })),
    ];
  }

  #relation(
    { id, type, from, to, annotator, note }: ExchangeRelation,
    idOf: (id: string) => string,
  ): unknown {
    return {
      id: idOf(id),
      type: 'Annotation',
      motivation: 'linking',
      ...this.#creator(annotator),
      body: [
        idOf(to),
        { type: 'TextualBody', purpose: 'tagging', value: type },
        ...(note === '' ? [] : [{ type: 'TextualBody', purpose: 'describing', value: note }]),
      ],
      target: idOf(from),
    };
  }

  #creator(annotator: string | null): { creator?: unknown } {
    const found = this.#exchange.annotators.find(({ id }) => id === annotator);
    if (!found) return {};
    const { id, name, kind } = found;
    return { creator: { id: urn(id), type: kind === 'machine' ? 'Software' : 'Person', name } };
  }
}

/** Two ways to find the same words: by their place, and by themselves with what stands around them. */
function selectorsOf(text: string, [start, end]: Range, offsets: UnitOffsets): unknown[] {
  const [from, to] = [offsets.fromUtf16(start), offsets.fromUtf16(end)];
  const around = (a: number, b: number) => text.slice(Math.max(0, a), b).toWellFormed();
  return [
    // In a unit that counts CR LF as one there is no place between the two.
    ...(from === null || to === null ? [] : [{ type: 'TextPositionSelector', start: from, end: to }]),
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: whole(around(start - CONTEXT_LENGTH, start)),
      suffix: whole(around(end, end + CONTEXT_LENGTH)),
    },
  ];
}

/** Without the halves of characters that a cut left at its ends. */
const whole = (part: string): string => part.replace(/^\ufffd|\ufffd$/g, '');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Our ids are UUIDs, which have a form as URNs; others are names of ours. */
const urn = (id: string): string =>
  UUID.test(id) ? `urn:uuid:${id}` : `urn:passage:${encodeURIComponent(id)}`;

const createdOf = (time: number | null): { created?: string } =>
  time === null ? {} : { created: new Date(time).toISOString() };
