import { Button, Toolbar } from 'react-aria-components';
import type { BlockKind } from '../../../core/model/structure.ts';
import { KIND_NAMES, plural } from './preview-lines.ts';

/** The kinds that a line can be set to in the preview, with their keys. */
const CHOICES: readonly { kind: BlockKind; key: string }[] = [
  { kind: 'paragraph', key: 't' },
  { kind: 'furniture', key: 'f' },
  { kind: 'heading', key: 'h' },
  { kind: 'byline', key: 'b' },
  { kind: 'speaker', key: 's' },
];

/** The kind that a key stands for; null for other keys. */
export const kindOfKey = (key: string): BlockKind | null =>
  CHOICES.find((choice) => choice.key === key.toLowerCase())?.kind ?? null;

interface Props {
  /** How many lines are selected. */
  selected: number;
  /** The kind of the one selected line; undefined where several are. */
  kind: BlockKind | undefined;
  disabled: boolean;
  onKind: (kind: BlockKind) => void;
}

/** Says what the selected lines are; the keys do the same in the list. */
export function KindToolbar({ selected, kind, disabled, onKind }: Props) {
  return (
    <Toolbar className="import-kinds" aria-label="Kind of the selected lines">
      <span className="import-kinds-label">
        {selected > 1 ? `${plural(selected, 'line')} are` : 'This line is'}
      </span>
      {CHOICES.map((choice) => (
        <Button
          key={choice.kind}
          className="import-kind"
          isDisabled={disabled}
          aria-pressed={choice.kind === kind}
          onPress={() => onKind(choice.kind)}
        >
          {KIND_NAMES[choice.kind]} <kbd>{choice.key.toUpperCase()}</kbd>
        </Button>
      ))}
    </Toolbar>
  );
}
