import { EditorView } from '@codemirror/view';
import { useLayoutEffect, useRef } from 'react';
import type { Draft } from './draft.ts';

interface Props {
  draft: Draft;
  onView: (view: EditorView | null) => void;
  /** The text was changed; the draft has the state already. */
  onChange: () => void;
}

/**
 * The text, open to typing. It has a shadow root, since the editor brings style sheets of its own, which the page's policy
 * takes only there.
 */
export function TextEditor({ draft, onView, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ onView, onChange });
  useLayoutEffect(() => {
    latest.current = { onView, onChange };
  });
  useLayoutEffect(() => {
    const element = host.current!;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open', delegatesFocus: true });
    const view = new EditorView({
      state: draft.state,
      root,
      parent: root,
      dispatchTransactions: (transactions) => {
        view.update(transactions);
        draft.state = view.state;
        if (transactions.some(({ docChanged }) => docChanged)) latest.current.onChange();
      },
    });
    latest.current.onView(view);
    view.focus();
    view.dispatch({
      effects: EditorView.scrollIntoView(draft.state.selection.main.head, { y: 'start', yMargin: 80 }),
    });
    return () => {
      latest.current.onView(null);
      view.destroy();
    };
  }, [draft]);
  return <div ref={host} className="correct-text" data-text-host />;
}
