import type { LayoutName } from '../model/layout.ts';
import type { LabelForm, LabelMatch } from './labels.ts';
import { plainLabel, roleLabel } from './names.ts';

/** All occurrences of one label in one form. */
interface Group {
  label: string;
  form: LabelForm;
  match: LabelMatch;
  count: number;
}

/** Forms that hardly anything but a speaker label has. */
const SURE: readonly LabelForm[] = ['markdown', 'time', 'record', 'party'];

/**
 * Weighs the candidates of a whole text against one another and keeps those that are labels. A form counts where its
 * labels repeat or surely name somebody; then its rare labels count too, as far as they look like the others.
 */
export function chooseLabels(
  candidates: ReadonlyMap<number, LabelMatch>,
  lineAfter: (number: number) => string,
): Map<number, LabelMatch> {
  const groups = groupLabels(candidates.values());
  const accepted = new Set<Group>();
  const sure = SURE.filter((form) => isClearSure(groups.filter((group) => group.form === form)));
  for (const group of groups) if (sure.includes(group.form)) accepted.add(group);
  const loose = groups.filter((group) => !SURE.includes(group.form));
  const amount = (list: readonly Group[]): number => list.reduce((sum, group) => sum + group.count, 0);
  // Where bold labels or titled members mark the turns, a colon elsewhere is a colon.
  const ruled =
    sure.length > 0 &&
    amount([...accepted]) >=
      amount(loose.filter((group) => group.match.shape.weight === 3 || group.count > 1));
  if (!ruled)
    for (const form of ['alone', 'inline', 'bare'] as const)
      acceptLoose(
        loose.filter((group) => group.form === form),
        accepted,
      );
  const known = new Set([...accepted].map(({ label }) => label));
  // A label known from one form is one in another too, save that a bare letter needs its own form to be clear.
  const bare = new Set([...accepted].filter(({ form }) => form === 'bare').map(({ label }) => label));
  const kept = new Map<number, LabelMatch>();
  for (const [number, match] of candidates)
    if (known.has(match.label) && (match.form !== 'bare' || bare.has(match.label))) kept.set(number, match);
  dropListHeadings(kept, lineAfter);
  return kept;
}

function groupLabels(matches: Iterable<LabelMatch>): Group[] {
  const groups = new Map<string, Group>();
  for (const match of matches) {
    const key = `${match.form} ${match.label}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { label: match.label, form: match.form, match, count: 1 });
  }
  return [...groups.values()];
}

/** How sure it is that these groups are labels: by weight and repetition. A single word seen once counts little, and only beside one that repeats. */
function score(groups: readonly Group[]): number {
  const repeats = groups.some(({ count }) => count > 1);
  return groups.reduce((sum, { match: { shape }, count }) => {
    if (shape.weight === 1 && count < 2) return sum + (repeats ? 0.5 : 0);
    return sum + shape.weight * Math.min(count, 3);
  }, 0);
}

function isClearSure(groups: readonly Group[]): boolean {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const [first] = groups;
  if (!first) return false;
  if (first.form === 'markdown') return score(groups) >= 2;
  return count >= 2 || (first.form === 'time' && score(groups) >= 2);
}

function acceptLoose(groups: readonly Group[], accepted: Set<Group>): void {
  const [first] = groups;
  if (!first) return;
  if (first.form === 'bare') {
    // An "A" with blanks after it is an answer only where questions stand beside it.
    if (groups.some((group) => group.label === 'Q')) for (const group of groups) accepted.add(group);
    return;
  }
  const alone = first.form === 'alone';
  const distinct = groups.filter((group) => group.match.shape.weight >= 2).length;
  const clear = alone ? distinct >= 2 || score(groups) >= 4 : score(groups) >= 3 && !isStray(groups);
  if (!clear) return;
  const style = mainStyle(groups);
  const oneWord = isOneWord(groups);
  for (const group of groups) {
    const { shape } = group.match;
    const fits = shape.style === style || shape.style === 'none' || style === 'mixed';
    if (shape.weight === 3 || group.count > 2) accepted.add(group);
    else if (shape.weight === 2 && (alone || group.count > 1 || fits)) accepted.add(group);
    else if (shape.weight === 1 && (group.count > 1 || (fits && (alone || oneWord)))) accepted.add(group);
  }
}

/** One name before a colon in the whole text, once: more likely a heading or a quotation. */
function isStray(groups: readonly Group[]): boolean {
  return (
    groups.every((group) => group.match.shape.weight < 3) &&
    groups.reduce((sum, group) => sum + group.count, 0) < 2
  );
}

/** How most of the sure labels are written: a rare label of another look is doubtful. */
function mainStyle(groups: readonly Group[]): 'caps' | 'title' | 'role' | 'none' | 'mixed' {
  const counts = { caps: 0, title: 0, role: 0, none: 0 };
  let all = 0;
  for (const { match, count } of groups) {
    // A label seen once says little beside those that repeat, but where none repeats they are all there is.
    const weight = match.shape.weight === 0 ? 0 : count > 1 ? count * 4 : match.shape.weight;
    counts[match.shape.style] += weight;
    all += weight;
  }
  for (const style of ['caps', 'title', 'role', 'none'] as const)
    if (counts[style] >= all * 0.8) return style;
  return 'mixed';
}

/** True where the labels that repeat are mostly single words, so that one seen once may be a label too; capitals say more. */
function isOneWord(groups: readonly Group[]): boolean {
  const repeated = groups.filter((group) => group.count > 1 && group.match.shape.style !== 'role');
  const words = repeated.filter((group) => group.match.shape.weight === 1);
  const enough = words.every((group) => group.match.shape.style === 'caps') ? 1 : 2;
  return repeated.length >= enough && words.length >= Math.max(1, repeated.length / 2);
}

/**
 * A list of those present may stand before the talk: "Chairperson:", and below it "Shou Xiaoli, deputy director general ...".
 * An office that is a label once, right above the name of another speaker, is such a heading.
 */
function dropListHeadings(kept: Map<number, LabelMatch>, lineAfter: (number: number) => string): void {
  const names = new Set([...kept.values()].map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const { label } of kept.values()) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const [number, match] of kept) {
    if (match.form !== 'alone' || counts.get(match.label) !== 1 || roleLabel(match.name) === null) continue;
    const name = lineAfter(number)
      .split(/[,，(（]/u)[0]!
      .trim();
    if (name !== match.name && names.has(name)) kept.delete(number);
  }
}

/** The layout that the kept labels show, by the form that marks most turns; `plain` where there are none. */
export function nameLayout(kept: Iterable<LabelMatch>): LayoutName {
  const counts = new Map<LayoutName, number>();
  for (const match of kept) {
    const name = layoutOf(match);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].reduce<[LayoutName, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    ['plain', 0],
  )[0];
}

function layoutOf({ form, label, shape }: LabelMatch): LayoutName {
  if (form === 'markdown') return 'markdown';
  if (form === 'time') return 'name-time';
  if (form === 'record' || form === 'party') return 'parliament';
  if (form === 'bare' || /^(q|a|问|問|答)$/.test(plainLabel(label))) return 'q-and-a';
  if (form === 'alone') return 'name-alone';
  return shape.style === 'caps' && shape.weight === 3 ? 'capitals' : 'name-inline';
}
