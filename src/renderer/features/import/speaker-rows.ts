import type { Layout, LayoutBlock, LayoutCorrections, LayoutSpeaker } from '../../../core/model/layout.ts';
import { squeezeBlanks } from '../../../core/text/white-space.ts';
import { speakerAs } from './corrections.ts';
import type { WordCounts } from './word-counts.ts';

/** A line of the preview's speaker table: one label of the text, with what is to become of it. */
export interface SpeakerRow extends LayoutSpeaker {
  /** False where the user says that the label is no speaker. */
  ticked: boolean;
  /** The user marked the label: detection did not find it. */
  marked: boolean;
  /** Turns that the label opens, as laid out with the corrections; of an unticked one, as detected. */
  turns: number;
  /** Words said in these turns; null while they are being counted. */
  words: number | null;
  /** The beginning of the first thing said. */
  firstWords: string;
  /** Where it is said (UTF-16 start of the block); null where nothing is. */
  firstStart: number | null;
  /** The other labels that become the same speaker. */
  togetherWith: string[];
}

/** The words of these kinds are what a speaker says; labels, times and furniture are not. */
const SAID: ReadonlySet<LayoutBlock['kind']> = new Set(['paragraph', 'heading', 'byline']);

/**
 * The speaker table: a row for each label that detection found, in the text's order, then those that the user
 * marked. `laidOut` is the layout with the corrections laid over it, where unticked labels open no turn.
 */
export function speakerRows(
  text: string,
  detected: Layout,
  corrections: LayoutCorrections,
  laidOut: Layout,
  counts: WordCounts,
): SpeakerRow[] {
  const now = perLabel(text, laidOut, counts);
  const found = perLabel(text, detected, counts);
  const known = new Set(detected.speakers.map((speaker) => speaker.label));
  const marked = laidOut.speakers.filter((speaker) => !known.has(speaker.label));
  const rows = [...detected.speakers, ...marked].map((one): SpeakerRow => {
    const { notSpeaker, ...speaker } = speakerAs(one, corrections);
    const { label } = speaker;
    const said = (notSpeaker ? found : now).get(label);
    return {
      ...speaker,
      ticked: !notSpeaker,
      marked: !known.has(label),
      turns: said?.turns ?? 0,
      words: said ? said.words : 0,
      firstWords: said?.firstWords ?? '',
      firstStart: said?.firstStart ?? null,
      togetherWith: [],
    };
  });
  const byName = Map.groupBy(
    rows.filter((row) => row.ticked),
    (row) => row.name,
  );
  for (const row of rows)
    if (row.ticked)
      row.togetherWith = byName.get(row.name)!.flatMap((r) => (r.label === row.label ? [] : [r.label]));
  return rows;
}

interface Said {
  turns: number;
  words: number | null;
  firstWords: string;
  firstStart: number | null;
}

function perLabel(text: string, layout: Layout, counts: WordCounts): Map<string, Said> {
  const all = new Map<string, Said>();
  const ofTurn = layout.turns.map((turn) => {
    const label = turn.speaker === null ? undefined : layout.speakers[turn.speaker]?.label;
    if (label === undefined) return undefined;
    let said = all.get(label);
    if (!said) all.set(label, (said = { turns: 0, words: 0, firstWords: '', firstStart: null }));
    said.turns++;
    return said;
  });
  for (const block of layout.blocks) {
    const said = block.turn === null ? undefined : ofTurn[block.turn];
    if (!said || !SAID.has(block.kind)) continue;
    const words = counts.of(block);
    said.words = said.words === null || words === undefined ? null : said.words + words;
    if (said.firstStart !== null) continue;
    said.firstStart = block.start;
    said.firstWords = beginning(text.slice(block.start, Math.min(block.end, block.start + 400)));
  }
  return all;
}

/** The first dozen words or so, at most about 90 UTF-16 units, never half a surrogate pair. */
function beginning(said: string): string {
  const line = squeezeBlanks(said);
  if (line.length <= 90) return line;
  const cut = line.lastIndexOf(' ', 90);
  return `${cut > 40 ? line.slice(0, cut) : [...line.slice(0, 90)].slice(0, -1).join('')} …`;
}
