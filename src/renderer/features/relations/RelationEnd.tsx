import type { QuotedAnnotation } from '../../../contract/codebook-types.ts';
import { useDesk } from '../desk/desk-context.ts';

/** An annotation at an end of a relation: its tag and its words. */
export function RelationEnd({ end, whole = false }: { end: QuotedAnnotation; whole?: boolean }) {
  const { tags } = useDesk();
  const tag = tags.get(end.tag);
  return (
    <span className="relation-side" data-colour={tag?.colour} data-whole={whole || undefined}>
      <span className="relation-tag">
        <span className="swatch" />
        {tag?.name ?? 'Unknown tag'}
      </span>
      <span className="relation-quote">{end.quote}</span>
      <span className="relation-where">
        {end.title}
        {end.span === null && ' (not in its present text)'}
      </span>
    </span>
  );
}
