import type { ViewId } from './view-ids.ts';
import { VIEWS } from './views.tsx';

/** One of the views beside the coding view. */
export function OtherView({ id }: { id: ViewId }) {
  const View = VIEWS.find((view) => view.id === id)?.component;
  return View ? <View /> : null;
}
