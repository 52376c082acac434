import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type FileChild,
  HeadingLevel,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Annotation } from '../../../model/annotation.ts';
import type { BlockKind } from '../../../model/structure.ts';
import { quoteOf } from '../../../model/span.ts';
import { knownColour } from '../../../render/cues.ts';
import { initialsOf } from '../../../render/initials.ts';
import type { Nested } from '../../../render/nest.ts';
import { numbersOf } from '../../../render/numbers.ts';
import { isGap, partsOf } from '../../../render/parts.ts';
import { withTimes } from '../../../render/times.ts';
import type { Rendered } from '../../../render/transcript-html.ts';
import { findVoices, type Voice } from '../../../render/voices.ts';
import { counted } from '../counted.ts';
import { paragraph } from './document.ts';
import { lookOf, runs } from './runs.ts';

const STYLE_OF = {
  heading: 'PassageHeading',
  speaker: 'PassageSpeaker',
  paragraph: 'PassageText',
  byline: 'PassageFurniture',
  timestamp: 'PassageFurniture',
  furniture: 'PassageFurniture',
} as const satisfies Record<BlockKind, string>;

interface Context extends Rendered {
  numbers: ReadonlyMap<string, number>;
  voices: ReadonlyMap<string, Voice>;
}

/**
 * A transcript as what a Word document has in it: a paragraph a block, what is annotated tinted and underlined, and a comment for each
 * annotation on its first range. Yields after each block, so that the caller can look whether to stop.
 */
export function* transcriptParagraphs(input: Rendered): Generator<FileChild> {
  const { text, blocks, turns, speakers } = input;
  const voices = withTimes(findVoices(text, blocks, turns, speakers), blocks, turns);
  const context: Context = {
    ...input,
    numbers: numbersOf(input.annotations),
    voices: new Map([...voices].map(([i, voice]) => [blocks[i]!.id, voice])),
  };
  yield paragraph('PassageFacts', input.project);
  yield new Paragraph({ heading: HeadingLevel.TITLE, children: runs(input.title) });
  if (input.facts.length > 0) yield paragraph('PassageFacts', input.facts.join(' · '));
  yield* legend(input);
  for (const part of partsOf(text, blocks, input.annotations)) {
    if (isGap(text, part)) continue;
    const { block, nodes } = part;
    const voice = block ? context.voices.get(block.id) : undefined;
    if (voice?.where === 'above') yield paragraph('PassageVoice', voice.name);
    yield new Paragraph({
      style: STYLE_OF[block?.kind ?? 'paragraph'],
      children: nodes.flatMap((node) => children(context, node, undefined)),
    });
    if (voice?.where === 'beside') yield paragraph('PassageVoice', voice.name);
  }
}

/** `colour`: of the innermost mark around the node. */
function children(context: Context, node: Nested<Annotation>, colour: string | undefined): ParagraphChild[] {
  if (node.mark === null) {
    const { start, end } = node;
    // A line end of two characters is one break, also where a mark begins or ends between them.
    const halved = context.text[end - 1] === '\r' && context.text[end] === '\n';
    return runs(
      context.text.slice(start, halved ? end - 1 : end),
      colour === undefined ? {} : lookOf(colour),
    );
  }
  const { item, range } = node.mark;
  const id = context.numbers.get(item.id)!;
  const own = knownColour(context.tags.get(item.tag)?.colour);
  return [
    ...(node.opens && range === 0 ? [new CommentRangeStart(id)] : []),
    ...node.children.flatMap((child) => children(context, child, own)),
    ...(node.closes && range === 0
      ? [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]
      : []),
  ];
}

function* legend({ annotations, tags, annotators }: Rendered): Generator<FileChild> {
  const byTag = Map.groupBy(annotations, ({ tag }) => tag);
  const order = [...tags.keys(), ...[...byTag.keys()].filter((id) => !tags.has(id))];
  for (const id of order) {
    const count = byTag.get(id)?.length;
    if (count === undefined) continue;
    const tag = tags.get(id);
    yield new Paragraph({
      style: 'PassageFacts',
      children: [
        ...runs(tag?.path ?? 'Unknown tag', lookOf(knownColour(tag?.colour))),
        ...runs(` ${counted(count, 'annotation')}${tag?.definition ? `: ${tag.definition}` : ''}`),
      ],
    });
  }
  const names = [...annotators].map(([id, name]) => {
    const count = annotations.filter(({ annotator }) => annotator === id).length;
    return `${name}, ${counted(count, 'annotation')}`;
  });
  yield paragraph('PassageFacts', names.length > 0 ? `Annotators: ${names.join('; ')}` : 'No annotations.');
}

/** A comment for each annotation: tag, values, decisions, note; of several ranges all their words. */
export function commentsOf(input: Rendered): ICommentOptions[] {
  const { text, tags, annotators, remarks } = input;
  const byId = new Map(input.annotations.map((one) => [one.id, one]));
  const initials = initialsOf(annotators);
  return [...numbersOf(input.annotations)].map(([id, number]) => {
    const annotation = byId.get(id)!;
    const tag = tags.get(annotation.tag);
    const values = (tag?.attributes ?? [])
      .filter((attribute) => (annotation.values[attribute.id] ?? '') !== '')
      .map((attribute) => `${attribute.name}: ${annotation.values[attribute.id]}`);
    const several = annotation.span.length > 1 ? [`“${quoteOf(text, annotation.span)}”`] : [];
    const lines = [...several, ...values, ...(remarks?.get(id) ?? []), annotation.note].filter(Boolean);
    return {
      id: number,
      author: annotators.get(annotation.annotator) ?? 'Unknown annotator',
      initials: initials.get(annotation.annotator) ?? '?',
      date: new Date(annotation.created),
      children: [
        new Paragraph({ children: runs(tag?.path ?? 'Unknown tag', { bold: true }) }),
        ...lines.map((line) => new Paragraph({ children: runs(line) })),
      ],
    };
  });
}
