import { COMMON } from '../exchange/common-losses.ts';
import type { LossKind } from '../exchange/loss.ts';

export const LOSS = {
  onlyBreaks: {
    code: 'only-line-breaks',
    aspect: 'annotation',
    sentence: 'Annotations of line breaks alone, which brat cannot hold.',
  },
  atBreaks: {
    code: 'line-break-at-edge',
    aspect: 'span',
    sentence:
      'Annotations that begin or end with a line break, or whose ranges only one parts: brat holds no line break, so they are written without it.',
  },
  flagNo: {
    code: 'flag-no',
    aspect: 'value',
    sentence: 'Attributes that say no: brat knows only that a flag is set, so they are not written.',
  },
  valueInOneLine: {
    code: 'value-in-one-line',
    aspect: 'value',
    sentence: 'Values with line breaks or tabs, which are written as blanks.',
  },
  nameOfValue: {
    code: 'attribute-renamed',
    aspect: 'value',
    sentence:
      'Values of attributes whose name brat’s configuration cannot hold (a bar, blanks at an end); they are written under a near name.',
  },
  nameOfTag: {
    code: 'tag-renamed',
    aspect: 'tag',
    sentence:
      'Tags whose name brat’s configuration cannot hold (a bar, blanks at an end); they are written under a near name.',
  },
  nameOfRelation: {
    code: 'relation-renamed',
    aspect: 'relation-detail',
    sentence: 'Relations whose type brat’s configuration cannot hold; they are written under a near name.',
  },
  noteInOneLine: {
    code: 'note-in-one-line',
    aspect: 'note',
    sentence: 'Notes of several lines, which are written in one.',
  },
  relationNoteInOneLine: {
    code: 'relation-note-in-one-line',
    aspect: 'relation-detail',
    sentence: 'Notes on relations of several lines, which are written in one.',
  },
  relationAcross: {
    code: 'relation-across',
    aspect: 'relation',
    sentence:
      'Relations between annotations of two files (two transcripts, or two annotators), or to one that is not written.',
  },
  relationByOther: {
    code: 'relation-by-other',
    aspect: 'relation-detail',
    sentence:
      'Relations of which the files do not say who made them, or whose annotator is not the one in whose file they stand.',
  },
  fileRenamed: COMMON.fileRenamed,
  codebook: {
    code: 'codebook-reduced',
    aspect: 'codebook',
    sentence:
      'Tags of which brat’s configuration cannot say all: definitions, keys, attributes other than flags and lists of values.',
  },
  keptGone: {
    code: 'kept-line-gone',
    aspect: 'extra',
    sentence:
      'Lines of the imported file (events, normalisations, equivalences) that speak of annotations that are not written any more.',
  },
} as const satisfies Record<string, LossKind>;
