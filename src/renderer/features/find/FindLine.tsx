import { type CSSProperties, memo } from 'react';
import type { FoundLine } from '../../../contract/find-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import { isInText } from './project-find.ts';
import { isRightToLeft } from './rows.ts';
import { fieldOf } from './words.ts';

interface Props {
  line: FoundLine;
  index: number;
  /** From 1. */
  row: number;
  style: CSSProperties;
  isCurrent: boolean;
  isTabStop: boolean;
  isTicked: boolean;
  onGo: () => void;
  /** `range`: with all since the one that was ticked last. */
  onTick: (range: boolean) => void;
}

/** A hit between what stands before and after it, hits under one another. */
export const FindLine = memo(
  function FindLine({ line, index, row, style, isCurrent, isTabStop, isTicked, onGo, onTick }: Props) {
    const { speakers } = useDesk();
    const who =
      line.in === 'text' || line.in === 'quotes'
        ? (speakers.get(line.speaker ?? '')?.name ?? '')
        : fieldOf(line);
    const rtl = isRightToLeft(line.hit + line.before + line.after);
    return (
      <div
        role="row"
        aria-rowindex={row}
        aria-selected={isTicked}
        aria-current={isCurrent || undefined}
        data-line={index}
        tabIndex={isTabStop ? 0 : -1}
        className="find-row"
        style={style}
        onClick={(event) => {
          if (!(event.target instanceof HTMLInputElement)) onGo();
        }}
      >
        <div role="gridcell" className="find-tick">
          {isInText(line) && (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label="Tick"
              checked={isTicked}
              // The state is the click's: with Shift it may tick more than this one.
              onChange={() => {}}
              onClick={(event) => onTick(event.shiftKey)}
            />
          )}
        </div>
        <div role="gridcell" className="find-who" title={who}>
          {who}
        </div>
        <div role="gridcell" className="kwic" dir={rtl ? 'rtl' : 'ltr'}>
          <span className="kwic-before">
            <bdi>{line.before}</bdi>
          </span>
          <span className="kwic-rest">
            <mark>{line.hit}</mark>
            <bdi>{line.after}</bdi>
          </span>
        </div>
      </div>
    );
  },
  (a, b) =>
    a.line === b.line &&
    a.isCurrent === b.isCurrent &&
    a.isTabStop === b.isTabStop &&
    a.isTicked === b.isTicked &&
    a.row === b.row &&
    a.style.transform === b.style.transform,
);
