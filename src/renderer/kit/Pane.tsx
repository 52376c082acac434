import './pane.css';
import { type ReactNode, useId, useRef } from 'react';
import { useKeepFocus } from './keep-focus.ts';

interface Props {
  /** Its name for F6, in `data-pane`. */
  name: string;
  title: string;
  /** After the title: a count, in words of few letters. */
  note?: ReactNode;
  /** Buttons at the end of the title's line. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a side panel: a title and what belongs to it, scrolling by itself. */
export function Pane({ name, title, note, actions, children }: Props) {
  const heading = useId();
  const part = useRef<HTMLElement>(null);
  useKeepFocus(part);
  return (
    // A group rather than a landmark: the panel around it is one.
    <section
      ref={part}
      role="group"
      className="pane"
      data-pane={name}
      aria-labelledby={heading}
      tabIndex={-1}
    >
      <header className="pane-head">
        <h2 id={heading}>{title}</h2>
        {note !== undefined && <span className="pane-note">{note}</span>}
        <div className="pane-actions">{actions}</div>
      </header>
      {children}
    </section>
  );
}
