import { COMMON, reportUnusedTags } from '../exchange/common-losses.ts';
import { flatFields } from '../exchange/flat-fields.ts';
import { Losses } from '../exchange/loss.ts';
import type { Exchange, ExchangeDocument, SerializeOptions, Serialized } from '../exchange/model.ts';
import { type OffsetUnit, unitOffsets } from '../exchange/offset-units.ts';
import { jsonLine } from '../jsonl/serialize.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { DOCCANO_CARRIES, DOCCANO_TITLE } from './title.ts';
import { RESERVED } from './parse.ts';

/** Writes one line a document: with `label`, or with `entities` and `relations` where there are relations. */
export function serializeDoccano(exchange: Exchange, { unit = 'code-point' }: SerializeOptions): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, DOCCANO_CARRIES, DOCCANO_TITLE, losses);
  reportUnusedTags(exchange, losses, false);
  const names = new Map(exchange.tags.map(({ id, name }) => [id, name]));
  const lines = exchange.documents.map((document, d) => {
    const record = {
      id: d + 1,
      text: document.text,
      ...labelsOf(document, names, unit, losses),
      Comments: [],
      ...flatFields(document, unit, RESERVED),
    };
    return jsonLine(record);
  });
  const bytes = new TextEncoder().encode(lines.join(''));
  return { files: lines.length === 0 ? [] : [{ path: 'doccano.jsonl', bytes }], losses: losses.list() };
}

function labelsOf(
  document: ExchangeDocument,
  names: ReadonlyMap<string, string>,
  unit: OffsetUnit,
  losses: Losses,
): object {
  const offsets = unitOffsets(document.text, unit);
  const entities: { id: number; label: string; start_offset: number; end_offset: number }[] = [];
  const firstOf = new Map<string, number>();
  for (const { id, span, tag, suggested } of document.annotations) {
    if (suggested) continue;
    const example = `${document.name}: ${id}`;
    const ranges = span.map(([start, end]) => [offsets.fromUtf16(start), offsets.fromUtf16(end)] as const);
    if (ranges.some(([start, end]) => start === null || end === null)) {
      losses.add(COMMON.noPlace, example);
      continue;
    }
    if (ranges.length > 1) losses.add(COMMON.discontinuous, example);
    firstOf.set(id, entities.length + 1);
    for (const [start, end] of ranges)
      entities.push({
        id: entities.length + 1,
        label: names.get(tag)!,
        start_offset: start!,
        end_offset: end!,
      });
  }
  if (document.relations.length === 0)
    return {
      label: entities.map(({ label, start_offset, end_offset }) => [start_offset, end_offset, label]),
    };
  const relations = document.relations.flatMap(({ type, from, to }, i) => {
    const [start, end] = [firstOf.get(from), firstOf.get(to)];
    if (start !== undefined && end !== undefined) return [{ id: i + 1, from_id: start, to_id: end, type }];
    losses.add(COMMON.relationAcross, `${document.name}: ${type}`);
    return [];
  });
  return { entities, relations };
}
