import type { ReactNode } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import type { ViewId } from './view-ids.ts';

interface Props {
  title: string;
  /** Views that have what is to be done next. */
  go?: readonly { view: ViewId; label: string }[];
  children: ReactNode;
}

/** A view with nothing to show: why, and what to do next. */
export function EmptyView({ title, go = [], children }: Props) {
  const { setView } = useDesk();
  return (
    <div className="empty view-empty">
      <h2>{title}</h2>
      {children}
      <div className="view-empty-go">
        {go.map(({ view, label }) => (
          <button key={view} type="button" className="button" onClick={() => setView(view)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
