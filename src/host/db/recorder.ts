import type Database from 'better-sqlite3';
import { PassageError } from '../../contract/errors.ts';
import {
  ENTITIES,
  type Entity,
  entityId,
  type EntityName,
  keyOf,
  loggedColumns,
  type Row,
  type Value,
  wholeState,
} from './entities.ts';
import type { Change } from './log.ts';
import { changesIn, type Pack, type PackedEntity } from './packs.ts';
import type { EntityStatements } from './statements.ts';

/** Rows of one statement: what a statement costs by itself is shared by so many; SQLite takes 32,766 values. */
const ROWS_AT_ONCE = 256;

/**
 * Writes rows within one transaction and keeps what changed, one entry a row however often it was written. Rows are
 * never taken out of a table: deleting sets `deleted`.
 */
export class Recorder {
  readonly #statements: Record<EntityName, EntityStatements>;
  readonly #changes = new Map<string, Change>();
  #packs: Pack[] = [];
  readonly #revisionOf: ((tag: string) => string | null) | undefined;
  /** Revisions of tags that this action has asked for. */
  readonly #revisions = new Map<string, string | null>();
  readonly #clock: string | undefined;

  /**
   * `clock`: that of the action, which marks the places that it sets (`stamp`). `revisionOf`: the revision of a tag that an annotation is given now. With it, every annotation that gets a tag gets its
   * revision, unless the writer says another one. Undo and merging write what was, and go without.
   */
  constructor(
    statements: Record<EntityName, EntityStatements>,
    clock?: string,
    revisionOf?: (tag: string) => string | null,
  ) {
    this.#statements = statements;
    this.#clock = clock;
    this.#revisionOf = revisionOf;
  }

  /** The row with its key, deleted or not; undefined where there never was one. */
  get(entity: EntityName, id: string): Row | undefined {
    return this.#statements[entity].get.get(keyOf(entity, id)) as Row | undefined;
  }

  /** The live row: one that is not deleted, or still used. Throws `not_found` where there is none. */
  live(entity: EntityName, id: string, word: string = entity): Row {
    const row = this.get(entity, id);
    const view = this.#statements[entity].live;
    if (!row || (row['deleted'] === 1 && !view?.get(id)))
      throw new PassageError(
        'not_found',
        `This ${word} is not in the project, or no longer: somebody may have deleted it. Nothing was changed.`,
        {
          entity,
          id,
        },
      );
    return row;
  }

  /** The row with the key columns of another, deleted or not. */
  find(entity: EntityName, row: Row): Row | undefined {
    return this.get(entity, entityId(entity, row));
  }

  /** Adds a row. Columns that are not given are refused by the table unless they may be null or came with a later schema. */
  insert(entity: EntityName, row: Row): void {
    const whole: Row = {
      deleted: 0,
      ...wholeState(entity, this.#stamped(entity, this.#revised(entity, row))),
    };
    this.#statements[entity].insert.run(whole);
    const after: Row = {};
    for (const column of loggedColumns(entity)) after[column] = whole[column] ?? null;
    const id = entityId(entity, whole);
    this.#forgetRevisions(entity);
    this.#changes.set(`${entity} ${id}`, { entity, id, before: null, after });
  }

  /**
   * Adds many rows of one kind, which the log keeps in one piece: the values of `columns`, "id" first, and the fields that are
   * the same in all of them.
   */
  insertAll(
    entity: PackedEntity,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    given: Row,
  ): void {
    if (rows.length === 0) return;
    const { added }: Entity = ENTITIES[entity];
    const same: Row = { deleted: 0, ...added, ...given };
    for (const column of columns) delete same[column];
    const { insertMany } = this.#statements[entity];
    let [insert, size] = [null as Database.Statement | null, 0];
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const end = Math.min(at + ROWS_AT_ONCE, rows.length);
      if (!insert || end - at !== size) [insert, size] = [insertMany(columns, same, end - at), end - at];
      const values: Value[] = [];
      for (let i = at; i < end; i++) for (let k = 0; k < columns.length; k++) values.push(rows[i]![k]!);
      insert.run(values);
    }
    this.#packs.push({ entity, same, columns, rows });
  }

  /** Sets fields of a row; those that do not differ are no change. Returns whether any did. */
  update(entity: EntityName, id: string, fields: Row): boolean {
    if (this.#packs.length > 0) this.#spread(entity);
    const row = this.get(entity, id);
    if (!row)
      throw new PassageError('not_found', `This ${entity} is not in the project. Nothing was changed.`, {
        entity,
        id,
      });
    const before: Row = {};
    const after: Row = {};
    const given = fields['tag_id'] === row['tag_id'] ? fields : this.#revised(entity, fields);
    for (const [column, value] of Object.entries(given))
      if (row[column] !== value) [before[column], after[column]] = [row[column] as Value, value];
    if (Object.keys(after).length === 0) return false;
    const { together = [] }: Entity = ENTITIES[entity];
    if (together.some((column) => column in after)) {
      const whole = this.#stamped(entity, { ...row, ...given }, given);
      for (const column of together)
        [before[column], after[column]] = [row[column] as Value, whole[column] as Value];
    }
    this.#statements[entity].update.run({ ...row, ...after });
    this.#note(entity, id, before, after);
    return true;
  }

  /** Adds the row, or brings it back and sets its fields where its key was there before. */
  put(entity: EntityName, row: Row): void {
    const id = entityId(entity, row);
    if (!this.get(entity, id)) return this.insert(entity, row);
    const fields: Row = { deleted: 0 };
    for (const column of loggedColumns(entity)) if (column in row) fields[column] = row[column]!;
    this.update(entity, id, this.#stamped(entity, fields));
  }

  remove(entity: EntityName, id: string): boolean {
    return this.update(entity, id, { deleted: 1 });
  }

  removeRow(entity: EntityName, row: Row): boolean {
    return this.remove(entity, entityId(entity, row));
  }

  /** A row with the action's clock in the column that is stamped, unless `given` says another. */
  #stamped(entity: EntityName, row: Row, given: Row = row): Row {
    const { stamp }: Entity = ENTITIES[entity];
    return stamp === undefined || stamp in given || this.#clock === undefined
      ? row
      : { ...row, [stamp]: this.#clock };
  }

  /** An annotation's fields with the revision of the tag that they give it. */
  #revised(entity: EntityName, fields: Row): Row {
    const tag = fields['tag_id'];
    if (entity !== 'annotation' || !this.#revisionOf || typeof tag !== 'string' || 'revision' in fields)
      return fields;
    const known = this.#revisions.get(tag);
    const revision = known === undefined ? this.#revisionOf(tag) : known;
    this.#revisions.set(tag, revision);
    return { ...fields, revision };
  }

  /** What the action does to a tag makes another revision of it. */
  #forgetRevisions(entity: EntityName): void {
    if (entity === 'tag' || entity === 'attribute') this.#revisions.clear();
  }

  /** What is written again in the same action is no longer as its pack says. */
  #spread(entity: EntityName): void {
    for (const pack of this.#packs)
      if (pack.entity === entity)
        for (const change of changesIn(pack)) this.#changes.set(`${entity} ${change.id}`, change);
    this.#packs = this.#packs.filter((pack) => pack.entity !== entity);
  }

  #note(entity: EntityName, id: string, before: Row, after: Row): void {
    this.#forgetRevisions(entity);
    const key = `${entity} ${id}`;
    const known = this.#changes.get(key);
    if (!known) {
      this.#changes.set(key, { entity, id, before, after });
      return;
    }
    // Written twice in one action: the first `before` stays, the last `after` counts.
    if (known.before) known.before = { ...before, ...known.before };
    known.after = { ...known.after, ...after };
  }

  /** How many rows differ so far from what they were. */
  get size(): number {
    return this.#packs.reduce((sum, { rows }) => sum + rows.length, this.#changes.size);
  }

  /** The rows that were added by {@link insertAll} and not written since; they come after {@link changes}. */
  packs(): readonly Pack[] {
    return this.#packs;
  }

  /** What changed, in the order of the first writes; fields that ended as they began are left out. What is packed is not among it. */
  changes(): Change[] {
    const out: Change[] = [];
    for (const change of this.#changes.values()) {
      if (change.before) forgetUnchanged(change.entity, change.before, change.after);
      if (Object.keys(change.after).length > 0) out.push(change);
    }
    return out;
  }
}

/** Takes out the fields that ended as they began; those that go together stay where one of them differs. */
function forgetUnchanged(entity: EntityName, before: Row, after: Row): void {
  const { together = [] }: Entity = ENTITIES[entity];
  const differs = (column: string) => after[column] !== before[column];
  const kept = together.some((column) => column in after && differs(column)) ? together : [];
  for (const column of Object.keys(after))
    if (!differs(column) && !kept.includes(column)) {
      delete after[column];
      delete before[column];
    }
}
