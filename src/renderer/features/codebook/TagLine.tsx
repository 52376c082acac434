import { MenuItem, Separator } from 'react-aria-components';
import { saving } from '../../app/saving.ts';
import { RowMenu } from '../../kit/RowMenu.tsx';
import { count } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { type CountedTag, useDesk } from '../desk/desk-context.ts';
import type { TagQuestion } from './CodebookPanel.tsx';
import { movesOf, type TagRow } from './tag-rows.ts';

interface Props {
  row: TagRow<CountedTag>;
  onAsk: (question: TagQuestion) => void;
}

/** A tag: pressing it tags what is selected of the text; where nothing is, the list shows its annotations alone. */
export function TagLine({ row, onAsk }: Props) {
  const { rows, range, listTag, setListTag, tagSelection } = useDesk();
  const { tag, depth } = row;
  const moves = movesOf(rows, row);
  const onAction = (key: string): void => {
    if (key === 'edit' || key === 'delete') onAsk({ type: key, row });
    else if (key === 'create') onAsk({ type: 'create', parent: tag.id });
    else {
      const move = key === 'up' ? moves.up : moves.down;
      if (move)
        host()
          .call('tags.move', { id: tag.id, ...move })
          .catch((error: unknown) => saving.fail(sentenceOf(error)));
    }
  };
  const narrowed = listTag === tag.id;
  return (
    <li className="row" data-colour={tag.colour}>
      <button
        type="button"
        className="row-main"
        style={{ paddingInlineStart: 6 + depth * 16 }}
        title={range ? `Tag the selection as ${tag.name}` : tag.definition || undefined}
        aria-pressed={narrowed}
        aria-label={`${tag.name}, ${count(tag.annotations, 'annotation')}${tag.key === '' ? '' : `, key ${tag.key}`}`}
        // The text keeps its selection.
        onMouseDown={(event) => range && event.preventDefault()}
        onClick={() => {
          if (!range || !tagSelection(tag.id)) setListTag(narrowed ? '' : tag.id);
        }}
      >
        <span className="swatch" />
        <span className="row-name">{tag.name}</span>
        {tag.key !== '' && <kbd>{tag.key}</kbd>}
        <span className="row-count">{tag.annotations.toLocaleString()}</span>
      </button>
      <RowMenu
        label={`Actions for ${tag.name}`}
        disabledKeys={[...(moves.up ? [] : ['up']), ...(moves.down ? [] : ['down'])]}
        onAction={onAction}
      >
        <MenuItem id="edit" className="menu-item">
          Edit…
        </MenuItem>
        <MenuItem id="create" className="menu-item">
          New tag under it…
        </MenuItem>
        <MenuItem id="up" className="menu-item">
          Move up
        </MenuItem>
        <MenuItem id="down" className="menu-item">
          Move down
        </MenuItem>
        <Separator className="menu-separator" />
        <MenuItem id="delete" className="menu-item" data-tone="danger">
          Delete…
        </MenuItem>
      </RowMenu>
    </li>
  );
}
