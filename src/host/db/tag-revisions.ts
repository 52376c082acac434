import type Database from 'better-sqlite3';
import type { AttributeType } from '../../core/model/codebook.ts';
import { meaningKey, meaningOf, type TagMeaning } from '../../core/model/tag-revision.ts';
import { sha256 } from '../sha256.ts';

/** The id of a revision: 16 hexadecimal digits of the SHA-256 of what it says. */
export const revisionId = (meaning: TagMeaning): string => sha256(meaningKey(meaning)).slice(0, 16);

interface StoredAttribute {
  name: string;
  type: AttributeType;
  choices: string;
}

/** Knows under which revision a tag is given now, and keeps what that says. */
export class TagRevisions {
  readonly #tag: Database.Statement;
  readonly #attributes: Database.Statement;
  readonly #keep: Database.Statement;

  constructor(db: Database.Database) {
    this.#tag = db.prepare('SELECT definition, guidelines FROM tags WHERE id = ?');
    this.#attributes = db.prepare(
      'SELECT name, type, choices FROM attributes WHERE tag_id = ? AND deleted = 0',
    );
    this.#keep = db.prepare(
      'INSERT OR IGNORE INTO tag_revisions (id, definition, guidelines, attributes) VALUES (?, ?, ?, ?)',
    );
  }

  /** What the tag says now; undefined where there is no such tag. */
  meaning(tag: string): TagMeaning | undefined {
    const row = this.#tag.get(tag) as Pick<TagMeaning, 'definition' | 'guidelines'> | undefined;
    if (!row) return undefined;
    const attributes = (this.#attributes.all(tag) as StoredAttribute[]).map((attribute) => ({
      ...attribute,
      choices: JSON.parse(attribute.choices) as string[],
    }));
    return meaningOf({ ...row, attributes });
  }

  /** The tag's revision as it is now, kept from here on; null where there is no such tag. Within the transaction that gives it. */
  keep(tag: string): string | null {
    const meaning = this.meaning(tag);
    if (!meaning) return null;
    const id = revisionId(meaning);
    this.#keep.run(id, meaning.definition, meaning.guidelines, JSON.stringify(meaning.attributes));
    return id;
  }
}
