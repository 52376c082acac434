import type { Range } from '../../model/span.ts';
import { COMMON, reportUnusedTags } from '../exchange/common-losses.ts';
import { flatFields } from '../exchange/flat-fields.ts';
import { Losses } from '../exchange/loss.ts';
import type { Exchange, ExchangeAnnotation, ExchangeDocument, Serialized } from '../exchange/model.ts';
import { unitOffsets } from '../exchange/offset-units.ts';
import { reportUncarried } from '../exchange/uncarried.ts';
import { jsonLine } from '../jsonl/serialize.ts';
import { exampleTokens } from './example-tokens.ts';
import { PRODIGY_CARRIES, PRODIGY_LOSS, PRODIGY_TITLE } from './title.ts';

/** Writes a line for each annotator of each transcript. Offsets are code points, which is what Python counts. */
export function serializeProdigy(exchange: Exchange): Serialized {
  const losses = new Losses();
  reportUncarried(exchange, PRODIGY_CARRIES, PRODIGY_TITLE, losses);
  reportUnusedTags(exchange, losses, false);
  const lines = exchange.documents.flatMap((document) => linesOf(document, exchange, losses));
  const bytes = new TextEncoder().encode(lines.join(''));
  return { files: lines.length === 0 ? [] : [{ path: 'prodigy.jsonl', bytes }], losses: losses.list() };
}

function linesOf(document: ExchangeDocument, exchange: Exchange, losses: Losses): string[] {
  const annotations = document.annotations.filter(({ suggested }) => !suggested);
  const byAnnotator = Map.groupBy(annotations, ({ annotator }) => annotator);
  const homes = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const relations = document.relations.flatMap((relation) => {
    const [from, to] = [homes.get(relation.from), homes.get(relation.to)];
    const example = `${document.name}: ${relation.id}`;
    if (!from || !to) losses.add(COMMON.relationAcross, example);
    else if (from.annotator !== to.annotator) losses.add(PRODIGY_LOSS.acrossAnnotators, example);
    else {
      if (from.annotator !== relation.annotator || relation.note !== '')
        losses.add(COMMON.relationByOther, example);
      return [{ type: relation.type, from, to }];
    }
    return [];
  });
  if (byAnnotator.size === 0) byAnnotator.set(null, []);
  return [...byAnnotator].map(([annotator, own]) => {
    const name = exchange.annotators.find(({ id }) => id === annotator)?.name ?? '';
    const line = new LineWriter(document, exchange, own);
    for (const { id, span } of own)
      if (span.length > 1) losses.add(COMMON.discontinuous, `${document.name}: ${id}`);
    return jsonLine({
      text: document.text,
      meta: flatFields(document, 'code-point'),
      tokens: line.tokens(),
      spans: own.flatMap((annotation) => line.spans(annotation)),
      relations: relations
        .filter(({ from }) => from.annotator === annotator)
        .map((relation) => line.relation(relation)),
      answer: 'accept',
      ...(name !== '' && { _annotator_id: name, _session_id: name }),
    });
  });
}

class LineWriter {
  readonly #document: ExchangeDocument;
  readonly #names: ReadonlyMap<string, string>;
  readonly #tokens: ReturnType<typeof exampleTokens>;
  readonly #startsAt: ReadonlyMap<number, number>;
  readonly #endsAt: ReadonlyMap<number, number>;
  readonly #point: (offset: number) => number;

  constructor(document: ExchangeDocument, { tags }: Exchange, own: readonly ExchangeAnnotation[]) {
    this.#document = document;
    this.#names = new Map(tags.map(({ id, name }) => [id, name]));
    this.#tokens = exampleTokens(
      document.text,
      document.metadata.language,
      own.flatMap(({ span }) => span),
    );
    this.#startsAt = new Map(this.#tokens.map(({ range }, i) => [range[0], i]));
    this.#endsAt = new Map(this.#tokens.map(({ range }, i) => [range[1], i]));
    const offsets = unitOffsets(document.text, 'code-point');
    this.#point = (offset) => offsets.fromUtf16(offset)!;
  }

  tokens(): object[] {
    return this.#tokens.map(({ range: [start, end], ws }, id) => ({
      text: this.#document.text.slice(start, end),
      start: this.#point(start),
      end: this.#point(end),
      id,
      ws,
    }));
  }

  /** One for each range; what the annotation says stands with each. */
  spans({ span, tag, values, note, created }: ExchangeAnnotation): object[] {
    return span.map((range) => ({
      ...this.#place(range, tag),
      ...(Object.keys(values).length > 0 && { attributes: values }),
      ...(note !== '' && { note }),
      ...(created !== null && { created }),
    }));
  }

  /** Between the last tokens of both, as Prodigy draws them. */
  relation({ type, from, to }: { type: string; from: ExchangeAnnotation; to: ExchangeAnnotation }): object {
    const [head, child] = [this.#place(from.span[0]!, from.tag), this.#place(to.span[0]!, to.tag)];
    return { head: head.token_end, child: child.token_end, head_span: head, child_span: child, label: type };
  }

  #place([start, end]: Range, tag: string) {
    return {
      start: this.#point(start),
      end: this.#point(end),
      token_start: this.#startsAt.get(start)!,
      token_end: this.#endsAt.get(end)!,
      label: this.#names.get(tag)!,
    };
  }
}
