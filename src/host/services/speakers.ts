import { v7 as uuidv7 } from 'uuid';
import { PassageError } from '../../contract/errors.ts';
import type { SpeakerSummary } from '../../contract/types.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/log.ts';
import type { Project } from '../project.ts';
import type { Visibility } from '../visibility.ts';
import { define } from './define.ts';

/** Turns and annotations are counted in the current editions; an annotation counts for every speaker it touches. */
const LIST = (seen: Visibility) => `
  WITH live AS (
    SELECT u.id, u.speaker_id, u.edition_id FROM live_turns u
    JOIN transcripts t ON t.edition_id = u.edition_id AND t.deleted = 0),
  coded AS (
    SELECT DISTINCT l.speaker_id, s.annotation_id FROM live l
    JOIN blocks b ON b.turn_id = l.id AND b.deleted = 0
    JOIN spans s ON s.edition_id = l.edition_id AND s.deleted = 0 AND s."start" < b."end" AND s."end" > b."start"
    JOIN annotations a ON a.id = s.annotation_id AND a.deleted = 0 AND ${seen.annotation()})
  SELECT p.id, p.name, p.kind, p.role, p.affiliation,
    (SELECT count(*) FROM live l WHERE l.speaker_id = p.id) AS turns,
    (SELECT count(*) FROM coded c WHERE c.speaker_id = p.id) AS annotations
  FROM live_speakers p ORDER BY p.name, p.id`;

export const speakers = define({
  'speakers.list': ({ project, seen }) => project.db.prepare(LIST(seen)).all() as SpeakerSummary[],

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
    if (from === into) throw new PassageError('invalid_input', 'A speaker cannot be merged with itself.');
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
