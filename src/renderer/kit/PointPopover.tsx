import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';

interface Props {
  /** Where it opens, in pixels of the window. */
  x: number;
  y: number;
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A popover at a point of the window rather than at a button. */
export function PointPopover({ x, y, label, onClose, children }: Props) {
  const anchor = useRef<HTMLSpanElement>(null);
  // The popover measures its anchor, which is there only after the first render.
  const [placed, setPlaced] = useState(false);
  useEffect(() => setPlaced(true), []);
  return (
    <>
      <span ref={anchor} className="point-anchor" style={{ left: x, top: y }} />
      <Popover
        className="popover"
        aria-label={label}
        triggerRef={anchor}
        placement="bottom start"
        offset={4}
        isOpen={placed}
        onOpenChange={(open) => !open && onClose()}
      >
        {children}
      </Popover>
    </>
  );
}
