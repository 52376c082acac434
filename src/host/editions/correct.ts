import { v7 as uuidv7 } from 'uuid';
import { blocksThrough } from '../../core/edits/blocks-through.ts';
import { applyEdits, type Edits, editsFault } from '../../core/edits/edits.ts';
import type { Block } from '../../core/model/structure.ts';
import { PassageError } from '../../contract/errors.ts';
import type { Row } from '../db/entities.ts';
import type { Recorder } from '../db/recorder.ts';
import type { Project } from '../project.ts';
import { sha256 } from '../sha256.ts';
import { blocksIn } from './structure.ts';

/** Longer texts are refused, as at import. UTF-16. */
const LONGEST = 64 * 1024 * 1024;

/**
 * Writes a correction: the new edition, that it is the current one, and what it makes of the blocks. Everything else that has a
 * place in the text moves along by itself, since places are worked out from the editions. Returns the new edition's id; null
 * where nothing differs. Throws `invalid_input`, and `conflict` where `edition` is not the current one.
 */
export function writeCorrection(
  project: Project,
  rec: Recorder,
  { transcript, edition, edits }: { transcript: string; edition: string; edits: Edits },
): { id: string; title: string } | null {
  const row = rec.live('transcript', transcript);
  if (row['edition_id'] !== edition)
    throw new PassageError(
      'conflict',
      'Somebody has corrected this text meanwhile. Make the correction anew on the text as it is now.',
      { edition: row['edition_id'] },
    );
  const before = project.textOf(edition);
  const fault = editsFault(before, edits);
  if (fault) throw new PassageError('invalid_input', fault);
  const text = applyEdits(before, edits);
  if (text === before) return null;
  if (text.trim() === '')
    throw new PassageError(
      'invalid_input',
      'A correction may not leave the text empty. Delete the transcript instead, if that is meant.',
    );
  if (text.length > LONGEST)
    throw new PassageError('invalid_input', 'The corrected text is longer than 64 MiB. Split it into parts.');
  const id = uuidv7();
  const parent = rec.live('edition', edition);
  rec.insert('edition', {
    ...parent,
    id,
    number: (parent['number'] as number) + 1,
    parent_id: edition,
    edits: JSON.stringify(edits),
    sha256: sha256(text),
    length: text.length,
    created: Date.now(),
    deleted: 0,
    text,
  });
  rec.update('transcript', transcript, { edition_id: id });
  writeBlocks(project, rec, { transcript, edition: id, from: edition, text, edits });
  return { id, title: String(row['title']) };
}

function writeBlocks(
  project: Project,
  rec: Recorder,
  {
    transcript,
    edition,
    from,
    text,
    edits,
  }: {
    transcript: string;
    edition: string;
    from: string;
    text: string;
    edits: Edits;
  },
): void {
  const textOf = (id: string) => (id === edition ? text : project.textOf(id));
  const old = blocksIn(project.db, textOf, { transcript, edition: from });
  const moved = blocksIn(project.db, textOf, { transcript, edition });
  const before = project.textOf(from);
  const lineIsBlock = !old.some(({ start, end }) => /[\r\n]/.test(before.slice(start, end)));
  const { joined, added } = blocksThrough(text, moved, edits, lineIsBlock);
  const rowOf = (block: Pick<Block, 'id'>): Row | undefined => rec.get('block', block.id);
  for (const { id, start, end, gone } of joined) {
    // Pieces of blocks that overlap have no row of their own; they stay as they are.
    if (!rowOf({ id }) || !gone.every((other) => rowOf({ id: other }))) continue;
    for (const other of gone) rec.remove('block', other);
    rec.update('block', id, { edition_id: edition, start, end });
  }
  for (const { kind, start, end, turn } of added)
    rec.insert('block', {
      id: uuidv7(),
      edition_id: edition,
      kind,
      start,
      end,
      turn_id: turn,
      time: null,
      time_end: null,
    });
}
