import { type RevisionFacts, revisionCells } from '../../core/formats/dataset/revisions.ts';
import type { Cell } from '../../core/formats/dataset/column.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { Tag } from '../../core/model/codebook.ts';
import { meaningOf, type TagMeaning } from '../../core/model/tag-revision.ts';
import type { ReadableDb } from '../db/open.ts';
import { revisionId } from '../db/tag-revisions.ts';

/** What tags say now and said when annotations were made. */
export class ExportRevisions {
  readonly #tags: ReadonlyMap<string, Tag>;
  readonly #now: ReadonlyMap<string, string>;
  readonly #names: Pseudonyms;
  readonly #told: ReturnType<ReadableDb['prepare']>;
  /** One object for all annotations of a revision. */
  readonly #facts = new Map<string, RevisionFacts>();

  /** `tags`: as the project has them; what is said of them goes out without names. */
  constructor(db: ReadableDb, tags: readonly Tag[], names: Pseudonyms) {
    this.#names = names;
    this.#tags = new Map(tags.map((tag) => [tag.id, tag]));
    this.#now = new Map(tags.map((tag) => [tag.id, revisionId(meaningOf(tag))]));
    this.#told = db.prepare('SELECT definition, guidelines, attributes FROM tag_revisions WHERE id = ?');
  }

  /** The revision that a tag has now. */
  now(tag: string): string {
    return this.#now.get(tag) ?? '';
  }

  factsOf(tag: string, id: string): RevisionFacts {
    const key = `${tag} ${id}`;
    const known = this.#facts.get(key) ?? { id, current: this.now(tag) === id };
    this.#facts.set(key, known);
    return known;
  }

  /** A row for each revision that annotations of the export have, in the codebook's order, what tags say now first. */
  *rows(counts: ReadonlyMap<string, ReadonlyMap<RevisionFacts, number>>): Iterable<Cell[]> {
    for (const tag of this.#tags.values()) {
      const own = [...(counts.get(tag.id) ?? [])].sort(
        ([a], [b]) => Number(b.current) - Number(a.current) || (a.id < b.id ? -1 : 1),
      );
      for (const [revision, annotations] of own)
        yield revisionCells(this.#tags, tag, revision, this.#meaning(revision.id), annotations);
    }
  }

  #meaning(id: string): TagMeaning {
    const row = this.#told.get(id) as Omit<TagMeaning, 'attributes'> & { attributes: string };
    return {
      definition: this.#names.prose(row.definition),
      guidelines: this.#names.prose(row.guidelines),
      attributes: JSON.parse(row.attributes) as TagMeaning['attributes'],
    };
  }
}
