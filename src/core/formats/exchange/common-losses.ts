import type { Losses, LossKind } from './loss.ts';
import type { Exchange } from './model.ts';

/** Losses of several formats: one code and one sentence for one kind of thing. */
export const COMMON = {
  discontinuous: {
    code: 'discontinuous-split',
    aspect: 'span',
    sentence: 'Discontinuous annotations, which are written as one for each range.',
  },
  fileRenamed: {
    code: 'file-renamed',
    aspect: 'name',
    sentence: 'Transcripts whose name cannot be that of a file have a near one.',
  },
  unusedTag: {
    code: 'tag-not-used',
    aspect: 'tag',
    sentence: 'Tags without annotations: the format has no codebook of its own.',
  },
  relationAcross: {
    code: 'relation-across',
    aspect: 'relation',
    sentence: 'Relations to annotations of another transcript, or to what is not written.',
  },
  relationByOther: {
    code: 'relation-by-other',
    aspect: 'relation-detail',
    sentence: 'Relations that somebody else drew than annotated, and notes on relations.',
  },
  relationWithoutEnd: {
    code: 'relation-without-end',
    aspect: 'relation',
    sentence: 'Relations of which one end was not imported.',
  },
  onlyBlanks: {
    code: 'only-blanks',
    aspect: 'annotation',
    sentence: 'Annotations of blanks alone: only tokens can be annotated.',
  },
  blanksTrimmed: {
    code: 'blanks-trimmed',
    aspect: 'span',
    sentence: 'Annotations that begin or end in a blank: they begin and end at the next token.',
  },
  noPlace: {
    code: 'no-place-in-unit',
    aspect: 'annotation',
    sentence:
      'Annotations that begin or end between CR and LF, where the chosen unit of offsets has no place.',
  },
  noText: {
    code: 'without-text',
    aspect: 'document',
    sentence: 'Records without a text.',
  },
} as const satisfies Record<string, LossKind>;

/** For formats whose annotations name their tag, without a codebook beside them. Suggestions count where they are written. */
export function reportUnusedTags({ documents, tags }: Exchange, losses: Losses, suggestions: boolean): void {
  const used = new Set(
    documents.flatMap(({ annotations }) =>
      annotations.filter(({ suggested }) => suggestions || !suggested).map(({ tag }) => tag),
    ),
  );
  for (const { id, name } of tags) if (!used.has(id)) losses.add(COMMON.unusedTag, name);
}
