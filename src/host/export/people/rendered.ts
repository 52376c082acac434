import { tagPath } from '../../../core/model/codebook.ts';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { RenderedTag, Rendered } from '../../../core/render/transcript-html.ts';
import type { ExportedTranscript, ExportSource } from '../source.ts';
import type { Said } from './said.ts';

/** A transcript of the export with its annotations, and what was decided of them. */
export type RenderedTranscript = Rendered & { remarks: ReadonlyMap<string, readonly string[]> };

/** Who made gold annotations, as a document calls them: nobody alone. */
export const GOLD = 'Gold set';

/** One transcript as it is shown to people; `names` by id, as the export has them. */
export function renderedOf(
  source: ExportSource,
  exported: ExportedTranscript,
  told: Said,
): RenderedTranscript {
  const { facts, places } = exported;
  const annotations: Annotation[] = [];
  const remarks = new Map<string, readonly string[]>();
  const annotators = new Map<string, string>();
  for (const row of exported.annotations()) {
    const { annotation } = row;
    annotations.push(annotation);
    annotators.set(annotation.annotator, annotatorName(source, annotation.annotator));
    const said = told.of(exported, row);
    if (said.length > 0) remarks.set(annotation.id, said);
  }
  const { title, date, source: from, fileName, language, edition } = facts;
  return {
    project: source.project.name,
    title,
    facts: [date, from, fileName, edition > 1 ? `Edition ${edition}` : ''].filter((fact) => fact !== ''),
    language,
    text: places.text,
    blocks: places.blocks,
    turns: places.turns.map(({ id, speaker, time }) => ({ id, speaker: speaker?.id ?? null, time })),
    speakers: new Map(
      places.turns.flatMap(({ speaker }) => (speaker ? [[speaker.id, speaker] as const] : [])),
    ),
    annotations,
    tags: renderedTags(source),
    annotators: new Map([...annotators].sort((a, b) => (a[1] < b[1] ? -1 : 1))),
    remarks,
  };
}

/** The name that goes out for an annotator, the pseudonym where the export has these; no id is gold, which is nobody's. */
export const annotatorName = (source: ExportSource, id: string): string =>
  id === '' ? GOLD : source.annotator(id).name || 'Unknown annotator';

function renderedTags({ tags }: ExportSource): Map<string, RenderedTag> {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  return new Map(
    tags.map(({ id, name, colour, definition, attributes }) => [
      id,
      { name, path: tagPath(byId, id), colour, definition, attributes },
    ]),
  );
}
