import type { Rendered } from './transcript-html.ts';
import { knownColour } from './cues.ts';
import { escapeHtml } from './escape.ts';

/** What the colours, underlines, numbers and initials mean, with how many annotations each has. */
export function legendHtml(
  { annotations, tags, annotators }: Rendered,
  initials: ReadonlyMap<string, string>,
): string {
  const byTag = counted(annotations.map(({ tag }) => tag));
  const byAnnotator = counted(annotations.map(({ annotator }) => annotator));
  if (annotations.length === 0) return '<p class="marked-facts">No annotations.</p>';
  const order = [...tags.keys(), ...[...byTag.keys()].filter((id) => !tags.has(id))];
  const tagLines = order.flatMap((id) => {
    const count = byTag.get(id);
    if (count === undefined) return [];
    const tag = tags.get(id);
    const colour = knownColour(tag?.colour);
    return `<li><mark class="marked marked-${colour} marked-depth-0">${escapeHtml(tag?.path ?? 'Unknown tag')}</mark> ${count}${
      tag?.definition ? `<span class="marked-definition">${escapeHtml(tag.definition)}</span>` : ''
    }</li>`;
  });
  const people = [...annotators].flatMap(([id, name]) => {
    const count = byAnnotator.get(id);
    return count === undefined
      ? []
      : `<li><b>${escapeHtml(initials.get(id) ?? '?')}</b> ${escapeHtml(name)} ${count}</li>`;
  });
  return `<section class="marked-legend" aria-label="Legend">
<div><h2>Tags</h2><ul>${tagLines.join('')}</ul></div>
<div><h2>Annotators</h2><ul>${people.join('')}</ul>
<p>Each annotation has a number. It opens with it (<sup>[1</sup>) and closes with it (<sup>1]</sup>), whatever it overlaps; its
tag and annotator stand beside the line in which it begins.</p></div>
</section>`;
}

function counted(ids: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const id of ids) out.set(id, (out.get(id) ?? 0) + 1);
  return out;
}
