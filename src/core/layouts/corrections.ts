import type { Layout, LayoutCorrections, LayoutSpeaker } from '../model/layout.ts';
import type { BlockKind } from '../model/structure.ts';
import { assemble } from './assemble.ts';
import { nameLayout } from './choose.ts';
import { cutText } from './detect.ts';
import { type Given, givenPieces } from './given.ts';
import { readName } from './labels.ts';
import type { Piece } from './pieces.ts';

/**
 * Lays what the user changed over what {@link detectLayout} found in `text`. Corrections are counted from the detected layout, not from
 * an earlier correction: give the whole set each time.
 *
 * An unticked label is text again, and the turn before it goes on. A block made a speaker begins a turn, a speaker block made
 * anything else ends being one; blocks that are no longer there are passed over. Speakers that get the same name are one
 * speaker: `speakers` keeps an entry for each label, with equal names. `given` must be what the layout was detected with.
 */
export function applyCorrections(
  text: string,
  layout: Layout,
  corrections: LayoutCorrections,
  given?: Given,
): Layout {
  const changed = new Map((corrections.speakers ?? []).map((one) => [one.label, one]));
  const unticked = new Set([...changed.values()].filter((one) => one.notSpeaker).map((one) => one.label));
  const { pieces, labels } = given?.pieces
    ? { pieces: givenPieces(text, given.pieces, unticked), labels: null }
    : cutText(text, unticked, given?.kinds);
  const kinds = new Map((corrections.blocks ?? []).map(({ start, kind }) => [start, kind]));
  const { blocks, turns, speakers } = assemble(
    pieces.map((piece) => withKind(text, piece, kinds.get(piece.start))),
  );
  return {
    layout: labels ? nameLayout(labels.values()) : layout.layout,
    title: corrections.title ?? layout.title,
    source: corrections.source ?? layout.source,
    date: corrections.date ?? layout.date,
    language: corrections.language ?? layout.language,
    blocks,
    turns,
    speakers: speakers.map((speaker): LayoutSpeaker => {
      const change = changed.get(speaker.label);
      if (!change) return speaker;
      return {
        ...speaker,
        name: change.name ?? speaker.name,
        kind: change.kind ?? speaker.kind,
        role: change.role === undefined ? speaker.role : change.role,
        affiliation: change.affiliation ?? speaker.affiliation,
      };
    }),
  };
}

function withKind(text: string, piece: Piece, kind: BlockKind | undefined): Piece {
  if (kind === undefined || kind === piece.kind) return piece;
  if (kind !== 'speaker') return { ...piece, kind, label: null };
  const words = text.slice(piece.start, piece.end);
  const named = readName(words.replace(/\s*[:：]\s*$/u, ''));
  const label = {
    form: 'alone',
    ...named,
    start: 0,
    end: words.length,
    time: null,
    rest: words.length,
  } as const;
  return { ...piece, kind, label };
}
