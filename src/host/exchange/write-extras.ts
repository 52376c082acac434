import { v7 as uuidv7 } from 'uuid';
import type { ExchangeExtra } from '../../core/formats/exchange/model.ts';
import type { StoredExtra } from './stored-extra.ts';
import type { ImportParts } from './import-parts.ts';

/**
 * Keeps what the model has no place for, of a transcript or (null) of the whole, with our ids for the file's.
 * @param annotator ours, whose file it was; null where it is nobody's alone.
 */
export function writeExtra(
  { db, rec, now }: ImportParts,
  transcript: string | null,
  extra: ExchangeExtra,
  ids: ReadonlyMap<string, string>,
  annotator: string | null,
): void {
  const stored: StoredExtra = {
    annotator,
    data: extra.data,
    ids: Object.fromEntries(
      Object.entries(extra.ids).flatMap(([file, own]) => {
        const ours = ids.get(own);
        return ours === undefined ? [] : [[file, ours]];
      }),
    ),
  };
  const data = JSON.stringify(stored);
  const known = db
    .prepare('SELECT 1 FROM extras WHERE transcript_id IS ? AND format = ? AND data = ? AND deleted = 0')
    .get(transcript, extra.format, data);
  if (!known)
    rec.insert('extra', {
      id: uuidv7(),
      transcript_id: transcript,
      format: extra.format,
      data,
      created: now,
    });
}
