import { type FileChild, HeadingLevel, Paragraph } from 'docx';
import { knownColour } from '../../../render/cues.ts';
import { attributeWords, type CodebookDocument } from '../codebook.ts';
import { counted } from '../counted.ts';
import { paragraph } from './document.ts';
import { lookOf, runs } from './runs.ts';

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** The codebook as what a Word document has in it; the tree is that of its headings. */
export function* codebookParagraphs({ project, entries }: CodebookDocument): Generator<FileChild> {
  yield paragraph('PassageFacts', project);
  yield new Paragraph({ heading: HeadingLevel.TITLE, children: runs('Codebook') });
  yield paragraph('PassageFacts', counted(entries.length, 'tag'));
  for (const { tag, path, depth, annotations, transcripts } of entries) {
    const colour = knownColour(tag.colour);
    yield new Paragraph({
      heading: LEVELS[Math.min(depth, 2)]!,
      keepNext: true,
      children: runs(path, lookOf(colour)),
    });
    const key = tag.key === '' ? '' : ` · key ${tag.key}`;
    yield paragraph(
      'PassageFacts',
      `${counted(annotations, 'annotation')} in ${counted(transcripts, 'transcript')} · colour ${colour}${key}`,
    );
    if (tag.definition !== '') yield paragraph('PassageText', tag.definition);
    yield* part('Guidelines', tag.guidelines === '' ? [] : [tag.guidelines]);
    yield* part(
      'Examples',
      tag.examples.map(({ quote, source }) => `“${quote}”${source === '' ? '' : ` (${source})`}`),
    );
    yield* part('Attributes', tag.attributes.map(attributeWords));
    yield* part('Note', tag.note === '' ? [] : [tag.note]);
  }
}

function* part(title: string, lines: readonly string[]): Generator<FileChild> {
  if (lines.length === 0) return;
  yield paragraph('PassageVoice', title);
  for (const line of lines) yield paragraph('PassageText', line);
}
