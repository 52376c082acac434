import { v7 as uuidv7 } from 'uuid';
import { parseAttributeValue } from '../../core/model/attribute-value.ts';
import { normalizeSpan, quoteOf, type Range, type Span, spanFault } from '../../core/model/span.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/log.ts';
import { spanColumns, spanOf } from '../db/read-annotations.ts';
import { define } from './define.ts';

export const annotations = define({
  'annotations.list': ({ project }, { transcript }) => project.annotations.ofTranscript(transcript),

  'annotations.create': ({ project, annotator }, input) => {
    const id = input.id ?? uuidv7();
    const { action } = project.act(
      annotator,
      'annotation.create',
      (what: string) => what,
      (rec) => {
        if (rec.get('annotation', id))
          throw new PassageError('conflict', 'There is an annotation with this id already.');
        const edition = editionOf(rec, input.transcript);
        const tag = rec.live('tag', input.tag);
        const text = project.textOf(edition);
        const span = checkedSpan(text, input.span);
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

  'annotations.update': ({ project, annotator }, input) =>
    doneOf(
      project.act(
        annotator,
        'annotation.update',
        (what: string) => what,
        (rec) => {
          const row = own(rec, input.id, annotator.id);
          const edition = editionOf(rec, row['transcript_id'] as string);
          const text = project.textOf(edition);
          const what: string[] = [];
          if (input.tag !== undefined && input.tag !== row['tag_id']) {
            const name = String(rec.live('tag', input.tag)['name']);
            rec.update('annotation', input.id, { tag_id: input.tag });
            what.push(`to ${name}`);
          }
          if (input.span) {
            const span = checkedSpan(text, input.span);
            if (rec.update('span', `${input.id}/${edition}`, spanColumns(span))) what.push('boundaries');
          }
          if (input.note !== undefined && rec.update('annotation', input.id, { note: input.note }))
            what.push('note');
          if (input.values) {
            const tag = input.tag ?? (row['tag_id'] as string);
            if (writeValues(rec, input.id, tag, input.values)) what.push('attributes');
          }
          if (what.length > 0) rec.update('annotation', input.id, { modified: Date.now() });
          const stored = rec.live('span', `${input.id}/${edition}`);
          return `Change “${excerpt(text, spanOf(stored as never))}”${what.length > 0 ? `: ${what.join(', ')}` : ''}`;
        },
      ),
    ),

  'annotations.delete': ({ project, annotator }, { ids }) =>
    doneOf(
      project.act(
        annotator,
        'annotation.delete',
        ids.length === 1 ? 'Delete an annotation' : `Delete ${ids.length} annotations`,
        (rec) => {
          for (const id of ids) {
            own(rec, id, annotator.id);
            rec.remove('annotation', id);
          }
        },
      ),
    ),
});

const doneOf = ({ action }: { action: string | null }) => ({ action });

/** A live annotation that the actor may change: their own. */
function own(rec: Recorder, id: string, actor: string): Row {
  const row = rec.live('annotation', id);
  rec.live('transcript', row['transcript_id'] as string);
  if (row['annotator_id'] !== actor)
    throw new PassageError('conflict', 'This annotation is somebody else’s. Only its annotator changes it.');
  return row;
}

function editionOf(rec: Recorder, transcript: string): string {
  return rec.live('transcript', transcript)['edition_id'] as string;
}

/** Sorted, joined and inside the text. Throws `invalid_input` with what is wrong. */
function checkedSpan(text: string, ranges: readonly (readonly [number, number])[]): Span {
  for (const range of ranges) {
    const fault = spanFault(text, [range]);
    if (fault) throw new PassageError('invalid_input', fault);
  }
  return normalizeSpan(ranges as readonly Range[]);
}

/** Writes attribute values; empty ones are taken away. Returns whether anything differed. */
function writeValues(
  rec: Recorder,
  annotation: string,
  tag: string,
  values: Record<string, string>,
): boolean {
  let changed = false;
  for (const [id, raw] of Object.entries(values)) {
    const row = rec.live('attribute', id);
    if (row['tag_id'] !== tag)
      throw new PassageError('invalid_input', `“${String(row['name'])}” is an attribute of another tag.`);
    const parsed = parseAttributeValue(
      {
        name: row['name'] as string,
        type: row['type'] as never,
        choices: JSON.parse(row['choices'] as string),
      },
      raw,
    );
    if ('fault' in parsed) throw new PassageError('invalid_input', parsed.fault, { attribute: id });
    const key = `${annotation}/${id}`;
    const known = rec.get('annotation_value', key);
    if (parsed.value !== '') {
      if (!known || known['deleted'] === 1 || known['value'] !== parsed.value) changed = true;
      rec.put('annotation_value', { annotation_id: annotation, attribute_id: id, value: parsed.value });
    } else if (known && known['deleted'] === 0) changed = rec.remove('annotation_value', key) || changed;
  }
  return changed;
}

function excerpt(text: string, span: Span): string {
  const quote = quoteOf(text, span).replace(/\s+/g, ' ').trim();
  const points = [...quote.slice(0, 80)];
  return points.length > 40 ? `${points.slice(0, 39).join('').trimEnd()}…` : quote;
}
