import { v7 as uuidv7 } from 'uuid';
import { PassageError } from '../../contract/errors.ts';
import { sameSpan } from '../../core/review/overlap.ts';
import { spanColumns } from '../db/read-annotations.ts';
import { lastExcerpt, spanOn, standing } from '../editions/places.ts';
import { editionOf, excerpt, writeValues } from './annotation-parts.ts';
import { ownership } from './annotation-rights.ts';
import { define } from './define.ts';

export const annotations = define({
  'annotations.list': ({ project, seen }, { transcript }) =>
    seen.ofTranscript(transcript, project.annotations.ofTranscript(transcript)),

  'annotations.create': ({ project, annotator }, input) => {
    const id = input.id ?? uuidv7();
    const { action } = project.act(
      annotator,
      'annotation.create',
      (what: string) => what,
      (rec) => {
        if (rec.get('annotation', id))
          throw new PassageError(
            'conflict',
            'There is an annotation with this id already. Nothing was changed.',
          );
        const edition = editionOf(rec, input.transcript);
        const tag = rec.live('tag', input.tag);
        const text = project.textOf(edition);
        const span = spanOn(project, input.transcript, edition, input);
        const now = Date.now();
        rec.insert('annotation', {
          id,
          transcript_id: input.transcript,
          tag_id: input.tag,
          annotator_id: annotator.id,
          note: input.note ?? '',
          created: now,
          modified: now,
        });
        rec.insert('span', { annotation_id: id, edition_id: edition, ...spanColumns(span) });
        writeValues(rec, id, input.tag, input.values ?? {});
        return `Tag “${excerpt(text, span)}” as ${String(tag['name'])}`;
      },
    );
    return { action, id };
  },

  'annotations.update': ({ project, annotator, seen }, input) => {
    const rights = ownership(project, seen, annotator.id, [input.id]);
    return doneOf(
      project.act(
        annotator,
        rights.correcting ? 'annotation.correct' : 'annotation.update',
        (what: string) => what,
        (rec) => {
          const row = rights.take(rec, input.id);
          const edition = editionOf(rec, row['transcript_id'] as string);
          const what: string[] = [];
          if (input.tag !== undefined && input.tag !== row['tag_id']) {
            const name = String(rec.live('tag', input.tag)['name']);
            rec.update('annotation', input.id, { tag_id: input.tag });
            what.push(`to ${name}`);
          }
          const stands = standing(project, input.id);
          let span = stands?.span;
          if (input.span) {
            span = spanOn(project, row['transcript_id'] as string, edition, { ...input, span: input.span });
            // Of a span that lost ranges, to set it again is to say that the rest is what is meant.
            if (!stands || stands.lost > 0 || !sameSpan(stands.span, span)) {
              rec.put('span', { annotation_id: input.id, edition_id: edition, ...spanColumns(span) });
              what.push(stands ? 'boundaries' : 'put back into the text');
            }
          }
          if (input.note !== undefined && rec.update('annotation', input.id, { note: input.note }))
            what.push('note');
          if (input.values) {
            const tag = input.tag ?? (row['tag_id'] as string);
            if (writeValues(rec, input.id, tag, input.values)) what.push('attributes');
          }
          if (what.length > 0) rec.update('annotation', input.id, { modified: Date.now() });
          const said = span ? excerpt(project.textOf(edition), span) : lastExcerpt(project, input.id);
          const quote = `“${said}”${what.length > 0 ? `: ${what.join(', ')}` : ''}`;
          return rights.correcting ? `Correct ${rights.of(row)}’s ${quote}` : `Change ${quote}`;
        },
      ),
    );
  },

  'annotations.splitOff': ({ project, annotator, seen }, { id, range, newId = uuidv7() }) => {
    const rights = ownership(project, seen, annotator.id, [id]);
    const { action } = project.act(
      annotator,
      rights.correcting ? 'annotation.correct' : 'annotation.split',
      (what: string) => what,
      (rec) => {
        const row = rights.take(rec, id);
        if (rec.get('annotation', newId))
          throw new PassageError(
            'conflict',
            'There is an annotation with this id already. Nothing was changed.',
          );
        const edition = editionOf(rec, row['transcript_id'] as string);
        const span = standing(project, id)?.span ?? [];
        const part = span[range];
        if (span.length < 2 || !part)
          throw new PassageError(
            'invalid_input',
            'Only a fragment of a discontinuous annotation can be split off. Nothing was changed.',
          );
        const now = Date.now();
        rec.insert('annotation', { ...row, id: newId, note: '', created: now, modified: now });
        rec.insert('span', { annotation_id: newId, edition_id: edition, ...spanColumns([part]) });
        writeValues(rec, newId, row['tag_id'] as string, project.annotations.one(id)?.values ?? {});
        rec.put('span', { annotation_id: id, edition_id: edition, ...spanColumns(span.toSpliced(range, 1)) });
        rec.update('annotation', id, { modified: now });
        return `Split “${excerpt(project.textOf(edition), [part])}” off`;
      },
    );
    return { action, id: newId };
  },

  'annotations.delete': ({ project, annotator, seen }, { ids }) => {
    const rights = ownership(project, seen, annotator.id, ids);
    const what = ids.length === 1 ? 'Delete an annotation' : `Delete ${ids.length} annotations`;
    return doneOf(
      project.act(
        annotator,
        rights.correcting ? 'annotation.correct' : 'annotation.delete',
        rights.correcting ? `${what}, others’ among them` : what,
        (rec) => {
          for (const id of ids) {
            rights.take(rec, id);
            rec.remove('annotation', id);
          }
        },
      ),
    );
  },
});

const doneOf = ({ action }: { action: string | null }) => ({ action });
