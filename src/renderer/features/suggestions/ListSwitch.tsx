import { useDesk } from '../desk/desk-context.ts';
import { countStates } from './filter.ts';
import { type ListName, showList } from './shown-list.ts';
import { useAllSuggestions } from './use-suggestions.ts';

/** Leads from the list of annotations to that of suggestions, and back. */
export function ListSwitch({ to }: { to: ListName }) {
  const { suggestions, transcript } = useDesk();
  const { open } = countStates(useAllSuggestions(suggestions));
  if (!transcript) return null;
  return (
    <button type="button" className="link-button list-switch" onClick={() => showList(to)}>
      {to === 'annotations'
        ? 'Annotations'
        : open === 0
          ? 'Suggestions'
          : `${open.toLocaleString()} suggested`}
    </button>
  );
}
