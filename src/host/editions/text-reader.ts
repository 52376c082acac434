import type { ReadableDb } from '../db/open.ts';
import { PassageError } from '../../contract/errors.ts';
import type { TextOf } from './structure.ts';

/** Texts kept in memory, so that tagging does not read a long one from the file each time. */
const KEPT_TEXTS = 4;

/** Reads texts of editions, and keeps the last few: they never change. What it returns throws `not_found`. */
export function textReader(db: ReadableDb): TextOf {
  const statement = db.prepare('SELECT text FROM editions WHERE id = ?').pluck();
  const texts = new Map<string, string>();
  return (edition) => {
    const known = texts.get(edition);
    if (known !== undefined) return known;
    const text = statement.get(edition) as string | undefined;
    if (text === undefined)
      throw new PassageError('not_found', 'This edition is not in the project. Choose another.', { edition });
    texts.set(edition, text);
    if (texts.size > KEPT_TEXTS) texts.delete(texts.keys().next().value!);
    return text;
  };
}
