import { basename } from 'node:path';
import type { ProjectInfo } from '../../contract/types.ts';
import { checkProject } from '../check.ts';
import { openSample } from '../sample.ts';
import type { Session } from '../session.ts';
import { define } from './define.ts';

export const projects = define({
  'app.info': ({ host }) => ({ version: host.version, places: host.places.kind, folder: host.places.folder }),
  'profile.get': ({ annotatorOrNull }) => annotatorOrNull,
  'profile.set': ({ host }, { name }) => host.profile.setName(name),

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
  'project.check': ({ project }) => checkProject(project.db),
});

function opened(session: Session): ProjectInfo {
  session.host.profile.remember(session.project.path);
  return infoOf(session);
}

function infoOf(session: Session): ProjectInfo {
  const { project, annotatorOrNull } = session;
  return {
    ...projectRow(project.db),
    place: session.host.places.placeOf(project.path),
    annotator: annotatorOrNull ?? { id: '', name: '', kind: 'person' },
    history: project.historyState(annotatorOrNull?.id ?? ''),
  };
}

const projectRow = (db: { prepare(sql: string): { get(): unknown } }) =>
  db.prepare('SELECT id, name FROM project').get() as { id: string; name: string };
