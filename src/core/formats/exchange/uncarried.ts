import { quoteOf } from '../../model/span.ts';
import type { Aspect } from './aspects.ts';
import type { Losses } from './loss.ts';
import type { Exchange, ExchangeAnnotation, ExchangeDocument, ExchangeTag } from './model.ts';

/**
 * Reports everything that a format has no place for at all, by what it carries. What it carries with exceptions (a note,
 * but in one line) it reports itself. Annotations of the aspects `suggestion` that are not carried must not be written.
 * @param title the format's, for the sentences.
 */
export function reportUncarried(
  exchange: Exchange,
  carries: readonly Aspect[],
  title: string,
  losses: Losses,
): void {
  const report = (aspect: Aspect, what: string, example: string | (() => string), count = 1) => {
    if (carries.includes(aspect)) return;
    losses.add(
      { code: `no-${aspect}`, aspect, sentence: `${title} has no place for ${what}.` },
      example,
      count,
    );
  };
  for (const tag of exchange.tags)
    if (isDetailed(tag)) report('codebook', 'what the codebook says of tags, beside their names', tag.name);
  for (const document of exchange.documents) {
    const { name } = document;
    if (hasMetadata(document))
      report('metadata', 'date, source, language, note and variables of a transcript', name);
    if (document.structure) report('structure', 'speakers and turns', name);
    for (const annotation of document.annotations) reportAnnotation(document, annotation, report);
    for (const { id, annotator, note } of document.relations) {
      report('relation', 'relations', `${name}: ${id}`);
      if (carries.includes('relation') && (annotator !== null || note !== ''))
        report('relation-detail', 'annotators and notes of relations', `${name}: ${id}`);
    }
  }
}

type Report = (aspect: Aspect, what: string, example: string | (() => string), count?: number) => void;

function reportAnnotation(
  { name, text }: ExchangeDocument,
  annotation: ExchangeAnnotation,
  report: Report,
): void {
  const example = () => `${name}: “${quoteOf(text, annotation.span)}”`;
  if (annotation.suggested) return report('suggestion', 'suggestions of machines', example);
  if (annotation.annotator !== null) report('annotator', 'names of annotators', example);
  report('value', 'values of attributes', example, Object.keys(annotation.values).length);
  if (annotation.note !== '') report('note', 'notes on annotations', example);
  if (annotation.created !== null) report('time', 'the time at which an annotation was made', example);
  report('decision', 'decisions of reviewers', example, annotation.decisions.length);
  report('comment', 'comments', example, annotation.comments.length);
  if (annotation.gold) report('gold', 'what is in the gold set', example);
}

function isDetailed(tag: ExchangeTag): boolean {
  const { colour, definition, guidelines, examples, note, key, parent, attributes } = tag;
  return (
    colour !== null ||
    parent !== null ||
    attributes.length > 0 ||
    examples.length > 0 ||
    [definition, guidelines, note, key].some((text) => text !== '')
  );
}

function hasMetadata({ metadata }: ExchangeDocument): boolean {
  const { date, source, language, note, variables } = metadata;
  return [date, source, language, note].some((text) => text !== '') || Object.keys(variables).length > 0;
}
