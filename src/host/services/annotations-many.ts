import { v7 as uuidv7 } from 'uuid';
import type { Parsed } from '../../contract/contract.ts';
import type { ManyMade } from '../../contract/find-types.ts';
import { spanColumns } from '../db/read-annotations.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { checkedSpan } from './annotation-parts.ts';
import { define } from './define.ts';

type Places = Parsed<'annotations.createMany'>['places'];

export const manyAnnotations = define({
  'annotations.createMany': ({ project, annotator }, { tag, places }) => {
    const { action, result } = project.act(
      annotator,
      'annotation.createMany',
      ({ made, name }: Made) => `Tag ${made} ${made === 1 ? 'passage' : 'passages'} as ${name}`,
      (rec) => createMany(project, rec, annotator.id, tag, places),
    );
    const { made, duplicates, stale } = result;
    return { action, made, duplicates, stale };
  },
});

interface Made extends Omit<ManyMade, 'action'> {
  /** The tag's. */
  name: string;
}

function createMany(project: Project, rec: Recorder, annotator: string, tag: string, places: Places): Made {
  const name = String(rec.live('tag', tag)['name']);
  const out: Made = { made: 0, duplicates: 0, stale: 0, name };
  const now = Date.now();
  for (const { transcript, edition, ranges } of places) {
    const row = rec.get('transcript', transcript);
    if (!row || row['deleted'] === 1 || row['edition_id'] !== edition) {
      out.stale += ranges.length;
      continue;
    }
    const text = project.textOf(edition);
    const known = spansOf(project, transcript, edition, tag, annotator);
    for (const range of ranges) {
      const span = checkedSpan(text, [range]);
      const key = span[0]!.join(' ');
      if (known.has(key)) {
        out.duplicates++;
        continue;
      }
      known.add(key);
      const id = uuidv7();
      rec.insert('annotation', {
        id,
        transcript_id: transcript,
        tag_id: tag,
        annotator_id: annotator,
        note: '',
        created: now,
        modified: now,
      });
      rec.insert('span', { annotation_id: id, edition_id: edition, ...spanColumns(span) });
      out.made++;
    }
  }
  return out;
}

/** The spans of one range that this annotator has given this tag, as “start end”. */
function spansOf(
  project: Project,
  transcript: string,
  edition: string,
  tag: string,
  annotator: string,
): Set<string> {
  const rows = project.db
    .prepare(
      `SELECT s."start" || ' ' || s."end" FROM annotations a
       JOIN spans s ON s.annotation_id = a.id AND s.edition_id = ? AND s.deleted = 0 AND s.parts IS NULL
       WHERE a.transcript_id = ? AND a.tag_id = ? AND a.annotator_id = ? AND a.deleted = 0`,
    )
    .pluck()
    .all(edition, transcript, tag, annotator) as string[];
  return new Set(rows);
}
