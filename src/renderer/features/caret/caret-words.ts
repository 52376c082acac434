import type { Annotation } from '../../../core/model/annotation.ts';

/** As many tags as are read out at once. */
const MOST = 6;

interface Names {
  tag: (id: string) => string;
  annotator: (id: string) => string;
}

/**
 * Which tags by whom cover a place, as a screen reader is to say it: “Claim by Anna and Ben; Statistic by you, selected; Statistic is
 * suggested”. Empty where none does.
 */
export function caretWords(
  found: readonly Annotation[],
  names: Names,
  selected: string | null,
  suggested: readonly Annotation[] = [],
): string {
  const byTag = new Map<string, { who: Set<string>; isSelected: boolean }>();
  for (const { id, tag, annotator } of found) {
    const entry = byTag.get(tag) ?? { who: new Set(), isSelected: false };
    entry.who.add(annotator);
    entry.isSelected ||= id === selected;
    byTag.set(tag, entry);
  }
  const said = [...byTag].map(([tag, { who, isSelected }]) => {
    const people = [...who].map(names.annotator);
    const all = people.length > 1 ? `${people.slice(0, -1).join(', ')} and ${people.at(-1)}` : people[0];
    return `${names.tag(tag)} by ${all}${isSelected ? ', selected' : ''}`;
  });
  const rest = said.length - MOST;
  const offered = new Set(suggested.map(({ tag }) => `${names.tag(tag)} is suggested`));
  return [
    ...said.slice(0, MOST),
    ...(rest > 0 ? [`and ${rest} more ${rest === 1 ? 'tag' : 'tags'}`] : []),
    ...offered,
  ].join('; ');
}
