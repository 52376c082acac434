import { Check, PencilLine, Tag, X } from 'lucide-react';
import type { SuggestionState } from '../../../core/model/suggestion.ts';
import { quoteOf } from '../../../core/model/span.ts';
import type { ListedSuggestion } from '../../../contract/suggestion-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import { valuesInWords } from '../views/values-in-words.ts';

export const STATE_WORDS: Record<SuggestionState, string> = {
  open: 'Open',
  accepted: 'Accepted',
  changed: 'Accepted with a change',
  rejected: 'Rejected',
  tagged: 'Tagged by you',
};
const SIGNS = { accepted: Check, changed: PencilLine, rejected: X, tagged: Tag };

/** A word on a decided suggestion, with a sign. */
export function StateWords({ state }: { state: SuggestionState }) {
  if (state === 'open') return null;
  const Sign = SIGNS[state];
  return (
    <span className="suggestion-state" data-state={state}>
      <Sign size={13} aria-hidden />
      {STATE_WORDS[state]}
    </span>
  );
}

/** One suggestion in the list: its words, what they would say, and one's own word on it. */
export function SuggestionLine({ suggestion }: { suggestion: ListedSuggestion }) {
  const { content, tags } = useDesk();
  const said = valuesInWords(tags.get(suggestion.tag)?.attributes ?? [], suggestion.values);
  return (
    <span className="suggestion-line">
      <span className="suggestion-quote">{content ? quoteOf(content.text, suggestion.span) : ''}</span>
      {(said !== '' || suggestion.state !== 'open') && (
        <span className="suggestion-said">
          <span className="suggestion-values">{said}</span>
          <StateWords state={suggestion.state} />
        </span>
      )}
    </span>
  );
}
