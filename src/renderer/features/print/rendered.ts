import { tagPath } from '../../../core/model/codebook.ts';
import type { Rendered } from '../../../core/render/transcript-html.ts';
import type { DeskValue } from '../desk/desk-context.ts';

/** The open transcript with all its annotations that one may see, as it is printed; null where there is none. */
export function renderedOf(
  desk: Pick<DeskValue, 'project' | 'content' | 'speakers' | 'tags' | 'annotators' | 'annotations'>,
): Rendered | null {
  const { project, content, speakers, tags, annotators, annotations } = desk;
  if (!content) return null;
  const { title, date, source, fileName, language } = content.transcript;
  return {
    project: project.name,
    title,
    facts: [date, source, fileName].filter((fact) => fact !== ''),
    language,
    text: content.text,
    blocks: content.blocks,
    turns: content.turns,
    speakers,
    annotations: annotations?.all() ?? [],
    tags: new Map(
      [...tags].map(([id, { name, colour, definition, attributes }]) => [
        id,
        { name, path: tagPath(tags, id), colour, definition, attributes },
      ]),
    ),
    annotators: new Map(annotators.map(({ id, name }) => [id, name])),
  };
}
