import type { Annotator } from '../../core/model/annotation.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Host } from '../host.ts';
import type { Project } from '../project.ts';
import { define } from './define.ts';

export const profiles = define({
  'profile.get': ({ annotatorOrNull }) => annotatorOrNull,
  'profile.set': ({ host }, { name }) => seated(host, host.profile.setName(name)),
  'profile.list': ({ host, annotatorOrNull }) => ({
    current: annotatorOrNull?.id ?? null,
    people: host.profile.people,
  }),
  'profile.add': (session, { name, annotator }) => {
    const { host } = session;
    if (annotator === undefined) return seated(host, host.profile.add(name));
    const known = personOf(session.project, annotator);
    return seated(host, host.profile.add(known.name, known.id));
  },
  'profile.switch': ({ host }, { id }) => {
    const annotator = host.profile.switchTo(id);
    if (!annotator)
      throw new PassageError('not_found', 'Nobody with this id works at this machine. Add the person first.');
    return seated(host, annotator);
  },
});

function seated(host: Host, annotator: Annotator): Annotator {
  host.announceAnnotator();
  return annotator;
}

/** A person of the project. Throws `not_found`. */
export function personOf(project: Project, id: string): Annotator {
  const row = project.db
    .prepare(`SELECT id, name, kind FROM annotators WHERE id = ? AND deleted = 0 AND kind = 'person'`)
    .get(id) as Annotator | undefined;
  if (!row) throw new PassageError('not_found', 'This person is not in the project. Choose another.', { id });
  return row;
}
