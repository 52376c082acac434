import { quoteOf, type Span } from '../../../model/span.ts';
import { bestMatching } from '../../../agreement/assignment.ts';
import type { Aspect } from '../aspects.ts';
import { canonical as json } from '../canonical.ts';
import type {
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeRelation,
  ExchangeTag,
} from '../model.ts';

/** How two exchanges differ: how many things in each aspect, and a few of them in words. */
export class Differences {
  readonly counts = new Map<Aspect, number>();
  readonly examples: string[] = [];

  add(aspect: Aspect, example: string, count = 1): void {
    if (count === 0) return;
    this.counts.set(aspect, (this.counts.get(aspect) ?? 0) + count);
    if (this.examples.length < 20) this.examples.push(`${aspect}: ${example}`);
  }

  of(aspect: Aspect): number {
    return this.counts.get(aspect) ?? 0;
  }
}

/** An annotation with its document, as the counts of the property need it. */
export interface Placed {
  document: ExchangeDocument;
  annotation: ExchangeAnnotation;
}

export interface Compared {
  differences: Differences;
  /** Annotations that the other side has not as they are: another span or tag, or gone. */
  missing: Placed[];
  added: Placed[];
}

/**
 * Compares what went out with what came back. Documents are matched by name, else in order; annotations by span and tag
 * and then by whatever else they have, so that identical ones pair well; ids say nothing.
 * @param explained the aspects of which the loss report speaks.
 */
export function compareExchanges(
  before: Exchange,
  after: Exchange,
  explained: ReadonlySet<Aspect>,
): Compared {
  const differences = new Differences();
  const compared: Compared = { differences, missing: [], added: [] };
  compareTags(before, after, differences);
  const left = [...after.documents];
  const pairs = before.documents.map((document) => {
    const at = left.findIndex((other) => other.name === document.name);
    return { document, other: at < 0 ? undefined : left.splice(at, 1)[0] };
  });
  const pairing: Pairing = new Map();
  for (const pair of pairs) {
    const renamed = pair.other ?? left.shift();
    if (!renamed) {
      differences.add('document', pair.document.name);
      continue;
    }
    if (!pair.other) differences.add('name', pair.document.name);
    compareDocuments(before, after, pair.document, renamed, compared, pairing, explained);
  }
  for (const { name } of left) differences.add('document', `came from nowhere: ${name}`);
  compareRelations(before, after, pairing, differences);
  return compared;
}

/** By an annotation that went out: the ids of those that came back and may be it. */
type Pairing = Map<string, ReadonlySet<string>>;

function compareTags(before: Exchange, after: Exchange, differences: Differences): void {
  // A tag under one that came back renamed is told once, with that one.
  const nameOf = (exchange: Exchange, { name }: ExchangeTag): string =>
    (exchange === before ? after : before).tags.some((other) => other.name === name) ? name : '*';
  const path = (exchange: Exchange, tag: ExchangeTag): string => {
    const above = exchange.tags.find(({ id }) => id === tag.parent);
    return above ? `${path(exchange, above)} › ${nameOf(exchange, tag)}` : nameOf(exchange, tag);
  };
  for (const tag of before.tags) {
    const other = after.tags.find(({ name }) => name === tag.name);
    if (!other) {
      differences.add('tag', tag.name);
      continue;
    }
    const detail = ({ id: _i, parent: _p, ...rest }: ExchangeTag, at: string) => json({ ...rest, at });
    const [here, there] = [detail(tag, path(before, tag)), detail(other, path(after, other))];
    if (here !== there) differences.add('codebook', `${here} is ${there}`);
  }
}

function compareDocuments(
  before: Exchange,
  after: Exchange,
  document: ExchangeDocument,
  other: ExchangeDocument,
  compared: Compared,
  pairing: Pairing,
  explained: ReadonlySet<Aspect>,
): void {
  const { differences } = compared;
  if (document.text !== other.text) differences.add('text', `${json(document.text)} is ${json(other.text)}`);
  if (json(document.metadata) !== json(other.metadata))
    differences.add('metadata', `${json(document.metadata)} is ${json(other.metadata)}`);
  if (document.structure && json(document.structure) !== json(other.structure))
    differences.add('structure', document.name);
  // A tag that came back under another name is told once, as a tag: its annotations then stand under any new name.
  const named = (exchange: Exchange, id: string, other: Exchange) => {
    const name = exchange.tags.find((tag) => tag.id === id)?.name;
    return other.tags.some((tag) => tag.name === name) ? name : null;
  };
  // A suggestion that came back as an annotation is none: it is missing, and one came from nowhere.
  const place = (exchange: Exchange, { span, tag, suggested }: ExchangeAnnotation) =>
    json([suggested, span, named(exchange, tag, exchange === before ? after : before)]);
  const here = Map.groupBy(document.annotations, (annotation) => place(before, annotation));
  const there = Map.groupBy(other.annotations, (annotation) => place(after, annotation));
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const { pairs, left, over } = paired(before, after, here.get(key) ?? [], there.get(key) ?? [], explained);
    for (const [annotation, found] of pairs) {
      // Identical ones are as good as one another as ends of a relation.
      pairing.set(annotation.id, new Set(there.get(key)!.map(({ id }) => id)));
      compareAnnotations(before, after, document, annotation, found, differences);
    }
    compared.missing.push(...left.map((annotation) => ({ document, annotation })));
    compared.added.push(...over.map((annotation) => ({ document: other, annotation })));
  }
  // What stands elsewhere now is still an end of its relations.
  for (const { annotation, document: own } of compared.missing) {
    if (own !== document) continue;
    const moved = other.annotations.filter((one) => overlaps(one.span, annotation.span));
    pairing.set(annotation.id, new Set(moved.map(({ id }) => id)));
  }
}

const overlaps = (one: Span, other: Span): boolean =>
  one.some(([start, end]) => other.some(([from, to]) => start < to && from < end));

/** Pairs annotations of one place so that they differ least altogether, and least of all in what no loss explains. */
function paired(
  before: Exchange,
  after: Exchange,
  here: readonly ExchangeAnnotation[],
  there: readonly ExchangeAnnotation[],
  explained: ReadonlySet<Aspect>,
) {
  const worth = (annotation: ExchangeAnnotation, found: ExchangeAnnotation) => {
    const [own, theirs] = [parts(before, annotation), parts(after, found)];
    return Object.keys(own).reduce((sum, aspect) => {
      const [one, other] = [json(own[aspect as PartAspect]), json(theirs[aspect as PartAspect])];
      const near = aspect === 'value' ? 1 - differingValues(annotation, found) / 10 : alike(one, other);
      return sum + near * (explained.has(aspect as Aspect) ? 1 : 100);
    }, 1);
  };
  const edges = here.flatMap((annotation, left) =>
    // Where nothing else tells them apart, the order does.
    there.map((found, right) => ({
      left,
      right,
      weight: worth(annotation, found) + 1e-3 / (1 + Math.abs(left - right)),
    })),
  );
  const partner = [...bestMatching(here.length, there.length, edges)];
  return {
    pairs: partner.flatMap((right, left): [ExchangeAnnotation, ExchangeAnnotation][] =>
      right < 0 ? [] : [[here[left]!, there[right]!]],
    ),
    left: here.filter((_, left) => partner[left]! < 0),
    over: there.filter((_, right) => !partner.includes(right)),
  };
}

/** 1 where equal, less where only letters and digits are, or where one has a number for a second of its name. */
function alike(one: string, other: string): number {
  if (one === other) return 1;
  // The second of a name is “name (2)”.
  const plain = (text: string) => text.replace(/ \(\d+\)|\\[a-z]|[^\p{L}\p{N}]/gu, '');
  return plain(one) === plain(other) ? 0.5 : 0;
}

type PartAspect = 'annotator' | 'value' | 'note' | 'time' | 'decision' | 'comment' | 'gold';

function parts(exchange: Exchange, annotation: ExchangeAnnotation): Record<PartAspect, unknown> {
  const nameOf = (id: string | null) => exchange.annotators.find((one) => one.id === id)?.name ?? null;
  const { annotator, values, note, created, decisions, comments, gold } = annotation;
  return {
    annotator: nameOf(annotator),
    value: Object.entries(values).toSorted(),
    note,
    time: created,
    decision: decisions.map((each) => ({ ...each, reviewer: nameOf(each.reviewer) })),
    comment: comments.map((each) => ({ ...each, annotator: nameOf(each.annotator) })),
    gold,
  };
}

function compareAnnotations(
  before: Exchange,
  after: Exchange,
  document: ExchangeDocument,
  annotation: ExchangeAnnotation,
  other: ExchangeAnnotation,
  differences: Differences,
): void {
  const [here, there] = [parts(before, annotation), parts(after, other)];
  for (const aspect of Object.keys(here) as PartAspect[]) {
    if (json(here[aspect]) === json(there[aspect])) continue;
    const count =
      aspect === 'value'
        ? differingValues(annotation, other)
        : Array.isArray(here[aspect]) && Array.isArray(there[aspect])
          ? differingItems(here[aspect], there[aspect])
          : 1;
    const quote = quoteOf(document.text, annotation.span);
    differences.add(aspect, `“${quote}” ${json(here[aspect])} is ${json(there[aspect])}`, Math.max(1, count));
  }
}

/** How many of the one have none like them among the other, or are more there. */
function differingItems(here: readonly unknown[], there: readonly unknown[]): number {
  const left = there.map((item) => json(item));
  const lost = here.filter((item) => {
    const at = left.indexOf(json(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return Math.max(lost.length, left.length);
}

/** A value that came back under another name of its attribute is one difference, not two. */
function differingValues({ values }: ExchangeAnnotation, { values: others }: ExchangeAnnotation): number {
  const differ = (names: string[]) => names.filter((name) => values[name] !== others[name]).length;
  return Math.max(differ(Object.keys(values)), differ(Object.keys(others)));
}

function compareRelations(
  before: Exchange,
  after: Exchange,
  pairing: Pairing,
  differences: Differences,
): void {
  const here = before.documents.flatMap(({ relations }) => relations);
  const there = after.documents.flatMap(({ relations }) => relations);
  const detail = (exchange: Exchange, { annotator, note }: ExchangeRelation) =>
    json([exchange.annotators.find(({ id }) => id === annotator)?.name ?? null, note]);
  const edges = here.flatMap((relation, left) =>
    there.flatMap((found, right) => {
      if (!pairing.get(relation.from)?.has(found.from) || !pairing.get(relation.to)?.has(found.to)) return [];
      const same = alike(detail(before, relation), detail(after, found));
      return [{ left, right, weight: 1 + same + (found.type === relation.type ? 10 : 0) }];
    }),
  );
  const partner = bestMatching(here.length, there.length, edges);
  for (const [left, relation] of here.entries()) {
    const found = there[partner[left]!];
    if (!found) {
      differences.add('relation', `${relation.type} from ${relation.from} to ${relation.to}`);
      continue;
    }
    const [own, theirs] = [detail(before, relation), detail(after, found)];
    if (found.type !== relation.type || theirs !== own)
      differences.add('relation-detail', `${relation.type} ${own} is ${found.type} ${theirs}`);
  }
  for (const [right, { type }] of there.entries())
    if (!partner.includes(right)) differences.add('relation', `came from nowhere: ${type}`);
}
