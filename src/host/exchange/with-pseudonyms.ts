import { type Loss, Losses, type LossKind } from '../../core/formats/exchange/loss.ts';
import type {
  Exchange,
  ExchangeAnnotation,
  ExchangeDocument,
  ExchangeExtra,
} from '../../core/formats/exchange/model.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';

/**
 * An exchange whose annotators are named as the export names them; transcripts, speakers and annotations come with pseudonyms from
 * the source already. What a format kept verbatim is left out where a name stands in it, and listed.
 */
export function withPseudonyms(
  exchange: Exchange,
  names: Pseudonyms,
): { exchange: Exchange; losses: Loss[] } {
  const losses = new Losses();
  if (!names.some) return { exchange, losses: [] };
  const idOf = (id: string | null) => (id === null ? null : names.annotatorId(id));
  const kept = (extras: readonly ExchangeExtra[], where: string): ExchangeExtra[] =>
    extras.flatMap((extra) => {
      if (!names.standIn(JSON.stringify(extra.data))) return [{ ...extra, annotator: idOf(extra.annotator) }];
      losses.add(NAMED_EXTRA, where);
      return [];
    });
  const annotation = (one: ExchangeAnnotation): ExchangeAnnotation => ({
    ...one,
    annotator: idOf(one.annotator),
    note: names.prose(one.note),
    values: names.values(one.values),
    decisions: one.decisions.map((decision) => ({
      ...decision,
      reviewer: names.annotatorId(decision.reviewer),
      reason: names.prose(decision.reason),
    })),
    comments: one.comments.map((comment) => ({
      ...comment,
      annotator: idOf(comment.annotator),
      text: names.prose(comment.text),
    })),
  });
  const document = (one: ExchangeDocument): ExchangeDocument => ({
    ...one,
    annotations: one.annotations.map(annotation),
    relations: one.relations.map((relation) => ({
      ...relation,
      annotator: idOf(relation.annotator),
      note: names.prose(relation.note),
    })),
    extras: kept(one.extras, one.name),
  });
  return {
    exchange: {
      ...exchange,
      documents: exchange.documents.map(document),
      annotators: exchange.annotators.map((one) => names.annotator(one)),
      extras: kept(exchange.extras, 'the whole collection'),
    },
    losses: losses.list(),
  };
}

const NAMED_EXTRA: LossKind = {
  code: 'kept-with-names',
  aspect: 'extra',
  sentence: 'What the file that was imported had beside its annotations is left out: a name stands in it.',
};
