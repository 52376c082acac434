import { Menu, MenuItem } from 'react-aria-components';
import { quoteOf } from '../../../core/model/span.ts';
import { PointPopover } from '../../kit/PointPopover.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { Hit } from './use-reader-input.ts';

/** Several annotations lie where the user clicked: which one is meant? The shortest stands first. */
export function HitPicker({ hit, onClose }: { hit: Hit | null; onClose: () => void }) {
  const { annotations, tags, annotators, content, choose } = useDesk();
  if (!hit || !annotations || !content) return null;
  const found = hit.ids.flatMap((id) => annotations.get(id) ?? []);
  if (found.length === 0) return null;
  const name = (id: string): string => annotators.find((annotator) => annotator.id === id)?.name ?? '';
  return (
    <PointPopover key={hit.ids.join()} x={hit.x} y={hit.y} label="Annotations here" onClose={onClose}>
      <Menu
        className="menu hit-menu"
        aria-label="Annotations here"
        autoFocus="first"
        onClose={onClose}
        onAction={(id) => {
          choose(String(id));
          onClose();
        }}
      >
        {found.map(({ id, tag, annotator, span }) => {
          const look = tags.get(tag);
          return (
            <MenuItem
              key={id}
              id={id}
              className="menu-item"
              textValue={look?.name ?? ''}
              data-colour={look?.colour}
            >
              <span className="swatch" />
              <span className="hit-tag">{look?.name}</span>
              <span className="hit-quote">{quoteOf(content.text, span)}</span>
              <span className="menu-item-note">{name(annotator)}</span>
            </MenuItem>
          );
        })}
      </Menu>
    </PointPopover>
  );
}
