import { type JsonObject, listOf } from '../exchange/json.ts';
import { Mentions } from '../exchange/make.ts';
import type { ExchangeDocument } from '../exchange/model.ts';
import { bodiesOf } from './bodies.ts';
import { idOf } from './items.ts';
import { creatorOf, timeOf } from './read-item.ts';

/** True for what is said of another annotation: a decision, a comment, a link. */
export const isRemark = (json: JsonObject): boolean =>
  listOf(json['target']).every((target) => typeof target === 'string') &&
  listOf(json['motivation']).some((one) => ['assessing', 'replying', 'linking'].includes(String(one)));

/** Decisions, comments and relations. Returns those whose annotation is not there. */
export function addRemarks(
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
