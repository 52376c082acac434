import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import type { Layout } from '../../../core/model/layout.ts';
import type { BlockKind } from '../../../core/model/structure.ts';
import { goTo, lineOfKey, lineSelection, toggle } from './line-selection.ts';
import { indexAt, previewLine } from './preview-lines.ts';
import { KindToolbar, kindOfKey } from './KindToolbar.tsx';
import { PreviewLineView } from './PreviewLineView.tsx';

interface Props {
  text: string;
  layout: Layout;
  /** Where to go: a new object each time, so that one can go to the same place twice. */
  jump: { start: number } | null;
  disabled: boolean;
  onKind: (starts: number[], kind: BlockKind) => void;
  onBack: () => void;
  onForth: () => void;
}

/** The text as it will be laid out: a list of its blocks, of which only those in view are in the page. */
export function TextPreview({ text, layout, jump, disabled, onKind, onBack, onForth }: Props) {
  const { blocks } = layout;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState(() => lineSelection(0));
  const active = Math.min(selection.active, blocks.length - 1);
  const rows = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      12 + 22 * Math.ceil((Math.min(blocks[index]!.end - blocks[index]!.start, 4_000) + 1) / 75),
    overscan: 6,
    // The active line is kept in the page: aria-activedescendant has to point at something.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const seen = Array.from({ length: to - from + 1 }, (_, n) => from + n);
      return active < from ? [active, ...seen] : active > to ? [...seen, active] : seen;
    },
  });
  const show = (index: number): void => rows.scrollToIndex(index, { align: 'auto' });

  useEffect(() => {
    if (!jump) return;
    const index = indexAt(blocks, jump.start);
    setSelection(lineSelection(index));
    rows.scrollToIndex(index, { align: 'start' });
    // Only a new jump moves the view: corrections of the layout leave the reader where they are.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [jump]);

  const mark = (kind: BlockKind): void => {
    onKind(
      [...selection.selected].flatMap((index) => (blocks[index] ? [blocks[index].start] : [])),
      kind,
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    const to = lineOfKey(event.key, active, blocks.length, Math.max(1, rows.getVirtualItems().length - 8));
    const kind = command || event.altKey ? null : kindOfKey(event.key);
    if (to !== null && !event.altKey) {
      setSelection(goTo({ ...selection, active }, to, blocks.length, event.shiftKey));
      show(to);
    } else if (kind && !disabled) mark(kind);
    else if (event.key === ' ' && command) setSelection(toggle(selection, active));
    else if (command && event.key.toLowerCase() === 'a')
      setSelection({ ...selection, selected: new Set(blocks.keys()) });
    else if (command && event.key.toLowerCase() === 'z' && !disabled) (event.shiftKey ? onForth : onBack)();
    else if (command && event.key.toLowerCase() === 'y' && !disabled) onForth();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onLine = (index: number, event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey) setSelection(toggle(selection, index));
    else setSelection(goTo(selection, index, blocks.length, event.shiftKey));
  };

  return (
    <section className="import-text" aria-label="Text preview">
      <KindToolbar
        selected={selection.selected.size}
        kind={selection.selected.size === 1 ? blocks[active]?.kind : undefined}
        disabled={disabled}
        onKind={mark}
      />
      <div
        ref={scroller}
        className="import-lines"
        role="listbox"
        aria-label="Text as it will be laid out"
        aria-multiselectable
        tabIndex={0}
        aria-activedescendant={blocks.length > 0 ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start, key }) => (
            <PreviewLineView
              key={key}
              id={`${id}-${index}`}
              index={index}
              count={blocks.length}
              top={start}
              measure={rows.measureElement}
              line={previewLine(text, layout, index)}
              selected={selection.selected.has(index)}
              active={index === active}
              onClick={onLine}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
