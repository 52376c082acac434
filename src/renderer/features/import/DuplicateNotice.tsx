import type { Duplicate } from './queue.ts';

interface Props {
  duplicates: readonly Duplicate[];
  anyway: boolean;
  disabled: boolean;
  onAnyway: (anyway: boolean) => void;
}

/** Says that the same text is there already, and asks whether it is wanted a second time. */
export function DuplicateNotice({ duplicates, anyway, disabled, onAnyway }: Props) {
  if (duplicates.length === 0) return null;
  const inProject = duplicates.filter((d) => d.where === 'project').map((d) => `“${d.title}”`);
  const inQueue = duplicates.filter((d) => d.where === 'queue').map((d) => `“${d.title}”`);
  return (
    <div className="notice" data-tone="warn" role="alert">
      {inProject.length > 0 && <p>This text is in the project already, as {inProject.join(', ')}.</p>}
      {inQueue.length > 0 && <p>This text is in the list already, as {inQueue.join(', ')}.</p>}
      <label className="check">
        <input
          type="checkbox"
          checked={anyway}
          disabled={disabled}
          onChange={(event) => onAnyway(event.target.checked)}
        />
        Import it anyway, as another transcript
      </label>
    </div>
  );
}
