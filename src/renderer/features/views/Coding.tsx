import { quoteOf, type Span } from '../../../core/model/span.ts';
import { useDesk } from '../desk/desk-context.ts';
import { valuesInWords } from './values-in-words.ts';

interface Props {
  /** Null: nothing stands here. */
  tag: string | null;
  /** UTF-16, in the open transcript; absent where another one is open. */
  span?: Span | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  /** After the tag: whose it is. */
  who?: string | undefined;
}

/** As much of a quote as is shown in a line (UTF-16). */
const LONGEST = 400;

/** A coding in few lines: its tag, its words, its attributes. */
export function Coding({ tag: id, span, values = {}, who = '' }: Props) {
  const { tags, content } = useDesk();
  const tag = id === null ? undefined : tags.get(id);
  const said = tag ? valuesInWords(tag.attributes, values) : '';
  const quote = content && span ? quoteOf(content.text, span) : '';
  return (
    <span className="coding" data-colour={tag?.colour}>
      <span className="coding-head">
        {id !== null && <span className="swatch" />}
        <span className="coding-tag">{id === null ? 'None of these' : (tag?.name ?? 'Unknown tag')}</span>
        {who !== '' && <span className="coding-who">{who}</span>}
      </span>
      {quote !== '' && (
        <span className="coding-quote">
          {quote.length > LONGEST ? `${quote.slice(0, LONGEST).trimEnd()}…` : quote}
        </span>
      )}
      {said !== '' && <span className="coding-values">{said}</span>}
    </span>
  );
}
