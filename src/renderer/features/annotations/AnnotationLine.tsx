import type { Annotation } from '../../../core/model/annotation.ts';
import { quoteOf } from '../../../core/model/span.ts';
import { useDesk } from '../desk/desk-context.ts';

/** As much of a quote as two lines can hold (UTF-16). */
const LONGEST = 240;

interface Props {
  annotation: Annotation;
  isSelected: boolean;
  isTabStop: boolean;
  onGo: () => void;
}

/** One annotation in the list: its tag, who speaks, its words. */
export function AnnotationLine({ annotation, isSelected, isTabStop, onGo }: Props) {
  const { tags, speakers, places, content, annotators, me } = useDesk();
  const tag = tags.get(annotation.tag);
  const speaker = places?.speakerAt(annotation.span[0]![0]) ?? null;
  const who = speaker === null ? '' : (speakers.get(speaker)?.name ?? '');
  const whose = annotators.find(({ id }) => id === annotation.annotator)?.name ?? '';
  const quote = content ? quoteOf(content.text, annotation.span).slice(0, LONGEST) : '';
  return (
    <button
      type="button"
      className="annotation-line"
      data-colour={tag?.colour}
      aria-current={isSelected ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={onGo}
    >
      <span className="annotation-head">
        <span className="annotation-tag">{tag?.name ?? 'Unknown tag'}</span>
        <span className="annotation-who">
          {[who, annotation.annotator === me.id ? '' : whose].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className="annotation-quote">{quote}</span>
    </button>
  );
}
