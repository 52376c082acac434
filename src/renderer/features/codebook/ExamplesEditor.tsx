import { Plus, Trash2 } from 'lucide-react';
import { v7 as uuidv7 } from 'uuid';
import { IconButton } from '../../kit/IconButton.tsx';
import type { ExampleDraft } from './tag-draft.ts';

interface Props {
  examples: readonly ExampleDraft[];
  onChange: (examples: ExampleDraft[]) => void;
}

/** Words that the tag is given to, each with where they stand. Annotations are taken as examples in their own panel. */
export function ExamplesEditor({ examples, onChange }: Props) {
  const set = (at: number, part: Partial<ExampleDraft>): void =>
    onChange(examples.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="examples">
      <legend className="field-name">Examples</legend>
      {examples.length === 0 && (
        <p className="tag-form-hint">
          Words that the tag is given to. An annotation becomes one by <em>Use as an example</em> in its
          panel.
        </p>
      )}
      {examples.map(({ line, quote, source }, i) => (
        <div key={line} className="example">
          <textarea
            className="input"
            aria-label={`Example ${i + 1}`}
            placeholder="The words"
            autoFocus={quote === '' && source === ''}
            value={quote}
            onChange={(event) => set(i, { quote: event.target.value })}
          />
          <input
            className="input"
            aria-label={`Where example ${i + 1} stands`}
            placeholder="Where they stand"
            maxLength={2_000}
            value={source}
            onChange={(event) => set(i, { source: event.target.value })}
          />
          <IconButton label={`Delete example ${i + 1}`} onPress={() => onChange(examples.toSpliced(i, 1))}>
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </div>
      ))}
      <button
        type="button"
        className="button"
        data-variant="quiet"
        onClick={() => onChange([...examples, { line: uuidv7(), quote: '', source: '' }])}
      >
        <Plus size={15} aria-hidden />
        Add an example
      </button>
    </fieldset>
  );
}
