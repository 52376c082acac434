import type { KnownText, ParseContext } from '../../core/formats/exchange/model.ts';
import type { ReadableDb } from '../db/open.ts';

/** The texts of the project's transcripts, for files that speak of them without holding them. Transcripts are everybody's. */
export function knownTexts(db: ReadableDb): ParseContext {
  const current = `SELECT t.title AS name, e.text, e.sha256 FROM transcripts t JOIN editions e ON e.id = t.edition_id
    WHERE t.deleted = 0 AND`;
  const byHash = db.prepare(`${current} e.sha256 = ? ORDER BY t.position, t.id`);
  const byName = db.prepare(
    `${current} (t.title = @name OR e.file_name = @name OR e.file_name LIKE @stem ESCAPE '\\') ORDER BY t.position, t.id`,
  );
  return {
    findText({ sha256, name }) {
      if (sha256 !== '') return (byHash.get(sha256) as KnownText | undefined) ?? null;
      if (name === '') return null;
      const stem = `${name.replace(/[\\%_]/g, '\\$&')}.%`;
      const found = byName.all({ name, stem }) as KnownText[];
      // Several of one name: there is no telling which.
      return new Set(found.map((one) => one.sha256)).size === 1 ? found[0]! : null;
    },
  };
}
