import type { Annotation } from '../model/annotation.ts';
import type { Block, Speaker, Turn } from '../model/structure.ts';
import { knownColour } from './cues.ts';
import { escapeHtml } from './escape.ts';
import { initialsOf } from './initials.ts';
import { lanesOf } from './lanes.ts';
import { legendHtml } from './legend-html.ts';
import { type Attributes, marksHtml, startTag } from './marks-html.ts';
import { MOST_DEPTHS } from './marked-style.ts';
import type { Mark, Nested } from './nest.ts';
import { isGap, type Part, partsOf } from './parts.ts';
import { endNotesHtml } from './end-notes-html.ts';
import { numbersOf } from './numbers.ts';
import { withTimes } from './times.ts';
import { findVoices, type Voice } from './voices.ts';

export interface RenderedTag {
  name: string;
  /** With the names of what it is under: “Policy measure › Tax”. */
  path: string;
  colour: string;
  definition: string;
  attributes: readonly { id: string; name: string }[];
}

/** A transcript with its annotations, as paper or a file of HTML shows it. Offsets in UTF-16. */
export interface Rendered {
  project: string;
  title: string;
  /** Date, source, language, file: what there is of it, in the order to be shown. */
  facts: readonly string[];
  language: string;
  text: string;
  /** Sorted and disjoint. */
  blocks: readonly Block[];
  turns: readonly Turn[];
  speakers: ReadonlyMap<string, Speaker>;
  annotations: readonly Annotation[];
  /** By id; one that is not here is shown as an unknown tag. */
  tags: ReadonlyMap<string, RenderedTag>;
  /** Names by id. */
  annotators: ReadonlyMap<string, string>;
  /**
   * Where given, what an annotation says stands in notes at the end, which the lines link to, with these sentences of it
   * (decisions, by annotation); else all of it stands beside the lines.
   */
  remarks?: ReadonlyMap<string, readonly string[]>;
}

interface Context extends Rendered {
  numbers: ReadonlyMap<string, number>;
  depths: ReadonlyMap<string, number>;
  initials: ReadonlyMap<string, string>;
  voices: ReadonlyMap<string, Voice>;
}

/**
 * The whole transcript as HTML, everything marked: title, legend, then a row a block with its text, in which each annotation
 * opens and closes with its number, and beside it what these annotations are. Goes with {@link MARKED_STYLE}. A piece of
 * HTML a block, each well-formed by itself, so that the caller can breathe and count: there are blocks and gaps + 2 of them.
 */
export function* transcriptHtml(input: Rendered): Generator<string> {
  const numbers = numbersOf(input.annotations);
  const { text, blocks, turns, speakers } = input;
  const found = withTimes(findVoices(text, blocks, turns, speakers), blocks, turns);
  const context: Context = {
    ...input,
    numbers,
    depths: lanesOf(input.annotations),
    initials: initialsOf(input.annotators),
    voices: new Map([...found].map(([i, voice]) => [input.blocks[i]!.id, voice])),
  };
  yield `<header class="marked-head"><p class="marked-project">${escapeHtml(input.project)}</p>
<h1>${escapeHtml(input.title)}</h1>
${input.facts.length > 0 ? `<p class="marked-facts">${input.facts.map(escapeHtml).join(' · ')}</p>` : ''}
${legendHtml(context, context.initials)}</header>`;
  for (const part of partsOf(input.text, input.blocks, input.annotations)) yield partHtml(context, part);
  yield input.remarks ? endNotesHtml(input, numbers, input.remarks) : '';
}

function partHtml(context: Context, part: Part<Annotation>): string {
  const { text, voices, language } = context;
  const { block, start, nodes, begins } = part;
  // Line ends between blocks; other text without a block is shown as it is.
  if (isGap(text, part)) return '';
  const voice = block ? voices.get(block.id) : undefined;
  const kind = block?.kind ?? 'paragraph';
  const attributes: Attributes = {
    class: `marked-text marked-deep-${deepest(context, nodes)}`,
    dir: 'auto',
    lang: language === '' ? undefined : language,
    'data-start': start,
    'data-voice': voice?.name,
    'data-where': voice?.where,
    role: kind === 'heading' || kind === 'speaker' ? 'heading' : undefined,
    'aria-level': kind === 'heading' ? 2 : kind === 'speaker' ? 3 : undefined,
  };
  const html = marksHtml(text, nodes, (piece) => look(context, piece));
  const notes = begins.map(({ item, range }) => noteHtml(context, item, range)).join('');
  return `<div class="marked-row marked-${kind}">${startTag('div', attributes)}${html}</div>${
    notes === '' ? '' : `<ul class="marked-notes">${notes}</ul>`
  }</div>`;
}

function look(context: Context, piece: Mark<Annotation>): Attributes {
  const { numbers, depths, tags, annotators } = context;
  const { item } = piece.mark;
  const tag = tags.get(item.tag);
  const depth = Math.min(depths.get(item.id) ?? 0, MOST_DEPTHS - 1);
  const number = numbers.get(item.id);
  const annotator = annotators.get(item.annotator);
  return {
    id: context.remarks && piece.opens && piece.mark.range === 0 ? `a${number}` : undefined,
    class: `marked marked-${knownColour(tag?.colour)} marked-depth-${depth}`,
    title: [`${number} ${tag?.path ?? 'Unknown tag'}`, annotator].filter(Boolean).join(' · '),
    'data-open': piece.opens ? number : undefined,
    'data-close': piece.closes ? number : undefined,
  };
}

/** How many underlines lie under each other at most: lines stand as far apart as that takes. */
const deepest = (context: Context, nodes: readonly Nested<Annotation>[]): number =>
  nodes.reduce(
    (most, node) =>
      node.mark === null
        ? most
        : Math.max(
            most,
            Math.min((context.depths.get(node.mark.item.id) ?? 0) + 1, MOST_DEPTHS),
            deepest(context, node.children),
          ),
    0,
  );

function noteHtml(
  { numbers, tags, initials, remarks }: Context,
  annotation: Annotation,
  range: number,
): string {
  const tag = tags.get(annotation.tag);
  const number = numbers.get(annotation.id);
  const head = `<b>${remarks ? `<a href="#n${number}">${number}</a>` : number}</b> ${escapeHtml(tag?.path ?? 'Unknown tag')}`;
  const by = escapeHtml(initials.get(annotation.annotator) ?? '?');
  const own = remarks
    ? ''
    : valuesHtml(tag, annotation) +
      (annotation.note === '' ? '' : `<br><i>${escapeHtml(annotation.note)}</i>`);
  const more = range > 0 ? ', continued' : own;
  return `<li class="marked-${knownColour(tag?.colour)}">${head} <span class="marked-by">${by}</span>${more}</li>`;
}

const valuesHtml = (tag: RenderedTag | undefined, { values }: Annotation): string =>
  (tag?.attributes ?? [])
    .filter(({ id }) => (values[id] ?? '') !== '')
    .map(({ id, name }) => escapeHtml(` · ${name}: ${values[id]}`))
    .join('');
