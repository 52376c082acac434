import { useMemo, useRef } from 'react';
import { type DragAndDropHooks, useDragAndDrop } from 'react-aria-components';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import type { CountedTag } from '../desk/desk-context.ts';
import { placeOfDrop, type TagPlace } from './tag-moves.ts';
import type { TagRow } from './tag-rows.ts';

/** A tag with what stands under it. */
export interface TagNode {
  id: string;
  row: TagRow<CountedTag>;
  children: TagNode[];
}

/** The rows of the codebook as a tree. */
export function useTagTree(rows: readonly TagRow<CountedTag>[]): TagNode[] {
  return useMemo(() => {
    const nodes = new Map(rows.map((row) => [row.tag.id, { id: row.tag.id, row, children: [] } as TagNode]));
    const roots: TagNode[] = [];
    for (const node of nodes.values()) {
      const parent = node.row.depth === 0 ? undefined : nodes.get(node.row.tag.parent ?? '');
      (parent?.children ?? roots).push(node);
    }
    return roots;
  }, [rows]);
}

export function moveTag(id: string, place: TagPlace): void {
  host()
    .call('tags.move', { id, ...place })
    .catch((error: unknown) => saving.fail(sentenceOf(error)));
}

/** Lets tags be dragged before, after and under others, with the mouse, by touch or by the keyboard. */
export function useTagDrag(rows: readonly TagRow<CountedTag>[]): DragAndDropHooks<TagNode> {
  const dragged = useRef<string | null>(null);
  const { dragAndDropHooks } = useDragAndDrop<TagNode>({
    getItems: (keys) =>
      [...keys].map((key) => ({
        'text/plain': rows.find(({ tag }) => tag.id === key)?.tag.name ?? '',
      })),
    onDragStart: ({ keys }) => {
      [dragged.current] = [...keys].map(String) as [string];
    },
    getDropOperation: (target) =>
      target.type === 'item' &&
      dragged.current !== null &&
      placeOfDrop(rows, dragged.current, { key: String(target.key), dropPosition: target.dropPosition })
        ? 'move'
        : 'cancel',
    onMove: ({ keys, target }) => {
      const [key] = keys;
      const place = placeOfDrop(rows, String(key), {
        key: String(target.key),
        dropPosition: target.dropPosition,
      });
      if (place) moveTag(String(key), place);
    },
  });
  return dragAndDropHooks;
}
