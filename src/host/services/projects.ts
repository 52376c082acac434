import { basename } from 'node:path';
import type { ProjectInfo } from '../../contract/types.ts';
import { checkProject } from '../check.ts';
import { openSample } from '../sample.ts';
import { historyState } from '../review/history-state.ts';
import type { Session } from '../session.ts';
import { define } from './define.ts';

export const projects = define({
  'app.info': ({ host }) => ({ version: host.version, places: host.places.kind, folder: host.places.folder }),

  'project.list': ({ host }) => host.places.list(),
  'project.create': (session, { place }) => {
    const path = session.host.places.resolve(place);
    session.host.create(session, path, basename(path).replace(/\.passage$/i, ''));
    return opened(session);
  },
  'project.open': (session, { place }) => {
    session.host.enter(session, session.host.places.resolve(place));
    return opened(session);
  },
  'project.openSample': (session, { place }) => {
    openSample(session, session.host.places.resolve(place ?? 'Sample press conference'));
    return opened(session);
  },
  'project.close': (session) => session.host.leave(session),
  'project.info': (session) => infoOf(session),
  'project.rename': ({ project, annotator }, { name }) => {
    const { id } = projectRow(project.db);
    return project.act(annotator, 'project.rename', `Rename the project to “${name}”`, (rec) =>
      rec.update('project', id, { name }),
    );
  },
  'project.setNote': ({ project, annotator }, { note }) =>
    project.act(annotator, 'project.note', 'Change the note on the project', (rec) =>
      rec.update('project', projectRow(project.db).id, { note }),
    ),
  'project.check': ({ project, seen }) => seen.findings(checkProject(project.db)),
  'project.settings': ({ project }) => {
    const row = projectRow(project.db);
    return { blind: row.blind === 1, correct: row.correct === 1 };
  },
  'project.setSettings': ({ project, annotator }, { blind, correct }) => {
    const words: string[] = [];
    if (blind !== undefined) words.push(`blind mode ${blind ? 'on' : 'off'}`);
    if (correct !== undefined) words.push(`correcting others’ annotations ${correct ? 'on' : 'off'}`);
    const { action } = project.act(annotator, 'project.settings', `Turn ${words.join(', ')}`, (rec) =>
      rec.update('project', projectRow(project.db).id, {
        ...(blind === undefined ? {} : { blind: blind ? 1 : 0 }),
        ...(correct === undefined ? {} : { correct: correct ? 1 : 0 }),
      }),
    );
    return { action };
  },
});

/** What the page hears of a project that was opened, which is remembered among the latest. */
export function opened(session: Session): ProjectInfo {
  session.host.profile.remember(session.project.path);
  return infoOf(session);
}

function infoOf(session: Session): ProjectInfo {
  const { project, annotatorOrNull } = session;
  const { id, name, note } = projectRow(project.db);
  return {
    id,
    name,
    note,
    place: session.host.places.placeOf(project.path),
    annotator: annotatorOrNull ?? { id: '', name: '', kind: 'person' },
    history: historyState(project, session.seen, annotatorOrNull?.id ?? null),
    network: project.network,
  };
}

interface ProjectRow {
  id: string;
  name: string;
  note: string;
  blind: 0 | 1;
  correct: 0 | 1;
}
const projectRow = (db: { prepare(sql: string): { get(): unknown } }) =>
  db.prepare('SELECT id, name, note, blind, correct FROM project ORDER BY id LIMIT 1').get() as ProjectRow;
