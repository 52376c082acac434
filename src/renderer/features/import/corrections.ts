import type {
  BlockCorrection,
  Layout,
  LayoutCorrections,
  LayoutSpeaker,
  SpeakerCorrection,
} from '../../../core/model/layout.ts';
import type { BlockKind } from '../../../core/model/structure.ts';

/** The fields of a transcript that the preview lets one edit before the import. */
export type LayoutField = 'title' | 'source' | 'date' | 'language';

/** What the user does in the preview. Speakers are named by their label, blocks by their UTF-16 start. */
export type CorrectionChange =
  | { type: 'field'; field: LayoutField; value: string }
  | { type: 'speaker'; label: string; change: Omit<SpeakerCorrection, 'label'> }
  /** Gives a label the name and description of another one, so that both are one speaker. */
  | { type: 'merge'; label: string; into: LayoutSpeaker }
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
      if (change.label === change.into.label) return corrections;
      const { name, kind, role, affiliation } = change.into;
      return withSpeaker(detected, corrections, change.label, {
        name,
        kind,
        role,
        affiliation,
        notSpeaker: false,
      });
    }
    case 'kind':
      return withKinds(detected, corrections, change.starts, change.kind);
  }
}

/** A speaker as the corrections leave it. */
export function speakerAs(
  found: LayoutSpeaker,
  corrections: LayoutCorrections,
): LayoutSpeaker & { notSpeaker: boolean } {
  const own = corrections.speakers?.find((correction) => correction.label === found.label);
  return {
    label: found.label,
    name: own?.name ?? found.name,
    kind: own?.kind ?? found.kind,
    role: own?.role !== undefined ? own.role : found.role,
    affiliation: own?.affiliation ?? found.affiliation,
    notSpeaker: own?.notSpeaker ?? false,
  };
}

/**
 * The corrections that move blocks and turns: unticked labels and marked blocks. Laying them out looks through
 * the text again; names, roles and fields do not, and are laid over the result by {@link withDescriptions}.
 */
export function structural(corrections: LayoutCorrections): LayoutCorrections {
  const unticked = corrections.speakers?.flatMap(({ label, notSpeaker }) =>
    notSpeaker ? [{ label, notSpeaker }] : [],
  );
  return { speakers: unticked, blocks: corrections.blocks };
}

/** A layout made with {@link structural} corrections, with names, descriptions and fields laid over it as well. */
export function withDescriptions(layout: Layout, corrections: LayoutCorrections): Layout {
  return {
    ...layout,
    title: corrections.title ?? layout.title,
    source: corrections.source ?? layout.source,
    date: corrections.date ?? layout.date,
    language: corrections.language ?? layout.language,
    speakers: layout.speakers.map((speaker) => {
      const { notSpeaker: _, ...corrected } = speakerAs(speaker, corrections);
      return corrected;
    }),
  };
}

/** How many things the corrections change, for people to read. */
export function countCorrections(corrections: LayoutCorrections): number {
  const fields = (['title', 'source', 'date', 'language'] as const).filter(
    (f) => corrections[f] !== undefined,
  );
  return fields.length + (corrections.speakers?.length ?? 0) + (corrections.blocks?.length ?? 0);
}

function withField(
  detected: Layout,
  corrections: LayoutCorrections,
  field: LayoutField,
  value: string,
): LayoutCorrections {
  if ((corrections[field] ?? detected[field]) === value) return corrections;
  const { [field]: _, ...rest } = corrections;
  return value === detected[field] ? rest : { ...rest, [field]: value };
}

/** Labels that the user marked are not among the detected: their corrections are all kept. */
function withSpeaker(
  detected: Layout,
  corrections: LayoutCorrections,
  label: string,
  { name, affiliation, ...rest }: Omit<SpeakerCorrection, 'label'>,
): LayoutCorrections {
  const found = detected.speakers.find((speaker) => speaker.label === label);
  const own = corrections.speakers?.find((correction) => correction.label === label);
  const wanted: SpeakerCorrection = {
    label,
    ...own,
    ...rest,
    // A blank name is no name: the one before it stays.
    ...(name?.trim() ? { name: name.trim() } : {}),
    ...(affiliation !== undefined ? { affiliation: affiliation.trim() } : {}),
  };
  const base: Record<string, unknown> = { ...found, notSpeaker: false };
  const kept = Object.entries(wanted).filter(
    ([field, value]) => field === 'label' || (value !== undefined && value !== base[field]),
  );
  const after = Object.fromEntries(kept) as unknown as SpeakerCorrection;
  if (same(own ?? { label }, after)) return corrections;
  const others = (corrections.speakers ?? []).filter((correction) => correction.label !== label);
  const speakers = kept.length > 1 ? [...others, after] : others;
  const { speakers: _, ...all } = corrections;
  return speakers.length > 0 ? { ...all, speakers } : all;
}

function withKinds(
  detected: Layout,
  corrections: LayoutCorrections,
  starts: readonly number[],
  kind: BlockKind,
): LayoutCorrections {
  const found = new Map(detected.blocks.map((block) => [block.start, block.kind]));
  const kinds = new Map((corrections.blocks ?? []).map((block) => [block.start, block.kind]));
  let changed = false;
  for (const start of starts) {
    if ((kinds.get(start) ?? found.get(start)) === kind) continue;
    changed = true;
    if (found.get(start) === kind) kinds.delete(start);
    else kinds.set(start, kind);
  }
  if (!changed) return corrections;
  const blocks: BlockCorrection[] = [...kinds]
    .map(([start, k]) => ({ start, kind: k }))
    .sort((a, b) => a.start - b.start);
  const { blocks: _, ...rest } = corrections;
  return blocks.length > 0 ? { ...rest, blocks } : rest;
}

/** Equal fields in whatever order. */
const same = (a: object, b: object): boolean => {
  const sorted = (o: object): string =>
    JSON.stringify(Object.entries(o).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
};
