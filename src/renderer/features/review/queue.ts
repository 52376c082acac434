import type { Annotation, Annotator } from '../../../core/model/annotation.ts';
import type { Proposal, ReviewState, Verdict } from '../../../core/model/review.ts';
import type { Input } from '../../../contract/contract.ts';
import type { AnnotationPatch } from '../annotations/changes.ts';
import { sameSpan } from '../../../core/review/overlap.ts';

/** Everybody's work but one's own. */
export const OTHERS = 'others';

/** What of the queue is walked through. Empty strings let everything through. */
export interface QueueFilter {
  annotator: string;
  tag: string;
  transcript: string;
  state: '' | ReviewState;
  /** Only what has decisions that an edit made stale. */
  stale: boolean;
}
export const NO_FILTER: QueueFilter = { annotator: '', tag: '', transcript: '', state: '', stale: false };

export const isFiltered = (filter: QueueFilter): boolean =>
  Object.values(filter).some((value) => value !== '' && value !== false);

/** The filter as the host takes it. `tagsUnder`: a tag and what stands under it. */
export function queueInput(
  filter: QueueFilter,
  me: string,
  annotators: readonly Pick<Annotator, 'id'>[],
  tagsUnder: (tag: string) => ReadonlySet<string>,
): Input<'review.queue'> {
  const { annotator, tag, transcript, state, stale } = filter;
  const others = annotators.map(({ id }) => id).filter((id) => id !== me);
  return {
    ...(annotator !== '' && { annotators: annotator === OTHERS ? others : [annotator] }),
    ...(tag !== '' && { tags: [...tagsUnder(tag)] }),
    ...(transcript !== '' && { transcripts: [transcript] }),
    ...(state !== '' && { states: [state] }),
    ...(stale && { stale: true }),
  };
}

export const STATE_WORDS: Readonly<Record<ReviewState, string>> = {
  undecided: 'Undecided',
  accepted: 'Accepted',
  rejected: 'Rejected',
  revised: 'Revision proposed',
  disputed: 'Disputed',
};

/** What a state means where its name does not say it. */
export const STATE_SENTENCES: Readonly<Record<ReviewState, string>> = {
  undecided: 'No decision counts yet.',
  accepted: 'It stands as the annotator made it.',
  rejected: 'It does not stand.',
  revised: 'It stands only once its annotator has changed it.',
  disputed: 'Reviewers differ, so it is not accepted until they decide alike.',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  revise: 'Proposed a revision',
};

/** What a reviewer would have in place of an annotation. */
export type Draft = Pick<Annotation, 'span' | 'tag' | 'values'>;

/** What of a draft differs from the annotation; null where nothing does. With another tag, all its values are new. */
export function proposalOf(annotation: Draft, draft: Draft): Proposal | null {
  const { span, tag, values } = draft;
  const retagged = tag !== annotation.tag;
  const keys = retagged
    ? Object.keys(values)
    : [...new Set([...Object.keys(values), ...Object.keys(annotation.values)])];
  const changed = keys
    .map((id) => [id, values[id] ?? ''] as const)
    .filter(([id, value]) => (retagged ? value !== '' : value !== (annotation.values[id] ?? '')));
  const proposal: Proposal = {
    ...(!sameSpan(span, annotation.span) && { span }),
    ...(retagged && { tag }),
    ...(changed.length > 0 && { values: Object.fromEntries(changed) }),
  };
  return Object.keys(proposal).length === 0 ? null : proposal;
}

/** The annotation as a proposal would have it. */
export function proposed(annotation: Draft, { span, tag, values }: Proposal): Draft {
  const before = tag !== undefined && tag !== annotation.tag ? {} : annotation.values;
  const merged = Object.entries({ ...before, ...values }).filter(([, value]) => value !== '');
  return { span: span ?? annotation.span, tag: tag ?? annotation.tag, values: Object.fromEntries(merged) };
}

/** A proposal as a change of the annotation itself. */
export function patchOf({ span, tag, values }: Proposal): AnnotationPatch {
  return {
    ...(span && { span }),
    ...(tag !== undefined && { tag }),
    ...(values && { values: { ...values } }),
  };
}
