import { ChevronRight, GripVertical, TimerReset } from 'lucide-react';
import { useState } from 'react';
import { Button, Collection, type Key, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { IconButton } from '../../kit/IconButton.tsx';
import { count } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { TagMenu } from './TagMenu.tsx';
import { askTag } from './tag-question.ts';
import { type TagNode, useTagDrag, useTagTree } from './use-tag-tree.ts';

interface Props {
  /** By tag: annotations that were made under another revision than its present one. */
  outdated: Readonly<Record<string, number>>;
}

/** The tags as a tree: pressing one tags what is selected of the text; where nothing is, the list shows its annotations alone. */
export function CodebookTree({ outdated }: Props) {
  const { rows, range, listTag, setListTag, tagSelection } = useDesk();
  const roots = useTagTree(rows);
  const dragAndDropHooks = useTagDrag(rows);
  const [folded, setFolded] = useState<ReadonlySet<Key>>(new Set());
  const parents = rows.filter(({ tag }) =>
    rows.some((other) => other.depth > 0 && other.tag.parent === tag.id),
  );
  const press = (key: Key): void => {
    const id = String(key);
    if (range && tagSelection(id)) focusReader();
    else setListTag(listTag === id ? '' : id);
  };
  const node = ({ id, row, children }: TagNode) => {
    const { tag } = row;
    const old = outdated[id] ?? 0;
    const label = [
      tag.name,
      count(tag.annotations, 'annotation'),
      ...(tag.key === '' ? [] : [`key ${tag.key}`]),
      ...(old > 0 ? [`${old} made before its definition changed`] : []),
      ...(listTag === id ? ['the list shows it alone'] : []),
    ].join(', ');
    return (
      <TreeItem
        id={id}
        textValue={tag.name}
        aria-label={label}
        className="row tag-row"
        data-colour={tag.colour}
        data-narrowed={listTag === id || undefined}
      >
        <TreeItemContent>
          {({ hasChildItems, level }) => (
            <div
              className="row-main"
              style={{ paddingInlineStart: 10 + (level - 1) * 16 }}
              title={range ? `Tag the selection as ${tag.name}` : tag.definition || undefined}
            >
              <Button slot="drag" className="icon-button tag-grip" aria-label={`Move ${tag.name}`}>
                <GripVertical size={12} aria-hidden />
              </Button>
              {hasChildItems ? (
                <Button slot="chevron" className="tag-chevron">
                  <ChevronRight size={14} aria-hidden />
                </Button>
              ) : (
                <span className="tag-chevron" />
              )}
              <span className="swatch" />
              <span className="row-name">{tag.name}</span>
              {old > 0 && (
                <IconButton
                  className="tag-old"
                  label={`${count(old, 'annotation')} of ${tag.name} made before its definition changed`}
                  onPress={() => askTag({ type: 'outdated', tag: id })}
                >
                  <TimerReset size={14} aria-hidden />
                </IconButton>
              )}
              {tag.key !== '' && <kbd>{tag.key}</kbd>}
              <span className="row-count">{tag.annotations.toLocaleString()}</span>
              <TagMenu row={row} />
            </div>
          )}
        </TreeItemContent>
        <Collection items={children}>{node}</Collection>
      </TreeItem>
    );
  };
  return (
    <Tree
      aria-label="Codebook"
      className="codebook-tree"
      items={roots}
      dependencies={[range, listTag, outdated, rows]}
      selectionMode="none"
      dragAndDropHooks={dragAndDropHooks}
      expandedKeys={parents.flatMap(({ tag }) => (folded.has(tag.id) ? [] : tag.id))}
      onExpandedChange={(open) =>
        setFolded(new Set(parents.flatMap(({ tag }) => (open.has(tag.id) ? [] : tag.id))))
      }
      onAction={press}
    >
      {node}
    </Tree>
  );
}
