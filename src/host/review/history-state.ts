import type { HistoryState } from '../../contract/types.ts';
import type { Action } from '../db/log.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';
import { touchesHidden } from './log-conditions.ts';

/** What one hides of an action that is about work which may not be seen. */
export const HIDDEN_SUMMARY = 'A change of work that is hidden until your pass is done';

/** What undo and redo would act on; the summary quotes nothing that blind mode hides. `actor`: null for nobody. */
export function historyState(project: Project, seen: Visibility, actor: string | null): HistoryState {
  if (actor === null) return { undo: null, redo: null };
  if (seen.everything) return project.historyState(actor);
  const summary = (root: Action | undefined): string | null => {
    if (!root) return null;
    const hidden = project.db
      .prepare(`SELECT ${touchesHidden(seen)} FROM actions a WHERE a.id = ?`)
      .pluck()
      .get(root.id);
    return hidden === 1 ? HIDDEN_SUMMARY : root.summary;
  };
  return {
    undo: summary(project.history.undoStep(actor)?.root),
    redo: summary(project.history.redoStep(actor)?.root),
  };
}
