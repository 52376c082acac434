import { v7 as uuidv7 } from 'uuid';
import { splitsPair } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/log.ts';
import type { Project } from '../project.ts';
import { define } from './define.ts';
import { blocksOf } from './transcripts.ts';

/** Corrections of blocks and turns. None touches the text or an annotation. */
export const structure = define({
  'structure.splitBlock': ({ project, annotator }, { block, at }) => {
    const { action } = project.act(annotator, 'block.split', 'Split a block', (rec) => {
      const row = rec.live('block', block);
      const [start, end] = [row['start'] as number, row['end'] as number];
      if (at <= start || at >= end)
        throw new PassageError('invalid_input', 'A block is split inside, not at its edge.');
      const text = project.textOf(row['edition_id'] as string);
      if (splitsPair(text, at))
        throw new PassageError('invalid_input', 'This place is in the middle of a character.');
      // White space at the split belongs to neither block, as between any two.
      const left = start + text.slice(start, at).trimEnd().length;
      const right = end - text.slice(at, end).trimStart().length;
      if (left === start || right === end)
        throw new PassageError('invalid_input', 'There is no text on one side of this place.');
      rec.update('block', block, { end: left });
      rec.insert('block', { ...row, id: uuidv7(), start: right });
    });
    return { action };
  },

  'structure.joinBlocks': ({ project, annotator }, { block }) => {
    const { action } = project.act(annotator, 'block.join', 'Join two blocks', (rec) => {
      const row = rec.live('block', block);
      const blocks = blocksOf(project, row['edition_id'] as string);
      const next = blocks[blocks.findIndex((b) => b.id === block) + 1];
      if (!next) throw new PassageError('invalid_input', 'There is no block after this one.');
      rec.remove('block', next.id);
      rec.update('block', block, { end: next.end });
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
        for (const id of blocks) {
          const row = rec.live('block', id);
          const outside = kind === 'furniture' || kind === 'heading' || kind === 'byline';
          if (outside) left.push(row['turn_id'] as string | null);
          // Furniture belongs to nobody; text that is marked as such goes to the turn that it stands in.
          const turn = outside ? null : ((row['turn_id'] as string | null) ?? turnBefore(project, row));
          rec.update('block', id, { kind, turn_id: turn });
        }
        removeEmptyTurns(project, rec, left);
      },
    );
    return { action };
  },

  'structure.startTurn': ({ project, annotator }, { block, speaker }) => {
    const id = uuidv7();
    const { action } = project.act(annotator, 'turn.start', 'Start a turn', (rec) => {
      const row = rec.live('block', block);
      if (speaker !== null) rec.live('speaker', speaker);
      const blocks = blocksOf(project, row['edition_id'] as string);
      const from = blocks.findIndex((b) => b.id === block);
      const old = row['turn_id'] as string | null;
      rec.insert('turn', { id, edition_id: row['edition_id']!, speaker_id: speaker, time: null });
      for (const b of blocks.slice(from)) {
        if (b.turn === old && (old !== null || isText(b))) rec.update('block', b.id, { turn_id: id });
        else if (b.turn !== null) break;
      }
      removeEmptyTurns(project, rec, [old]);
    });
    return { action, id };
  },

  'structure.joinTurn': ({ project, annotator }, { turn }) => {
    const { action } = project.act(annotator, 'turn.join', 'Join a turn with the one before', (rec) => {
      const row = rec.live('turn', turn);
      const blocks = blocksOf(project, row['edition_id'] as string);
      const first = blocks.findIndex((b) => b.turn === turn);
      const before = blocks.slice(0, Math.max(first, 0)).findLast((b) => b.turn !== null)?.turn;
      if (!before) throw new PassageError('invalid_input', 'There is no turn before this one.');
      for (const b of blocks) if (b.turn === turn) rec.update('block', b.id, { turn_id: before });
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
function turnBefore(project: Project, block: Row): string | null {
  const sql = `SELECT turn_id FROM blocks WHERE edition_id = ? AND "start" < ? AND deleted = 0 AND turn_id IS NOT NULL
    ORDER BY "start" DESC LIMIT 1`;
  return (
    (project.db.prepare(sql).pluck().get(block['edition_id'], block['start']) as string | undefined) ?? null
  );
}

/** A turn that lost its last block is deleted. */
function removeEmptyTurns(project: Project, rec: Recorder, turns: readonly (string | null)[]): void {
  const left = project.db.prepare('SELECT 1 FROM blocks WHERE turn_id = ? AND deleted = 0 LIMIT 1');
  for (const turn of new Set(turns)) if (turn !== null && !left.get(turn)) rec.remove('turn', turn);
}
