import type { ReadableDb } from '../db/open.ts';
import { EditMap, type MappedSpan } from '../../core/edits/edit-map.ts';
import type { Edits } from '../../core/edits/edits.ts';
import type { Span } from '../../core/model/span.ts';

/** An edition as a place in the tree of corrections. */
interface Node {
  id: string;
  parent: string | null;
}

/** One step on the way from edition to edition: where it leads, and how. */
interface Step {
  edition: string;
  map: EditMap;
}

/** The maps of corrections that were read, by connection: an edition's edits never change. */
const known = new WeakMap<ReadableDb, Map<string, EditMap>>();

/**
 * The editions of one transcript, deleted ones too, and the ways between them: back through the inverse of each correction to
 * the text that both came from, then on through the others. Offsets in UTF-16.
 */
export class EditionTree {
  readonly #db: ReadableDb;
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #ways = new Map<string, readonly Step[] | null>();

  constructor(db: ReadableDb, transcript: string) {
    this.#db = db;
    const rows = db
      .prepare('SELECT id, parent_id AS parent FROM editions WHERE transcript_id = ?')
      .all(transcript) as Node[];
    this.#nodes = new Map(rows.map((node) => [node.id, node]));
  }

  /** The imported text; null in a transcript without editions. */
  get root(): string | null {
    for (const { id, parent } of this.#nodes.values()) if (parent === null) return id;
    return null;
  }

  /** Where a span of one edition stands in another; nothing of it where no corrections lead from one to the other. */
  map(span: Span, from: string, to: string): MappedSpan {
    const way = this.way(from, to);
    if (!way) return { span: [], lost: span.length };
    let [at, lost] = [span, 0];
    for (const { map } of way) {
      const mapped = map.span(at);
      at = mapped.span;
      lost += mapped.lost;
    }
    return { span: at, lost };
  }

  /** The last place that a span has on its way to an edition in which nothing is left of it. */
  lastPlace(span: Span, from: string, to: string): { edition: string; span: Span } {
    let last = { edition: from, span };
    for (const { edition, map } of this.way(from, to) ?? []) {
      const mapped = map.span(last.span);
      if (mapped.span.length === 0) break;
      last = { edition, span: mapped.span };
    }
    return last;
  }

  /** The corrections, or their inverses, that lead from one edition to another; null where none do. */
  way(from: string, to: string): readonly Step[] | null {
    if (from === to) return [];
    const key = `${from} ${to}`;
    let way = this.#ways.get(key);
    if (way === undefined) this.#ways.set(key, (way = this.#find(from, to)));
    return way;
  }

  #find(from: string, to: string): readonly Step[] | null {
    const [up, down] = [this.#line(from), this.#line(to)];
    const meet = up.find((id) => down.includes(id));
    if (meet === undefined) return null;
    const back = up
      .slice(0, up.indexOf(meet))
      .map((id, i) => ({ edition: up[i + 1]!, map: this.#mapOf(id).inverse }));
    const forth = down
      .slice(0, down.indexOf(meet))
      .map((edition) => ({ edition, map: this.#mapOf(edition) }));
    return [...back, ...forth.reverse()];
  }

  /** An edition and those that it came from. */
  #line(id: string): string[] {
    const line: string[] = [];
    for (let at = this.#nodes.get(id); at && !line.includes(at.id); at = this.#nodes.get(at.parent ?? ''))
      line.push(at.id);
    return line;
  }

  #mapOf(id: string): EditMap {
    let maps = known.get(this.#db);
    if (!maps) known.set(this.#db, (maps = new Map()));
    let map = maps.get(id);
    if (!map) {
      const edits = this.#db.prepare('SELECT edits FROM editions WHERE id = ?').pluck().get(id) as
        | string
        | null;
      maps.set(id, (map = EditMap.of(edits === null ? [] : (JSON.parse(edits) as Edits))));
    }
    return map;
  }
}
