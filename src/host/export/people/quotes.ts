import type { Quote, QuoteReport } from '../../../core/formats/people/quotes.ts';
import { tagsInOrder } from '../../../core/formats/people/tag-tree.ts';
import { quoteOf, spanEnd, spanStart } from '../../../core/model/span.ts';
import type { ExportedRow, ExportedTranscript, ExportSource } from '../source.ts';
import type { PeopleTarget } from './export.ts';
import { annotatorName } from './rendered.ts';
import type { Said } from './said.ts';

/** Annotations between two looks at whether to stop. */
const STEP = 500;

/** All quotes of the export by tag, with the ids of their annotations. */
export function quoteReport({ job, source, said, tick }: PeopleTarget): {
  report: QuoteReport;
  annotations: ReadonlySet<string>;
} {
  const byTag = new Map<string, { quotes: Quote[]; transcripts: Set<string> }>();
  const annotations = new Set<string>();
  for (const exported of source.transcripts())
    for (const row of exported.annotations()) {
      const { id, tag } = row.annotation;
      let own = byTag.get(tag);
      if (!own) byTag.set(tag, (own = { quotes: [], transcripts: new Set() }));
      own.quotes.push(quoteIn(source, said, exported, row, job.options.context ?? 0));
      own.transcripts.add(exported.facts.id);
      annotations.add(id);
      if (annotations.size % STEP === 0) tick(annotations.size);
    }
  const { tags: wanted } = job.options;
  const tags = tagsInOrder(source.tags)
    .filter(({ tag }) => !wanted || wanted.includes(tag.id))
    .map((one) => {
      const own = byTag.get(one.tag.id);
      return { ...one, quotes: own?.quotes ?? [], transcripts: own?.transcripts.size ?? 0 };
    });
  const report = { project: source.project.name, transcripts: source.transcriptIds().length, tags };
  return { report, annotations };
}

function quoteIn(
  source: ExportSource,
  said: Said,
  exported: ExportedTranscript,
  row: ExportedRow,
  context: number,
): Quote {
  const { facts, places } = exported;
  const { annotation, review } = row;
  const { span, tag, values } = annotation;
  const turns = places.turnsOf(span);
  const points = span.map((range) => places.codePoints(range));
  const place = [spanStart(points), spanEnd(points)] as const;
  const speakers = new Set(turns.flatMap(({ speaker }) => (speaker ? [speaker.name] : [])));
  const attributes = source.tags.find(({ id }) => id === tag)?.attributes ?? [];
  return {
    before: places.before(place[0], context),
    quote: quoteOf(places.text, span),
    after: places.after(place[1], context),
    cut: { before: place[0] > context, after: place[1] + context < places.offsets.codePoints },
    transcript: facts.title,
    speakers: [...speakers],
    time: turns[0]?.time ?? null,
    turns: turns.map(({ number }) => number),
    place,
    annotator: annotatorName(source, annotation.annotator),
    decision: review.state,
    remarks: said.of(exported, row),
    values: attributes
      .filter(({ id }) => (values[id] ?? '') !== '')
      .map(({ id, name }) => `${name}: ${values[id]}`),
    note: annotation.note,
  };
}
