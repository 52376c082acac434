import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Annotator } from '../core/model/annotation.ts';
import { normalizeSpan, type Range } from '../core/model/span.ts';
import { detectLayout } from '../core/layouts/index.ts';
import { spanColumns } from './db/read-annotations.ts';
import type { Recorder } from './db/recorder.ts';
import type { Project } from './project.ts';
import { readSource } from './services/imports.ts';
import { tagsOf } from './services/tags.ts';
import { writeTranscript } from './services/write-transcript.ts';
import type { Session } from './session.ts';

const sampleFile = z.object({
  annotators: z.array(z.object({ id: z.uuid(), name: z.string() })),
  annotations: z.array(
    z.object({
      by: z.number(),
      tag: z.string(),
      quotes: z.array(z.string()).min(1),
      values: z.record(z.string(), z.string()),
      note: z.string().default(''),
    }),
  ),
});
type SampleAnnotation = z.infer<typeof sampleFile>['annotations'][number];

const SOURCE = 'press-conference.txt';

/** Opens the sample project at a path; makes it first where it is not there, by the ordinary import. */
export function openSample(session: Session, path: string): void {
  const { host } = session;
  if (existsSync(path)) {
    host.enter(session, path);
    return;
  }
  const sample = sampleFile.parse(JSON.parse(readFileSync(join(host.sampleDir, 'annotations.json'), 'utf8')));
  const people: Annotator[] = sample.annotators.map((person) => ({ ...person, kind: 'person' }));
  const source = readSource(SOURCE, readFileSync(join(host.sampleDir, SOURCE)));
  const project = host.create(session, path, 'Sample press conference');
  const { result: transcript } = project.act(
    people[0]!,
    'transcript.import',
    'Import the sample press conference',
    (rec) => writeTranscript(project, rec, source, detectLayout(source.text, { fileName: SOURCE })),
  );
  people.forEach((person, by) =>
    project.act(person, 'annotation.create', `Annotate the sample as ${person.name}`, (rec) => {
      const own = sample.annotations.filter((annotation) => annotation.by === by);
      for (const annotation of own) write(project, rec, transcript.id, source.text, person, annotation);
      // Both are done, so that their agreement can be measured at once.
      rec.put('pass', { transcript_id: transcript.id, annotator_id: person.id, state: 'done' });
    }),
  );
}

function write(
  project: Project,
  rec: Recorder,
  transcript: string,
  text: string,
  person: Annotator,
  annotation: SampleAnnotation,
): void {
  const tag = tagsOf(project).find((t) => t.name === annotation.tag);
  if (!tag)
    throw new Error(`The sample names the tag “${annotation.tag}”, which the starter codebook has not.`);
  const span = normalizeSpan(annotation.quotes.map((quote) => find(text, quote)));
  const id = uuidv7();
  const now = Date.now();
  rec.insert('annotation', {
    id,
    transcript_id: transcript,
    tag_id: tag.id,
    annotator_id: person.id,
    note: annotation.note,
    created: now,
    modified: now,
  });
  rec.insert('span', {
    annotation_id: id,
    edition_id: rec.live('transcript', transcript)['edition_id']!,
    ...spanColumns(span),
  });
  for (const [name, value] of Object.entries(annotation.values)) {
    const attribute = tag.attributes.find((a) => a.name === name);
    if (!attribute) throw new Error(`The sample names the attribute “${name}”, which ${tag.name} has not.`);
    rec.insert('annotation_value', { annotation_id: id, attribute_id: attribute.id, value });
  }
}

function find(text: string, quote: string): Range {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`The sample's text does not hold “${quote}”.`);
  return [start, start + quote.length];
}
