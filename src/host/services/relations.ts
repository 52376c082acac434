import { v7 as uuidv7 } from 'uuid';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import { readQuoted } from '../db/quoted.ts';
import type { Project } from '../project.ts';
import { relationsOf } from '../relations/read.ts';
import { relationRights } from '../relations/rights.ts';
import type { Visibility } from '../visibility.ts';
import { define } from './define.ts';

export const relations = define({
  'relations.list': ({ project, seen }, { annotation }) => relationsOf(project, seen, annotation),

  'relations.create': ({ project, annotator, seen }, { type, from, to, note }) => {
    const id = uuidv7();
    const { action } = project.act(
      annotator,
      'relation.create',
      (what: string) => what,
      (rec) => {
        if (from === to)
          throw new PassageError(
            'invalid_input',
            'An annotation cannot be linked to itself. Choose another one.',
          );
        rec.live('relation_type', type, 'type of relation');
        for (const end of [from, to]) takeEnd(rec, seen, end);
        refuseSame(project, annotator.id, { type_id: type, from_id: from, to_id: to }, id);
        const now = Date.now();
        rec.insert('relation', {
          id,
          type_id: type,
          from_id: from,
          to_id: to,
          annotator_id: annotator.id,
          note,
          created: now,
          modified: now,
        });
        return `Link ${inWords(project, rec, rec.get('relation', id)!)}`;
      },
    );
    return { action, id };
  },

  'relations.update': ({ project, annotator, seen }, { id, type, note, reverse }) => {
    const rights = relationRights(project, seen, annotator.id, [id]);
    const { action } = project.act(
      annotator,
      rights.correcting ? 'relation.correct' : 'relation.update',
      (what: string) => what,
      (rec) => {
        const row = rights.take(rec, id);
        const fields: Row = {};
        if (type !== undefined) {
          rec.live('relation_type', type, 'type of relation');
          fields['type_id'] = type;
        }
        if (note !== undefined) fields['note'] = note;
        if (reverse) [fields['from_id'], fields['to_id']] = [row['to_id']!, row['from_id']!];
        refuseSame(project, String(row['annotator_id']), { ...row, ...fields }, id);
        if (rec.update('relation', id, fields)) rec.update('relation', id, { modified: Date.now() });
        return `Change the link ${inWords(project, rec, rec.get('relation', id)!)}`;
      },
    );
    return { action };
  },

  'relations.delete': ({ project, annotator, seen }, { ids }) => {
    const rights = relationRights(project, seen, annotator.id, ids);
    const { action } = project.act(
      annotator,
      rights.correcting ? 'relation.correct' : 'relation.delete',
      (what: string) => what,
      (rec) => {
        const rows = ids.map((id) => rights.take(rec, id));
        for (const id of ids) rec.remove('relation', id);
        return ids.length === 1
          ? `Delete the link ${inWords(project, rec, rows[0]!)}`
          : `Delete ${ids.length} relations`;
      },
    );
    return { action };
  },
});

/** An annotation that may be an end: there, and to be seen. */
function takeEnd(rec: Recorder, seen: Visibility, id: string): void {
  // What is hidden is not there, so that its id says nothing.
  const row = rec.live('annotation', seen.seesAnnotation(id) ? id : '');
  rec.live('transcript', row['transcript_id'] as string);
}

/** One person says one thing once. */
function refuseSame(project: Project, annotator: string, row: Row, id: string): void {
  const known = project.db
    .prepare(
      `SELECT 1 FROM live_relations WHERE type_id = ? AND from_id = ? AND to_id = ? AND annotator_id = ? AND id <> ?`,
    )
    .get(row['type_id'], row['from_id'], row['to_id'], annotator, id);
  if (known)
    throw new PassageError(
      'conflict',
      'These annotations are linked like this already. Nothing was changed.',
    );
}

/** “a” supports “b”. */
function inWords(project: Project, rec: Recorder, row: Row): string {
  const [from, to] = [String(row['from_id']), String(row['to_id'])];
  const ends = readQuoted(project.db, (edition) => project.textOf(edition), [from, to]);
  const short = (id: string) => {
    const points = [...(ends.get(id)?.quote ?? '')];
    return points.length > 40 ? `${points.slice(0, 39).join('').trimEnd()}…` : points.join('');
  };
  return `“${short(from)}” ${String(rec.get('relation_type', String(row['type_id']))?.['name'])} “${short(to)}”`;
}
