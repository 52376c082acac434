import type { CodebookDocument } from '../../../core/formats/people/codebook.ts';
import { tagsInOrder } from '../../../core/formats/people/tag-tree.ts';
import type { PeopleTarget } from './export.ts';

/** The codebook with how often each tag is given in the export, and the ids of the annotations counted. */
export function codebookDocument({ job, source, tick }: PeopleTarget): {
  document: CodebookDocument;
  annotations: ReadonlySet<string>;
} {
  const counts = new Map<string, { annotations: number; transcripts: Set<string> }>();
  const annotations = new Set<string>();
  for (const exported of source.transcripts()) {
    for (const { annotation } of exported.annotations()) {
      let own = counts.get(annotation.tag);
      if (!own) counts.set(annotation.tag, (own = { annotations: 0, transcripts: new Set() }));
      own.annotations += 1;
      own.transcripts.add(exported.facts.id);
      annotations.add(annotation.id);
    }
    tick(annotations.size);
  }
  const { tags: wanted } = job.options;
  const entries = tagsInOrder(source.tags)
    .filter(({ tag }) => !wanted || wanted.includes(tag.id))
    .map((one) => {
      const own = counts.get(one.tag.id);
      return { ...one, annotations: own?.annotations ?? 0, transcripts: own?.transcripts.size ?? 0 };
    });
  return { document: { project: source.project.name, entries }, annotations };
}
