import type { LossKind } from '../exchange/loss.ts';

/** What stands in documents and not in their text. */
export const EXTRACT_LOSS = {
  pictures: { code: 'pictures', aspect: 'text', sentence: 'Pictures, which have no text.' },
  comments: { code: 'comments', aspect: 'text', sentence: 'Comments in the document’s margin.' },
  deleted: {
    code: 'tracked-deletions',
    aspect: 'text',
    sentence: 'Words that are marked as deleted by tracked changes.',
  },
  running: {
    code: 'running-heads',
    aspect: 'text',
    sentence: 'Headers and footers that stand on every page.',
  },
  objects: {
    code: 'embedded-objects',
    aspect: 'text',
    sentence: 'Embedded objects (charts, formulas, other documents).',
  },
  messages: { code: 'reader-messages', aspect: 'text', sentence: 'What the reader could not make sense of.' },
} as const satisfies Record<string, LossKind>;
