import type { Annotation } from '../../core/model/annotation.ts';
import type { Proposal } from '../../core/model/review.ts';
import { sameSpan } from '../../core/review/overlap.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';
import { checkedSpan, checkedValues } from '../services/annotation-parts.ts';

/** What a reviewer proposes, before it is checked. Spans in UTF-16. */
export interface RawProposal {
  span?: readonly (readonly [number, number])[] | undefined;
  tag?: string | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

/**
 * A proposal as the file keeps it: only what differs from the annotation, in one order, so that two reviewers who propose
 * the same have the same text. Throws `invalid_input` where nothing differs or something cannot be.
 */
export function checkedProposal(
  rec: Recorder,
  text: string,
  annotation: Annotation,
  { span, tag, values }: RawProposal,
): string {
  const proposal: Proposal = {};
  if (span) {
    const checked = checkedSpan(text, span);
    if (!sameSpan(checked, annotation.span)) proposal.span = checked;
  }
  if (tag !== undefined && tag !== annotation.tag) {
    rec.live('tag', tag);
    proposal.tag = tag;
  }
  const differing = checkedValues(rec, tag ?? annotation.tag, values ?? {})
    // With another tag, all its values are new.
    .filter(([id, value]) => proposal.tag !== undefined || (annotation.values[id] ?? '') !== value)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (differing.length > 0) proposal.values = Object.fromEntries(differing);
  if (Object.keys(proposal).length === 0)
    throw new PassageError(
      'invalid_input',
      'The proposal is what the annotation is already. Accept it instead.',
    );
  return JSON.stringify(proposal);
}
