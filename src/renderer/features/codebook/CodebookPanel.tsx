import './codebook.css';
import { Plus } from 'lucide-react';
import { MenuItem, Separator } from 'react-aria-components';
import { IconButton } from '../../kit/IconButton.tsx';
import { Pane } from '../../kit/Pane.tsx';
import { RowMenu } from '../../kit/RowMenu.tsx';
import { useQuery } from '../../platform/host.ts';
import { useKeysOf } from '../commands/bindings.ts';
import { useDesk } from '../desk/desk-context.ts';
import { CodebookTree } from './CodebookTree.tsx';
import { exportCodebook } from './export-codebook.ts';
import { askTag } from './tag-question.ts';

/** The project's tags: what they are for, how often they were used, and ways to change them. */
export function CodebookPanel() {
  const { rows, show } = useDesk();
  const outdated = useQuery('tags.outdated', {}, ['tag', 'attribute', 'annotation', 'transcript', 'pass']);
  const keys = useKeysOf('codebook.newTag');
  const onAction = (key: string): void => {
    if (key === 'types') show('relationTypes');
    else if (key === 'import') askTag({ type: 'import' });
    else void exportCodebook(key as 'json' | 'csv');
  };
  return (
    <Pane
      name="codebook"
      title="Codebook"
      actions={
        <>
          <IconButton label="New tag" keys={keys} onPress={() => askTag({ type: 'create', parent: null })}>
            <Plus size={16} aria-hidden />
          </IconButton>
          <RowMenu label="Actions for the codebook" onAction={onAction}>
            <MenuItem id="import" className="menu-item">
              Import a codebook…
            </MenuItem>
            <MenuItem id="json" className="menu-item">
              Export as JSON…
            </MenuItem>
            <MenuItem id="csv" className="menu-item">
              Export as CSV…
            </MenuItem>
            <Separator className="menu-separator" />
            <MenuItem id="types" className="menu-item">
              Types of relations…
            </MenuItem>
          </RowMenu>
        </>
      }
    >
      {rows.length === 0 && <p className="pane-empty">No tags. Create one to begin tagging.</p>}
      <div className="pane-scroll">{rows.length > 0 && <CodebookTree outdated={outdated.data ?? {}} />}</div>
    </Pane>
  );
}
