import type { BlockCorrection, Layout, LayoutCorrections, LayoutSpeaker, SpeakerCorrection } from '../../../core/model/layout.ts';
import type { BlockKind } from '../../../core/model/structure.ts';

/** The fields of a transcript that the preview lets one edit before the import. */
export type LayoutField = 'title' | 'source' | 'date' | 'language';

/** What the user does in the preview. Speakers are named by their label, blocks by their UTF-16 start. */
export type CorrectionChange =
  | { type: 'field'; field: LayoutField; value: string }
  | { type: 'speaker'; label: string; change: Omit<SpeakerCorrection, 'label'> }
  /** Gives a label the name and description of another one, so that both are one speaker. */
  | { type: 'merge'; label: string; into: string }
  | { type: 'kind'; starts: readonly number[]; kind: BlockKind };

/**
 * The corrections after a change. Only what differs from `detected` is kept: setting a thing back to what was
 * found takes its correction away, and the same corrections object comes back where nothing changed.
 */
export function correct(
  detected: Layout,
  corrections: LayoutCorrections,
  change: CorrectionChange,
): LayoutCorrections {
  switch (change.type) {
    case 'field':
      return withField(detected, corrections, change.field, change.value);
    case 'speaker':
      return withSpeaker(detected, corrections, change.label, change.change);
    case 'merge': {
      if (change.label === change.into) return corrections;
      const into = speakerAs(detected, corrections, change.into);
      if (!into) return corrections;
      const { name, kind, role, affiliation } = into;
      return withSpeaker(detected, corrections, change.label, { name, kind, role, affiliation, notSpeaker: false });
    }
    case 'kind':
      return withKinds(detected, corrections, change.starts, change.kind);
  }
}

/** A label's speaker as the corrections leave it; undefined where detection found no such label. */
export function speakerAs(
  detected: Layout,
  corrections: LayoutCorrections,
  label: string,
): (LayoutSpeaker & { notSpeaker: boolean }) | undefined {
  const found = detected.speakers.find((speaker) => speaker.label === label);
  if (!found) return undefined;
  const own = corrections.speakers?.find((correction) => correction.label === label);
  return {
    label,
    name: own?.name ?? found.name,
    kind: own?.kind ?? found.kind,
    role: own?.role !== undefined ? own.role : found.role,
    affiliation: own?.affiliation ?? found.affiliation,
    notSpeaker: own?.notSpeaker ?? false,
  };
}

/** How many things the corrections change, for people to read. */
export function countCorrections(corrections: LayoutCorrections): number {
  const fields = (['title', 'source', 'date', 'language'] as const).filter((f) => corrections[f] !== undefined);
  return fields.length + (corrections.speakers?.length ?? 0) + (corrections.blocks?.length ?? 0);
}

function withField(detected: Layout, corrections: LayoutCorrections, field: LayoutField, value: string): LayoutCorrections {
  if ((corrections[field] ?? detected[field]) === value) return corrections;
  const { [field]: _, ...rest } = corrections;
  return value === detected[field] ? rest : { ...rest, [field]: value };
}

function withSpeaker(
  detected: Layout,
  corrections: LayoutCorrections,
  label: string,
  change: Omit<SpeakerCorrection, 'label'>,
): LayoutCorrections {
  const found = detected.speakers.find((speaker) => speaker.label === label);
  const before = speakerAs(detected, corrections, label);
  if (!found || !before) return corrections;
  const name = change.name?.trim();
  const after = {
    ...before,
    // A blank name is no name: the one before it stays.
    ...(name ? { name } : {}),
    ...(change.kind !== undefined ? { kind: change.kind } : {}),
    ...(change.role !== undefined ? { role: change.role } : {}),
    ...(change.affiliation !== undefined ? { affiliation: change.affiliation.trim() } : {}),
    ...(change.notSpeaker !== undefined ? { notSpeaker: change.notSpeaker } : {}),
  };
  const own: SpeakerCorrection = {
    label,
    ...(after.name !== found.name ? { name: after.name } : {}),
    ...(after.kind !== found.kind ? { kind: after.kind } : {}),
    ...(after.role !== found.role ? { role: after.role } : {}),
    ...(after.affiliation !== found.affiliation ? { affiliation: after.affiliation } : {}),
    ...(after.notSpeaker ? { notSpeaker: true } : {}),
  };
  if (same(before, after)) return corrections;
  const others = (corrections.speakers ?? []).filter((correction) => correction.label !== label);
  const speakers = Object.keys(own).length > 1 ? [...others, own] : others;
  const { speakers: _, ...rest } = corrections;
  return speakers.length > 0 ? { ...rest, speakers } : rest;
}

function withKinds(detected: Layout, corrections: LayoutCorrections, starts: readonly number[], kind: BlockKind): LayoutCorrections {
  const wanted = new Set(starts);
  const kinds = new Map((corrections.blocks ?? []).map((block) => [block.start, block.kind]));
  let changed = false;
  for (const block of detected.blocks) {
    if (!wanted.has(block.start) || (kinds.get(block.start) ?? block.kind) === kind) continue;
    changed = true;
    if (block.kind === kind) kinds.delete(block.start);
    else kinds.set(block.start, kind);
  }
  if (!changed) return corrections;
  const blocks: BlockCorrection[] = [...kinds].map(([start, k]) => ({ start, kind: k })).sort((a, b) => a.start - b.start);
  const { blocks: _, ...rest } = corrections;
  return blocks.length > 0 ? { ...rest, blocks } : rest;
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
