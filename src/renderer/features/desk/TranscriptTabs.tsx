import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useDesk } from './desk-context.ts';

/** The transcripts that are open, in a line above the text. One alone needs no line. */
export function TranscriptTabs() {
  const { tabs, transcript, openTranscript, closeTab } = useDesk();
  const line = useRef<HTMLUListElement>(null);
  const active = transcript?.id;
  useEffect(() => {
    line.current
      ?.querySelector('[aria-current="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, tabs.length]);
  if (tabs.length < 2) return null;
  const focus = (id: string | undefined): void => {
    if (id !== undefined)
      line.current
        ?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const own = event.target instanceof HTMLElement ? event.target.dataset['tab'] : undefined;
    const at = tabs.findIndex(({ id }) => id === own);
    if (at < 0) return;
    const last = tabs.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) focus(tabs[Math.min(Math.max(to, 0), last)]?.id);
    else if (event.key === 'Delete') {
      focus((tabs[at + 1] ?? tabs[at - 1])?.id);
      closeTab(own!);
    } else return;
    event.preventDefault();
  };
  return (
    <nav className="tabs" aria-label="Open transcripts">
      <ul ref={line} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title }) => (
          <li
            key={id}
            className="tab"
            data-active={id === active || undefined}
            // The middle button closes, as it does in browsers.
            onAuxClick={(event) => event.button === 1 && closeTab(id)}
          >
            <button
              type="button"
              className="tab-title"
              data-tab={id}
              aria-current={id === active ? 'true' : undefined}
              // One stop for Tab; the arrows go along the line.
              tabIndex={id === active ? 0 : -1}
              title={title}
              onClick={() => openTranscript(id)}
            >
              {title}
            </button>
            <button
              type="button"
              className="tab-close"
              aria-label={`Close ${title}`}
              tabIndex={-1}
              onClick={() => closeTab(id)}
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
