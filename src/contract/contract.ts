import { z } from 'zod';
import type { Annotation, Annotator } from '../core/model/annotation.ts';
import type { Tag } from '../core/model/codebook.ts';
import type { Speaker } from '../core/model/structure.ts';
import { agreementProcedures } from './agreement.ts';
import { codebookProcedures } from './codebook.ts';
import { mutation, type Procedure, query } from './define.ts';
import { exchangeProcedures } from './exchange.ts';
import type { ErrorCode } from './errors.ts';
import { editionProcedures } from './editions.ts';
import { exportOptions } from './export-options.ts';
import { findProcedures } from './find.ts';
import type { Found } from './find-types.ts';
import { mergeProcedures } from './merge.ts';
import { relationProcedures } from './relations.ts';
import { packedProcedures } from './packed.ts';
import { historyFilter, reviewProcedures } from './review.ts';
import * as s from './schemas.ts';
import { purgeProcedures } from './purge.ts';
import { safetyProcedures } from './safety.ts';
import { suggestionProcedures } from './suggestions.ts';
import type * as t from './types.ts';

const byId = z.object({ id: s.id });
/** The edition that a span counts in, where it may not be the current one any more; the span is then moved along. */
const spanEdition = s.id.optional();
const maybeAttributes = z
  .array(
    z.object({
      /** Absent for a new attribute. */
      id: s.id.optional(),
      name: s.name,
      type: s.attributeType,
      choices: z.array(s.name).max(500).default([]),
    }),
  )
  .max(100);

/**
 * Everything that the page, the command line and the host say to one another. Offsets are UTF-16 code units,
 * half-open; times are milliseconds since 1970. Wiring on both sides is derived from this object.
 */
export const contract = {
  'app.info': query<t.AppInfo>()(s.nothing),
  'profile.get': query<Annotator | null>()(s.nothing),
  'profile.set': mutation<Annotator>()(z.object({ name: s.name })),

  /** What the page has asked to remember on this machine, by its own keys; no project knows of it. */
  'machine.remembered': query<Record<string, t.Remembered>>()(s.nothing),
  /** Keeps a value unless a later one is there; of very many keys the oldest are forgotten. */
  'machine.remember': mutation<void>()(
    z.object({ key: z.string().min(1).max(200), value: z.string().max(500_000), at: z.int().nonnegative() }),
  ),

  'project.list': query<t.ProjectPlace[]>()(s.nothing),
  'project.create': mutation<t.ProjectInfo>()(z.object({ place: z.string().min(1).max(4_000) })),
  'project.open': mutation<t.ProjectInfo>()(z.object({ place: z.string().min(1).max(4_000) })),
  'project.openSample': mutation<t.ProjectInfo>()(
    z.object({ place: z.string().min(1).max(4_000).optional() }),
  ),
  'project.close': mutation<void>()(s.nothing),
  'project.info': query<t.ProjectInfo>()(s.nothing),
  'project.rename': mutation<t.Done>()(z.object({ name: s.name })),
  'project.setNote': mutation<t.Done>()(z.object({ note: s.prose })),
  'project.check': query<t.CheckFinding[]>()(s.nothing),

  'history.undo': mutation<t.Done & { summary: string; skipped: number }>()(s.nothing),
  'history.redo': mutation<t.Done & { summary: string; skipped: number }>()(s.nothing),
  /** Newest first, as far as blind mode lets one see. */
  'history.list': query<t.HistoryEntry[]>()(
    historyFilter.extend({ limit: z.int().positive().max(1_000), before: s.id.optional() }),
  ),

  'annotators.list': query<(Annotator & { annotations: number })[]>()(s.nothing),

  /** A file by its bytes, or by the `part` that `import.sort` left. */
  'import.read': mutation<t.ReadSource>()(
    z.union([z.object({ fileName: s.line, bytes: s.bytes }), z.object({ fileName: s.line, part: s.id })]),
  ),
  'import.readText': mutation<t.ReadSource>()(z.object({ text: z.string(), fileName: s.line.optional() })),
  'import.commit': mutation<t.DoneWith>()(
    z.object({
      upload: s.id,
      corrections: s.corrections.optional(),
      /** Values of variables by their names; those that the project does not have are made. */
      variables: z.record(s.name, s.value).default({}),
    }),
  ),

  'transcripts.list': query<t.TranscriptSummary[]>()(s.nothing),
  'transcripts.get': query<t.TranscriptContent>()(byId),
  'transcripts.update': mutation<t.Done>()(
    z.object({
      id: s.id,
      title: s.line.optional(),
      date: s.isoDate.optional(),
      source: s.line.optional(),
      language: s.language.optional(),
      note: s.prose.optional(),
      partOf: s.id.nullable().optional(),
      partIndex: z.int().nonnegative().nullable().optional(),
    }),
  ),
  'transcripts.delete': mutation<t.Done>()(byId),

  'variables.list': query<t.Variable[]>()(s.nothing),
  'variables.create': mutation<t.DoneWith>()(
    z.object({ name: s.name, type: s.attributeType, choices: z.array(s.name).max(500).default([]) }),
  ),
  'variables.update': mutation<t.Done>()(
    z.object({ id: s.id, name: s.name.optional(), choices: z.array(s.name).max(500).optional() }),
  ),
  'variables.delete': mutation<t.Done>()(byId),
  /** An empty value takes it away. */
  'variables.setValue': mutation<t.Done>()(z.object({ transcript: s.id, variable: s.id, value: s.value })),

  /** Corrections of the structure: none of them touches the text or an annotation. */
  'structure.splitBlock': mutation<t.Done>()(z.object({ block: s.blockId, at: s.offset })),
  /** Joins a block with the next one of the same edition; what lies between becomes part of it. */
  'structure.joinBlocks': mutation<t.Done>()(z.object({ block: s.blockId })),
  'structure.setBlockKind': mutation<t.Done>()(
    z.object({ blocks: z.array(s.blockId).min(1), kind: s.blockKind }),
  ),
  /** A new turn starts at the block and takes the rest of its turn (or the blocks up to the next turn). */
  'structure.startTurn': mutation<t.DoneWith>()(z.object({ block: s.blockId, speaker: s.id.nullable() })),
  /** The turn's blocks go to the turn before it. */
  'structure.joinTurn': mutation<t.Done>()(z.object({ turn: s.id })),
  'structure.setTurnSpeaker': mutation<t.Done>()(z.object({ turn: s.id, speaker: s.id.nullable() })),
  'structure.setTurnTime': mutation<t.Done>()(
    z.object({ turn: s.id, time: z.number().nonnegative().nullable() }),
  ),

  /** Who they are, without how much each says, which takes a look at all blocks and spans. */
  'speakers.names': query<Speaker[]>()(s.nothing),
  'speakers.list': query<t.SpeakerSummary[]>()(s.nothing),
  'speakers.create': mutation<t.DoneWith>()(
    z.object({
      name: s.name,
      kind: s.speakerKind.default('person'),
      role: s.speakerRole.default(null),
      affiliation: s.line.default(''),
    }),
  ),
  'speakers.update': mutation<t.Done>()(
    z.object({
      id: s.id,
      name: s.name.optional(),
      kind: s.speakerKind.optional(),
      role: s.speakerRole.optional(),
      affiliation: s.line.optional(),
    }),
  ),
  /** The turns of `from` go to `into`, and `from` is deleted. */
  'speakers.merge': mutation<t.Done>()(z.object({ from: s.id, into: s.id })),
  'speakers.delete': mutation<t.Done>()(byId),

  'tags.list': query<(Tag & { annotations: number })[]>()(s.nothing),
  'tags.create': mutation<t.DoneWith>()(
    z.object({
      name: s.name,
      colour: s.colour.optional(),
      key: s.shortcut.optional(),
      definition: s.prose.default(''),
      guidelines: s.prose.default(''),
      examples: s.examples.default([]),
      note: s.prose.default(''),
      parent: s.id.nullable().default(null),
      attributes: maybeAttributes.default([]),
    }),
  ),
  'tags.update': mutation<t.Done>()(
    z.object({
      id: s.id,
      name: s.name.optional(),
      colour: s.colour.optional(),
      key: s.shortcut.optional(),
      definition: s.prose.optional(),
      guidelines: s.prose.optional(),
      /** The whole list, in order. */
      examples: s.examples.optional(),
      note: s.prose.optional(),
      parent: s.id.nullable().optional(),
      /** The whole list, in order; an attribute left out is deleted with its values hidden, not lost. */
      attributes: maybeAttributes.optional(),
    }),
  ),
  /** Puts a tag under `parent` (null: at the root), before its sibling `before` (null: last). */
  'tags.move': mutation<t.Done>()(z.object({ id: s.id, parent: s.id.nullable(), before: s.id.nullable() })),
  /** Refused with `conflict` (details.annotations) while in use, unless `moveTo` or `withAnnotations` says what to do. */
  'tags.delete': mutation<t.Done>()(
    z.object({ id: s.id, moveTo: s.id.optional(), withAnnotations: z.boolean().optional() }),
  ),

  /** Of one transcript, sorted by start, then longer first, then id. */
  'annotations.list': query<Annotation[]>()(z.object({ transcript: s.id })),
  'annotations.create': mutation<t.DoneWith>()(
    z.object({
      /** The page may make the id itself, so that it can paint before the answer. */
      id: s.id.optional(),
      transcript: s.id,
      span: s.span,
      edition: spanEdition,
      tag: s.id,
      values: z.record(s.id, s.value).optional(),
      note: s.prose.optional(),
    }),
  ),
  'annotations.update': mutation<t.Done>()(
    z.object({
      id: s.id,
      span: s.span.optional(),
      edition: spanEdition,
      tag: s.id.optional(),
      /** By attribute id; an empty value takes it away; attributes not named stay as they are. */
      values: z.record(s.id, s.value).optional(),
      note: s.prose.optional(),
    }),
  ),
  /** Makes one range of a discontinuous span (by its place in it) an annotation of its own, with the same tag and values. */
  'annotations.splitOff': mutation<t.DoneWith>()(
    z.object({ id: s.id, range: z.int().nonnegative(), newId: s.id.optional() }),
  ),
  'annotations.delete': mutation<t.Done>()(z.object({ ids: z.array(s.id).min(1).max(100_000) })),

  'export.preview': query<t.ExportPreview>()(exportOptions),
  /** `place`: a path on the desktop; absent in `folder` places, where the answer carries a download. */
  'export.run': mutation<t.ExportResult>()(
    exportOptions.extend({ place: z.string().min(1).max(4_000).optional(), job: s.id.optional() }),
  ),
  ...codebookProcedures,
  ...relationProcedures,
  ...suggestionProcedures,
  ...exchangeProcedures,
  ...editionProcedures,
  ...mergeProcedures,
  ...agreementProcedures,
  ...reviewProcedures,
  ...findProcedures,

  ...safetyProcedures,
  ...purgeProcedures,

  ...packedProcedures,

  'jobs.cancel': mutation<void>()(z.object({ job: s.id })),
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller gives (defaults not filled in). */
export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a service gets (validated, defaults filled in). */
export type Parsed<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type Output<N extends ProcedureName> = Contract[N] extends Procedure<z.ZodType, infer O> ? O : never;

/** What the host sends without being asked. */
export interface Events {
  changed: t.Changed;
  progress: t.Progress;
  found: Found;
  /** Somebody else is at the desk. In a project, a `changed` with `all` follows. */
  profile: Annotator | null;
  /** Something that concerns the safety of the file, and what to do: a backup could not be made. */
  warned: { code: ErrorCode; message: string };
  /** The project was closed under this session: another tab closed it, or the file went away. */
  closed: { reason: string };
}
export type EventName = keyof Events;
