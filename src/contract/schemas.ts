import { z } from 'zod';
import { ATTRIBUTE_TYPES, COLOURS } from '../core/model/codebook.ts';
import { isIsoDate } from '../core/model/attribute-value.ts';
import { BLOCK_KINDS, SPEAKER_KINDS, SPEAKER_ROLES } from '../core/model/structure.ts';

/** Any of our ids: UUIDs, version 7 where Passage makes them. */
export const id = z.uuid();

/** A revision of a tag: 16 hexadecimal digits. */
export const revision = z.string().regex(/^[0-9a-f]{16}$/);

/** A block's id; what overlapping blocks leave of one another is told apart by its start (`resolveBlocks`). */
export const blockId = z.string().regex(/^[0-9a-f-]{36}(#\d+)?$/i, 'Invalid id of a block.');

/** A UTF-16 offset. */
export const offset = z.int().nonnegative();

/** Any text that is stored: half a character (a lone surrogate) would not survive the database, so it is refused. */
export const text = z
  .string()
  .refine(
    (s) => s.isWellFormed(),
    'This text holds half a character (a lone surrogate). Type or copy it again.',
  );

/** A name that people read: one line, not blank, not endless. */
export const name = text
  .max(300, 'This name is longer than 300 characters.')
  .refine((s) => s.trim() !== '', 'A name may not be blank.')
  .refine((s) => !/[\p{Cc}\u2028\u2029]/u.test(s), 'A name may not hold line breaks or control characters.');

/** The value of an attribute or a variable. */
export const value = text.max(10_000, 'This value is longer than 10,000 characters.');

/** Free text that people write: notes, definitions. */
export const prose = text.max(100_000, 'This text is longer than 100,000 characters.');

/** One line that may be empty: a title, a source, an affiliation. */
export const line = text.max(2_000, 'This line is longer than 2,000 characters.');

/** Examples of a tag. An order of keys for all: what is stored as JSON differs only where it says something else. */
export const examples = z
  .array(
    z.object({
      quote: prose.refine((quote) => quote.trim() !== '', 'An example needs words.'),
      source: line,
    }),
  )
  .max(1_000);

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or empty. */
export const isoDate = z
  .string()
  .refine((s) => s === '' || isIsoDate(s), 'A date is written 2023-11-05, 2023-11 or 2023.');

/** A BCP 47 language tag, or empty. */
export const language = z
  .string()
  .regex(/^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/, 'A language is written as a tag such as en, zh or pt-BR.');

/** Ranges as they come in; the host sorts and joins them, and checks them against the text. UTF-16. */
export const span = z
  .array(z.tuple([offset, offset]))
  .min(1)
  .max(10_000);

export const blockKind = z.enum(BLOCK_KINDS);
export const speakerKind = z.enum(SPEAKER_KINDS);
export const speakerRole = z.enum(SPEAKER_ROLES).nullable();
export const attributeType = z.enum(ATTRIBUTE_TYPES);
export const colour = z.enum(COLOURS as [string, ...string[]]);
/** One visible character (a grapheme of one code point), or empty. */
export const shortcut = z.string().regex(/^\S?$/u, 'A key is one character.');

/** What the user changed in the import preview; see `LayoutCorrections` in core. */
export const corrections = z.object({
  title: line.optional(),
  source: line.optional(),
  date: isoDate.optional(),
  language: language.optional(),
  speakers: z
    .array(
      z.object({
        label: z.string().max(1_000),
        name: name.optional(),
        kind: speakerKind.optional(),
        role: speakerRole.optional(),
        affiliation: line.optional(),
        notSpeaker: z.boolean().optional(),
      }),
    )
    .optional(),
  blocks: z.array(z.object({ start: offset, kind: blockKind })).optional(),
});

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'Bytes are wanted.');
export const nothing = z.object({}).optional();
