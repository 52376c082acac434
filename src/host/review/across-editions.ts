import { quoteOf, type Span } from '../../core/model/span.ts';
import type { Proposal } from '../../core/model/review.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import type { ReadableDb } from '../db/open.ts';
import { spanOf } from '../db/read-annotations.ts';
import { NEWEST_FIRST, type StoredAnchor } from '../editions/standing.ts';
import type { TextOf } from '../editions/structure.ts';
import { EditionTree } from '../editions/tree.ts';
import { basisOf } from './basis.ts';

/** What of a stored decision depends on the edition that it was made in; null: the imported text. */
export interface StoredWord {
  edition: string | null;
  basis: string;
  /** JSON, with spans in that edition. */
  proposal: string | null;
}
type Decided = Pick<Annotation, 'id' | 'transcript' | 'edition' | 'tag' | 'span' | 'values'>;

/**
 * Reads decisions that were made before the text was corrected. Such a decision counts as long as the annotation's tag,
 * values and words are what they were, and it stands at the same place but for the correction.
 */
export class DecisionsAcrossEditions {
  readonly #db: ReadableDb;
  readonly #textOf: TextOf;
  readonly #trees = new Map<string, EditionTree>();
  readonly #anchor: ReturnType<ReadableDb['prepare']>;

  constructor(db: ReadableDb, textOf: TextOf) {
    this.#db = db;
    this.#textOf = textOf;
    this.#anchor = db.prepare(
      `SELECT x.edition_id AS edition, x."start", x."end", x.parts FROM anchors x
       WHERE x.annotation_id = ? AND x.deleted = 0 ORDER BY ${NEWEST_FIRST} LIMIT 1`,
    );
  }

  /**
   * The fingerprint of an annotation as it is now, and the decisions on it as if all had been made in its edition: with that
   * fingerprint where they count and another one where they are stale, and with what they propose where it is now.
   */
  read<W extends StoredWord>(annotation: Decided, words: readonly W[]): { basis: string; words: W[] } {
    // Most annotations have no decision: no fingerprint is made of those.
    if (words.length === 0) return { basis: '', words: [] };
    const basis = basisOf(annotation);
    return { basis, words: words.map((word) => this.#word(annotation, basis, word)) };
  }

  #word<W extends StoredWord>(annotation: Decided, basis: string, word: W): W {
    const tree = this.#treeOf(annotation.transcript);
    const edition = word.edition ?? tree.root ?? annotation.edition;
    if (edition === annotation.edition) return word;
    const fresh = this.#unchanged(tree, annotation, edition, word.basis);
    return {
      ...word,
      basis: fresh ? basis : '',
      proposal: moved(word.proposal, (span) => tree.map(span, edition, annotation.edition).span),
    };
  }

  #unchanged(tree: EditionTree, annotation: Decided, edition: string, basis: string): boolean {
    const anchor = this.#anchor.get(annotation.id) as StoredAnchor | undefined;
    if (!anchor) return false;
    const { span } = tree.map(spanOf(anchor), anchor.edition, edition);
    return (
      basisOf({ ...annotation, span }) === basis &&
      quoteOf(this.#textOf(edition), span) === quoteOf(this.#textOf(annotation.edition), annotation.span)
    );
  }

  #treeOf(transcript: string): EditionTree {
    let tree = this.#trees.get(transcript);
    if (!tree) this.#trees.set(transcript, (tree = new EditionTree(this.#db, transcript)));
    return tree;
  }
}

/** A proposal with its span elsewhere; without one where nothing is left of it there. */
function moved(proposal: string | null, map: (span: Span) => Span): string | null {
  if (proposal === null) return null;
  const { span, ...rest } = JSON.parse(proposal) as Proposal;
  if (!span) return proposal;
  const there = map(span);
  return JSON.stringify(there.length > 0 ? { span: there, ...rest } : rest);
}
