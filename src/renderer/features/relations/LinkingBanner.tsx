import { X } from 'lucide-react';
import { IconButton } from '../../kit/IconButton.tsx';
import { useDesk } from '../desk/desk-context.ts';

/** What is being linked, and how to go on: over the text as long as it lasts. */
export function LinkingBanner() {
  const { linking, relationTypes, stopLink, transcripts } = useDesk();
  if (!linking) return null;
  const type = relationTypes.find(({ id }) => id === linking.type)?.name ?? '';
  return (
    <div className="linking" role="status">
      <p>
        <span className="linking-quote">“{linking.quote}”</span> <strong>{type}</strong> …{' '}
        <span className="linking-hint">
          Click an annotation, or choose one in the list with Enter
          {(transcripts?.length ?? 0) > 1 ? '; it may stand in another transcript' : ''}.
        </span>
      </p>
      <IconButton label="Stop linking" keys="Esc" onPress={stopLink}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
