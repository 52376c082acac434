import { v7 as uuidv7 } from 'uuid';
import { splitsPair } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { define } from './define.ts';
import { blocksOf } from './transcripts.ts';

/** Corrections of blocks and turns. None touches the text or an annotation. */
export const structure = define({
  'structure.splitBlock': ({ project, annotator }, { block: id, at }) => {
    const { action } = project.act(annotator, 'block.split', 'Split a block', (rec) => {
      const { block, edition, text } = laidBlock(project, rec, id);
      const { start, end } = block;
      if (at <= start || at >= end)
        throw new PassageError(
          'invalid_input',
          'A block is split inside, not at its edge. Put the caret between its first and last letter.',
        );
      if (splitsPair(text, at))
        throw new PassageError(
          'invalid_input',
          'This place is in the middle of a character. Put the caret beside it.',
        );
      // White space at the split belongs to neither block, as between any two.
      const left = start + text.slice(start, at).trimEnd().length;
      const right = end - text.slice(at, end).trimStart().length;
      if (left === start || right === end)
        throw new PassageError(
          'invalid_input',
          'There is no text on one side of this place. Put the caret between words.',
        );
      rec.update('block', block.id, { edition_id: edition, start, end: left });
      const row = rec.live('block', block.id);
      rec.insert('block', { ...row, id: uuidv7(), edition_id: edition, start: right, end });
    });
    return { action };
  },

  'structure.joinBlocks': ({ project, annotator }, { block: id }) => {
    const { action } = project.act(annotator, 'block.join', 'Join two blocks', (rec) => {
      const lay = laidBlock(project, rec, id);
      const { block, blocks, edition } = lay;
      const next = blocks[blocks.findIndex((b) => b.id === block.id) + 1];
      if (!next)
        throw new PassageError(
          'invalid_input',
          'There is no block after this one, so there is nothing to join it with. Nothing was changed.',
        );
      const gone = laidBlock(project, rec, next.id, lay).block;
      rec.remove('block', gone.id);
      rec.update('block', block.id, { edition_id: edition, start: block.start, end: next.end });
      removeEmptyTurns(project, rec, [next.turn]);
    });
    return { action };
  },

  'structure.setBlockKind': ({ project, annotator }, { blocks, kind }) => {
    const { action } = project.act(
      annotator,
      'block.kind',
      `Mark ${blocks.length === 1 ? 'a block' : `${blocks.length} blocks`} as ${kind === 'speaker' ? 'speaker label' : kind}`,
      (rec) => {
        const left: (string | null)[] = [];
        let lay: Lay | undefined;
        for (const id of blocks) {
          const found = laidBlock(project, rec, id, lay);
          const { block, blocks: all } = (lay = found);
          const outside = kind === 'furniture' || kind === 'heading' || kind === 'byline';
          if (outside) left.push(block.turn);
          // Furniture belongs to nobody; text that is marked as such goes to the turn that it stands in.
          const turn = outside ? null : (block.turn ?? turnBefore(all, block));
          rec.update('block', block.id, { kind, turn_id: turn });
        }
        removeEmptyTurns(project, rec, left);
      },
    );
    return { action };
  },

  'structure.startTurn': ({ project, annotator }, { block: at, speaker }) => {
    const id = uuidv7();
    const { action } = project.act(annotator, 'turn.start', 'Start a turn', (rec) => {
      if (speaker !== null) rec.live('speaker', speaker);
      const lay = laidBlock(project, rec, at);
      const { block, blocks, edition } = lay;
      const from = blocks.findIndex((b) => b.id === block.id);
      const old = block.turn;
      rec.insert('turn', { id, edition_id: edition, speaker_id: speaker, time: null });
      for (const b of blocks.slice(from)) {
        if (b.turn === old && (old !== null || isText(b)))
          rec.update('block', laidBlock(project, rec, b.id, lay).block.id, { turn_id: id });
        else if (b.turn !== null) break;
      }
      removeEmptyTurns(project, rec, [old]);
    });
    return { action, id };
  },

  'structure.joinTurn': ({ project, annotator }, { turn }) => {
    const { action } = project.act(annotator, 'turn.join', 'Join a turn with the one before', (rec) => {
      const row = rec.live('turn', turn);
      const { edition } = currentOf(project, row['edition_id'] as string);
      const blocks = blocksOf(project, edition);
      const first = blocks.findIndex((b) => b.turn === turn);
      const before = blocks.slice(0, Math.max(first, 0)).findLast((b) => b.turn !== null)?.turn;
      if (!before)
        throw new PassageError(
          'invalid_input',
          'There is no turn before this one, so there is nothing to join it with. Nothing was changed.',
        );
      // Also those of its blocks that corrections have taken out of the text: they go with the rest.
      for (const id of blocksOfTurn(project, turn)) rec.update('block', id, { turn_id: before });
      rec.remove('turn', turn);
    });
    return { action };
  },

  'structure.setTurnSpeaker': ({ project, annotator }, { turn, speaker }) => {
    const { action } = project.act(
      annotator,
      'turn.speaker',
      (name: string) => `Give a turn to ${name}`,
      (rec) => {
        rec.live('turn', turn);
        const name = speaker === null ? 'nobody' : `“${String(rec.live('speaker', speaker)['name'])}”`;
        rec.update('turn', turn, { speaker_id: speaker });
        return name;
      },
    );
    return { action };
  },

  'structure.setTurnTime': ({ project, annotator }, { turn, time }) => {
    const { action } = project.act(annotator, 'turn.time', 'Set the time of a turn', (rec) => {
      rec.live('turn', turn);
      rec.update('turn', turn, { time });
    });
    return { action };
  },
});

const isText = (block: Block) =>
  block.kind === 'paragraph' || block.kind === 'speaker' || block.kind === 'timestamp';

/** The turn of the nearest block before that has one. */
const turnBefore = (blocks: readonly Block[], block: Block): string | null =>
  blocks.findLast((b) => b.start < block.start && b.turn !== null)?.turn ?? null;

const blocksOfTurn = (project: Project, turn: string): string[] =>
  project.db.prepare('SELECT id FROM blocks WHERE turn_id = ? AND deleted = 0').pluck().all(turn) as string[];

/** The transcript of an edition, and the edition that it has now. */
function currentOf(project: Project, edition: string): { transcript: string; edition: string } {
  return project.db
    .prepare(
      `SELECT t.id AS transcript, t.edition_id AS edition FROM editions e JOIN transcripts t ON t.id = e.transcript_id
       WHERE e.id = ?`,
    )
    .get(edition) as { transcript: string; edition: string };
}

/** The blocks of the current edition, with it. */
interface Lay {
  blocks: Block[];
  transcript: string;
  edition: string;
  text: string;
}

/**
 * A block as it lies on the current text, among the others (`lay`: where they are known from a block before). What two people did to one block apart may leave it in pieces,
 * which only reading tells apart (`resolveBlocks`): a piece that is worked on becomes a block of its own first.
 */
function laidBlock(project: Project, rec: Recorder, id: string, lay?: Lay): Lay & { block: Block } {
  const row = rec.live('block', id.split('#')[0]!);
  const { transcript, edition } = currentOf(project, row['edition_id'] as string);
  const blocks = lay?.edition === edition ? lay.blocks : blocksOf(project, edition);
  const found = blocks.find((b) => b.id === id);
  if (!found)
    throw new PassageError(
      'not_found',
      'This block is not in the text, or no longer: somebody may have changed it. Look again.',
      { id },
    );
  const block = id.includes('#') ? { ...found, id: uuidv7() } : found;
  if (block !== found) {
    rec.insert('block', { ...row, id: block.id, edition_id: edition, start: block.start, end: block.end });
    blocks[blocks.indexOf(found)] = block;
  }
  return { block, blocks, transcript, edition, text: project.textOf(edition) };
}

/** A turn that lost its last block is deleted. */
function removeEmptyTurns(project: Project, rec: Recorder, turns: readonly (string | null)[]): void {
  const left = project.db.prepare('SELECT 1 FROM blocks WHERE turn_id = ? AND deleted = 0 LIMIT 1');
  for (const turn of new Set(turns)) if (turn !== null && !left.get(turn)) rec.remove('turn', turn);
}
