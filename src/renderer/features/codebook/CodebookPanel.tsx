import './codebook.css';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { TagRow } from './tag-rows.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { useKeysOf } from '../commands/bindings.ts';
import { useRuns } from '../commands/runs.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import { DeleteTag } from './DeleteTag.tsx';
import { TagDialog } from './TagDialog.tsx';
import { TagLine } from './TagLine.tsx';

/** What the codebook's panel asks about in a dialog. */
export type TagQuestion =
  | { type: 'edit'; row: TagRow<CountedTag> }
  | { type: 'create'; parent: string | null }
  | { type: 'delete'; row: TagRow<CountedTag> };

/** The project's tags: what they are for, how often they were used, and ways to change them. */
export function CodebookPanel() {
  const { rows } = useDesk();
  const [question, ask] = useState<TagQuestion | null>(null);
  useRuns({ 'codebook.newTag': () => ask({ type: 'create', parent: null }) });
  const keys = useKeysOf('codebook.newTag');
  const close = (): void => ask(null);
  return (
    <Pane
      name="codebook"
      title="Codebook"
      actions={
        <IconButton label="New tag" keys={keys} onPress={() => ask({ type: 'create', parent: null })}>
          <Plus size={16} aria-hidden />
        </IconButton>
      }
    >
      {rows.length === 0 && <p className="pane-empty">No tags. Create one to begin tagging.</p>}
      <div className="pane-scroll">
        <ul className="pane-list" aria-label="Codebook">
          {rows.map((row) => (
            <TagLine key={row.tag.id} row={row} onAsk={ask} />
          ))}
        </ul>
      </div>
      {question?.type === 'edit' && <TagDialog tag={question.row.tag} onClose={close} />}
      {question?.type === 'create' && <TagDialog parent={question.parent} onClose={close} />}
      {question?.type === 'delete' && <DeleteTag row={question.row} onClose={close} />}
    </Pane>
  );
}
