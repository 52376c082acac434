import type { Annotation } from '../../../core/model/annotation.ts';
import { quoteOf } from '../../../core/model/span.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import type { DeskValue } from '../desk/desk-context.ts';

/** Makes an annotation of the open transcript an example of its tag: its words, and the title that they stand under. */
export function addExample(
  { content, tags }: Pick<DeskValue, 'content' | 'tags'>,
  annotation: Annotation,
): void {
  const tag = tags.get(annotation.tag);
  if (!content || !tag) return;
  const example = { quote: quoteOf(content.text, annotation.span), source: content.transcript.title };
  if (tag.examples.some(({ quote, source }) => quote === example.quote && source === example.source)) {
    saving.say(`This is an example of “${tag.name}” already`);
    return;
  }
  host()
    .call('tags.update', { id: tag.id, examples: [...tag.examples, example] })
    .then(
      () => saving.say(`Now an example of “${tag.name}”`),
      (error: unknown) => saving.fail(sentenceOf(error)),
    );
}
