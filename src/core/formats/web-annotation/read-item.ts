import { type Span } from '../../model/span.ts';
import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import { annotationOf, Mentions } from '../exchange/make.ts';
import type { ExchangeAnnotation } from '../exchange/model.ts';
import { bodiesOf } from './bodies.ts';
import { idOf } from './items.ts';

/** The annotations of an item, one a tag, all on `span` (UTF-16); one without a tag has its motivation's name. */
export function annotationsOf(
  id: string,
  json: JsonObject,
  span: Span,
  mentions: Mentions,
): ExchangeAnnotation[] {
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

/** Who made an item, a person or a machine; a machine's are suggestions. */
export function creatorOf(
  json: JsonObject,
  mentions: Mentions,
): { annotator: string | null; suggested: boolean } {
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

/** Milliseconds since 1970; null where it is no date with time. */
export function timeOf(created: unknown): number | null {
  const time = Date.parse(textOf(created));
  return Number.isNaN(time) ? null : time;
}
