import { v7 as uuidv7 } from 'uuid';
import { PassageError } from '../../contract/errors.ts';
import type { Speaker } from '../../core/model/structure.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { define } from './define.ts';
import { countSpeakers } from './speaker-counts.ts';

export const speakers = define({
  'speakers.names': ({ project }) => speakersOf(project),

  'speakers.list': ({ project, seen }) => {
    const counts = countSpeakers(project, seen);
    return speakersOf(project).map((row) => ({ ...row, turns: 0, annotations: 0, ...counts.get(row.id) }));
  },

  'speakers.create': ({ project, annotator }, input) => {
    const id = uuidv7();
    const { action } = project.act(annotator, 'speaker.create', `Add the speaker “${input.name}”`, (rec) => {
      refuseSameName(project, input.name, id);
      rec.insert('speaker', { id, ...input });
    });
    return { action, id };
  },

  'speakers.update': ({ project, annotator }, { id, ...changes }) => {
    const { action } = project.act(
      annotator,
      'speaker.update',
      (was: string) => `Change the speaker “${was}”`,
      (rec) => {
        const row = rec.live('speaker', id);
        const fields: Row = {};
        for (const [name, value] of Object.entries(changes)) if (value !== undefined) fields[name] = value;
        if (changes.name !== undefined) refuseSameName(project, changes.name, id);
        rec.update('speaker', id, fields);
        return String(row['name']);
      },
    );
    return { action };
  },

  'speakers.merge': ({ project, annotator }, { from, into }) => {
    if (from === into)
      throw new PassageError('invalid_input', 'A speaker cannot be merged with itself. Choose another one.');
    const { action } = project.act(
      annotator,
      'speaker.merge',
      (what: string) => what,
      (rec) => {
        const [a, b] = [rec.live('speaker', from), rec.live('speaker', into)];
        for (const turn of turnsOf(project, from)) rec.update('turn', turn, { speaker_id: into });
        rec.remove('speaker', from);
        return `Merge the speaker “${String(a['name'])}” into “${String(b['name'])}”`;
      },
    );
    return { action };
  },

  'speakers.delete': ({ project, annotator }, { id }) => {
    const { action } = project.act(
      annotator,
      'speaker.delete',
      (was: string) => `Delete the speaker “${was}”`,
      (rec) => removeUnused(project, rec, id),
    );
    return { action };
  },
});

const speakersOf = (project: Project): Speaker[] =>
  project.db
    .prepare('SELECT id, name, kind, role, affiliation FROM live_speakers ORDER BY name, id')
    .all() as Speaker[];

/** Turns of a speaker, in every edition. */
function turnsOf(project: Project, speaker: string): string[] {
  return project.db
    .prepare('SELECT id FROM live_turns WHERE speaker_id = ?')
    .pluck()
    .all(speaker) as string[];
}

function removeUnused(project: Project, rec: Recorder, id: string): string {
  const row = rec.live('speaker', id);
  const turns = turnsOf(project, id).length;
  if (turns > 0)
    throw new PassageError(
      'conflict',
      `“${String(row['name'])}” has ${turns} turn${turns === 1 ? '' : 's'}. Reassign them, or merge this speaker into another.`,
      { turns },
    );
  rec.remove('speaker', id);
  return String(row['name']);
}

function refuseSameName(project: Project, name: string, id: string): void {
  const known = project.db
    .prepare('SELECT id FROM speakers WHERE name = ? AND deleted = 0 AND id <> ?')
    .get(name, id);
  if (known)
    throw new PassageError(
      'conflict',
      `There is a speaker “${name}” already. Merge the two if they are one.`,
    );
}
