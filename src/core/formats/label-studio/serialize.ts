import { COMMON, reportUnusedTags } from '../exchange/common-losses.ts';
import { flatFields } from '../exchange/flat-fields.ts';
import { Losses } from '../exchange/loss.ts';
import type {
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  SerializeOptions,
  Serialized,
} from '../exchange/model.ts';
import { type OffsetUnit, type UnitOffsets, unitOffsets } from '../exchange/offset-units.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { Controls } from './controls.ts';
import {
  DATA_KEYS,
  LABEL_STUDIO_CARRIES,
  LABEL_STUDIO_LOSS,
  LABEL_STUDIO_TITLE,
  LABELS,
  TEXT,
} from './title.ts';

/** Writes tasks as Label Studio imports them, and the labelling interface that shows them. */
export function serializeLabelStudio(
  exchange: Exchange,
  { unit = 'code-point' }: SerializeOptions,
): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, LABEL_STUDIO_CARRIES, LABEL_STUDIO_TITLE, losses);
  reportUnusedTags(exchange, losses, true);
  const controls = new Controls(exchange);
  const tasks = exchange.documents.map((document, d) =>
    new TaskWriter(exchange, controls, unit, losses).task(document, d),
  );
  if (tasks.length === 0) return { files: [], losses: losses.list() };
  const encoded = (text: string) => new TextEncoder().encode(text);
  return {
    files: [
      { path: 'label-studio.json', bytes: encoded(`${JSON.stringify(tasks, null, 1)}\n`) },
      { path: 'label-config.xml', bytes: encoded(controls.config(exchange)) },
    ],
    losses: losses.list(),
  };
}

class TaskWriter {
  readonly #exchange: Exchange;
  readonly #controls: Controls;
  readonly #unit: OffsetUnit;
  readonly #losses: Losses;
  /** The group that holds an annotation, with its first region's id. */
  readonly #homes = new Map<string, { group: string; region: string }>();

  constructor(exchange: Exchange, controls: Controls, unit: OffsetUnit, losses: Losses) {
    this.#exchange = exchange;
    this.#controls = controls;
    this.#unit = unit;
    this.#losses = losses;
  }

  task(document: ExchangeDocument, d: number): object {
    const offsets = unitOffsets(document.text, this.#unit);
    // What is of one annotator, and gold or not, is one annotation of Label Studio.
    const groups = Map.groupBy(document.annotations, ({ suggested, annotator, gold }) =>
      JSON.stringify([suggested, annotator, gold]),
    );
    const results = new Map<string, object[]>();
    for (const [key, own] of groups)
      results.set(
        key,
        own.flatMap((annotation) => this.#regions(document, annotation, key, offsets)),
      );
    for (const relation of document.relations) this.#relation(document, relation, results);
    const written = [...groups].map(([key, [first]]) => ({ first: first!, result: results.get(key)! }));
    return {
      id: d + 1,
      data: { text: document.text, ...flatFields(document, this.#unit, DATA_KEYS) },
      annotations: written
        .filter(({ first }) => !first.suggested)
        .map(({ first, result }, i) => {
          const name = this.#nameOf(first.annotator);
          // Label Studio refuses a person whom it does not know as `completed_by`.
          return {
            id: (d + 1) * 1000 + i,
            ...(name !== '' && { annotator: name }),
            ground_truth: first.gold,
            result,
          };
        }),
      predictions: written
        .filter(({ first }) => first.suggested)
        .map(({ first, result }) => ({ model_version: this.#nameOf(first.annotator) || 'model', result })),
    };
  }

  #nameOf(id: string | null): string {
    return this.#exchange.annotators.find((one) => one.id === id)?.name ?? '';
  }

  #regions(
    document: ExchangeDocument,
    annotation: ExchangeAnnotation,
    group: string,
    offsets: UnitOffsets,
  ): object[] {
    const { id, span, tag, note, created } = annotation;
    const example = `${document.name}: ${id}`;
    const ranges = span.map(([start, end]) => [offsets.fromUtf16(start), offsets.fromUtf16(end)] as const);
    if (ranges.some(([start, end]) => start === null || end === null)) {
      this.#losses.add(
        annotation.suggested
          ? { ...COMMON.noPlace, code: 'suggestion-no-place-in-unit', aspect: 'suggestion' }
          : COMMON.noPlace,
        example,
      );
      return [];
    }
    if (ranges.length > 1) this.#losses.add(COMMON.discontinuous, example);
    return ranges.flatMap(([start, end], r) => {
      const region = `${id}${r === 0 ? '' : `-${r + 1}`}`;
      if (r === 0) this.#homes.set(id, { group, region });
      const place = { start, end, text: document.text.slice(...span[r]!) };
      const meta = {
        ...(note !== '' && { text: [note] }),
        ...(created !== null && { created_at: new Date(created).toISOString() }),
      };
      const label = this.#exchange.tags.find((one) => one.id === tag)!;
      const labels = {
        id: region,
        from_name: LABELS,
        to_name: TEXT,
        type: 'labels',
        value: { ...place, labels: [label.name] },
        ...(Object.keys(meta).length > 0 && { meta }),
      };
      return [labels, ...this.#controls.answers(label, annotation.values, region, place)];
    });
  }

  #relation(
    document: ExchangeDocument,
    { id, type, from, to, annotator, note }: ExchangeDocument['relations'][number],
    results: ReadonlyMap<string, object[]>,
  ): void {
    const [start, end] = [this.#homes.get(from), this.#homes.get(to)];
    const example = `${document.name}: ${id}`;
    if (!start || !end) return this.#losses.add(COMMON.relationAcross, example);
    if (start.group !== end.group) return this.#losses.add(LABEL_STUDIO_LOSS.acrossAnnotators, example);
    const own = document.annotations.find((one) => one.id === from)!;
    if (own.annotator !== annotator || note !== '') this.#losses.add(COMMON.relationByOther, example);
    results.get(start.group)!.push({
      type: 'relation',
      from_id: start.region,
      to_id: end.region,
      direction: 'right',
      labels: [type],
    });
  }
}
