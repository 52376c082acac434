import { Quote } from 'lucide-react';
import type { Tag } from '../../../core/model/codebook.ts';

/** What a tag means and how to use it, beside where it is given: folded away until one asks. */
export function TagGuide({ tag }: { tag: Tag }) {
  const { definition, guidelines, examples, note } = tag;
  if (definition === '' && guidelines === '' && examples.length === 0 && note === '') return null;
  return (
    <details className="tag-guide">
      <summary>{definition === '' ? 'Guidelines' : firstLine(definition)}</summary>
      {definition !== '' && definition !== firstLine(definition) && <p>{definition}</p>}
      {guidelines !== '' && <p className="tag-guide-how">{guidelines}</p>}
      {examples.length > 0 && (
        <ul aria-label={`Examples of ${tag.name}`}>
          {examples.map(({ quote, source }) => (
            <li key={`${quote} ${source}`}>
              <Quote size={12} aria-hidden />
              <span>
                <span className="tagged-quote">{quote}</span>
                {source !== '' && <span className="tagged-where"> {source}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {note !== '' && <p className="view-words">{note}</p>}
    </details>
  );
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)![0];
