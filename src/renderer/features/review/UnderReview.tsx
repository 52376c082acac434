import type { Annotation } from '../../../core/model/annotation.ts';
import { quoteOf } from '../../../core/model/span.ts';
import { Facts } from '../annotations/Facts.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { valuesInWords } from '../views/values-in-words.ts';

/** The annotation as its annotator made it. */
export function UnderReview({ annotation }: { annotation: Annotation }) {
  const { tags, content, annotators } = useDesk();
  const tag = tags.get(annotation.tag);
  const whose = annotators.find(({ id }) => id === annotation.annotator)?.name ?? 'Somebody';
  const open = content?.transcript.id === annotation.transcript;
  const said = valuesInWords(tag?.attributes ?? [], annotation.values);
  return (
    <div className="view-stack under-review" data-colour={tag?.colour}>
      <div className="under-review-tag">
        <span className="swatch" />
        <strong>{tag?.name ?? 'Unknown tag'}</strong>
      </div>
      {open && <blockquote className="quote">{quoteOf(content.text, annotation.span)}</blockquote>}
      {said !== '' && <p className="under-review-values">{said}</p>}
      {annotation.note !== '' && (
        <p className="under-review-note">
          <span className="field-name">Note</span> {annotation.note}
        </p>
      )}
      <Facts annotation={annotation} whose={whose} />
    </div>
  );
}
