import { visibleControls } from '../../core/text/visible-controls.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import { knownColour } from './highlights.ts';
import { LANE, type SectionPlan, type StripePlan } from './section-plan.ts';
import { cueOf, describe, type Look } from './types.ts';

/** Pixels from which a label has room for the tag and for whose it is. */
const ROOM_FOR_BOTH = 84;

/** What is drawn in the margin for a section. */
export const marginOf = (plan: SectionPlan, look: Look, lanes: number, width: number): HTMLElement[] => [
  ...plan.stripes.map((stripe) => stripeOf(stripe, look)),
  ...plan.labels.map((label) => labelOf(label, look, width)),
  ...plan.crowds.map((crowd) => crowdOf(crowd, look, lanes)),
];

/** What is drawn over the text for a section. */
export const badgesOf = (plan: SectionPlan, look: Look): HTMLElement[] =>
  plan.badges.map(({ annotations, x, y }) => {
    const badge = manyOf('reader-badge', String(annotations.length), annotations, look);
    badge.style.left = `${x}px`;
    badge.style.top = `${y}px`;
    return badge;
  });

function stripeOf(stripe: StripePlan, look: Look): HTMLElement {
  const { annotation, top, bottom, parts, lane } = stripe;
  const element = document.createElement('div');
  element.className = `reader-stripe ${classesOf(annotation, look)}`;
  element.dataset['id'] = annotation.id;
  element.title = visibleControls(describe(annotation, look));
  const { style } = element;
  style.top = `${top}px`;
  style.height = `${bottom - top}px`;
  style.width = `${LANE}px`;
  style.insetInlineEnd = `${lane * LANE}px`;
  for (const [start, end] of parts) {
    const bar = document.createElement('i');
    bar.style.top = `${start - top}px`;
    bar.style.height = `${end - start}px`;
    element.append(bar);
  }
  return element;
}

function labelOf(
  { annotation, top, lanes }: SectionPlan['labels'][number],
  look: Look,
  width: number,
): HTMLElement {
  const element = document.createElement('div');
  element.className = `reader-label ${classesOf(annotation, look)}`;
  element.dataset['id'] = annotation.id;
  element.title = visibleControls(describe(annotation, look));
  element.append(span('reader-label-tag', look.tags.get(annotation.tag)?.name ?? 'Unknown tag'));
  // Whose it is, where that is not said by the band, where there is a choice, and where there is room.
  const room = width - lanes * LANE - 5;
  const by = look.initials.get(annotation.annotator);
  if (look.arrange === 'tag' && look.present.length > 1 && by !== undefined && room >= ROOM_FOR_BOTH)
    element.append(span('reader-label-by', by));
  const { style } = element;
  style.top = `${top}px`;
  style.insetInlineEnd = `${lanes * LANE + 3}px`;
  style.maxWidth = `${room}px`;
  return element;
}

function crowdOf(
  { annotations, top, bottom }: SectionPlan['crowds'][number],
  look: Look,
  lanes: number,
): HTMLElement {
  const element = manyOf('reader-crowd', `+${annotations.length}`, annotations, look);
  element.style.top = `${top}px`;
  element.style.minHeight = `${Math.min(bottom - top, 40)}px`;
  element.style.insetInlineEnd = `${Math.max(0, lanes * LANE - 3)}px`;
  return element;
}

/** What stands for several annotations: a click asks which is meant. */
function manyOf(
  className: string,
  words: string,
  annotations: readonly Annotation[],
  look: Look,
): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.dataset['ids'] = annotations.map(({ id }) => id).join(' ');
  element.textContent = visibleControls(words);
  const shown = annotations.slice(0, 8).map((one) => describe(one, look));
  if (annotations.length > shown.length) shown.push(`${annotations.length - shown.length} more`);
  element.title = visibleControls(shown.join('\n'));
  return element;
}

const classesOf = (annotation: Annotation, look: Look): string =>
  [
    `reader-stripe-${knownColour(look.tags.get(annotation.tag)?.colour)}`,
    `reader-cue-${cueOf(annotation.annotator, look)}`,
    annotation.id === look.selected ? 'is-selected' : '',
    annotation.id === look.hovered ? 'is-hovered' : '',
  ].join(' ');

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = visibleControls(text);
  return element;
}
