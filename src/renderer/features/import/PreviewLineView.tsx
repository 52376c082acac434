import type { MouseEvent } from 'react';
import { KIND_NAMES, type PreviewLine, plural } from './preview-lines.ts';

interface Props {
  id: string;
  index: number;
  count: number;
  /** Pixels from the top of the list. */
  top: number;
  measure: (element: Element | null) => void;
  line: PreviewLine;
  selected: boolean;
  active: boolean;
  onClick: (index: number, event: MouseEvent) => void;
}

/** One block of the text preview, with its kind in the margin. */
export function PreviewLineView({ id, index, count, top, measure, line, selected, active, onClick }: Props) {
  return (
    <div
      ref={measure}
      id={id}
      role="option"
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      data-kind={line.kind}
      data-active={active || undefined}
      data-opens={line.opensTurn || undefined}
      className="import-line"
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onClick(index, event)}
    >
      <span className="import-line-kind">{KIND_NAMES[line.kind]}</span>
      <span className="import-line-text">
        {line.shown}
        {line.more > 0 && <span className="import-line-more"> … {plural(line.more, 'more character')}</span>}
        {line.name && <span className="import-line-name"> is {line.name}</span>}
      </span>
    </div>
  );
}
