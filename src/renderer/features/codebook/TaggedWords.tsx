import type { TaggedAnnotation } from '../../../contract/codebook-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import { valuesInWords } from '../views/values-in-words.ts';

/** An annotation in the list of its tag: its words, where it stands, whose it is, its values. */
export function TaggedWords({ annotation }: { annotation: TaggedAnnotation }) {
  const { tags, annotators, me } = useDesk();
  const { tag, quote, title, annotator, values, note } = annotation;
  const whose = annotator === me.id ? 'you' : (annotators.find(({ id }) => id === annotator)?.name ?? '');
  const said = valuesInWords(tags.get(tag)?.attributes ?? [], values);
  return (
    <span className="tagged-words">
      <span className="tagged-quote">{quote}</span>
      <span className="tagged-where">
        {[title, whose, said, note].filter((part) => part !== '').join(' · ')}
      </span>
    </span>
  );
}
