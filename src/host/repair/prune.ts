import type { CheckFinding } from '../../contract/types.ts';
import {
  ENTITIES,
  entityId,
  type EntityName,
  ENTITY_NAMES,
  keyOf,
  loggedColumns,
  type Row,
} from '../db/entities.ts';
import type { WritableDb } from '../db/open.ts';
import { logReader, tryRun } from './log-states.ts';

/**
 * Takes out rows that name what is not there. A row is first given what the log says of it, where that differs; only what cannot
 * stand then either goes. A reference that a row can do without is emptied instead.
 */
export class Pruner {
  readonly #db: WritableDb;
  readonly #tried = new Set<string>();
  readonly #pruned = new Map<EntityName, Set<string>>();

  constructor(db: WritableDb) {
    this.#db = db;
  }

  /** Until every reference leads somewhere. */
  references(): void {
    for (let again = true; again;) {
      again = false;
      for (const entity of ENTITY_NAMES) again = this.#referencesOf(entity) || again;
    }
  }

  /** Takes out what a finding of `check` speaks of. Returns false where it names no row. */
  finding({ code, entity, id }: CheckFinding): boolean {
    if (!entity || id === undefined) return false;
    if (code === 'tag_examples') return this.#run(`UPDATE tags SET examples = '[]' WHERE id = ?`, id);
    if (code === 'tag_loop') return this.#run('UPDATE tags SET parent_id = NULL WHERE id = ?', id);
    if (code === 'turn_of_other_transcript')
      return this.#run('UPDATE blocks SET turn_id = NULL WHERE id = ?', id);
    if (code === 'annotation_range') return this.#anchors(id);
    if (entity === 'tag_revision') return this.#run('DELETE FROM tag_revisions WHERE id = ?', id);
    if (!(entity in ENTITIES)) return false;
    this.#drop(entity as EntityName, id);
    return true;
  }

  #referencesOf(entity: EntityName): boolean {
    const { table, key } = ENTITIES[entity];
    const info = this.#db.pragma(`table_info(${table})`) as { name: string; notnull: 0 | 1; pk: number }[];
    let any = false;
    for (const fk of this.#db.pragma(`foreign_key_list(${table})`) as {
      table: string;
      from: string;
      to: string;
    }[]) {
      const column = info.find(({ name }) => name === fk.from)!;
      const dangling = `"${fk.from}" IS NOT NULL AND "${fk.from}" NOT IN (SELECT "${fk.to}" FROM ${fk.table})`;
      const rows = this.#db
        .prepare(`SELECT ${key.map((name) => `"${name}"`).join(', ')} FROM ${table} WHERE ${dangling}`)
        .all() as Row[];
      for (const row of rows) {
        any = true;
        const id = entityId(entity, row);
        if (this.#asLogged(entity, id)) continue;
        if (column.notnull === 1 || column.pk > 0) this.#drop(entity, id);
        else this.#set(entity, id, { [fk.from]: null });
      }
    }
    return any;
  }

  /** Gives a row what the log says of it, once. Returns whether that is something else. */
  #asLogged(entity: EntityName, id: string): boolean {
    const mark = `${entity} ${id}`;
    if (this.#tried.has(mark)) return false;
    this.#tried.add(mark);
    const { fresh, state } = logReader(this.#db)(entity, id);
    if (!fresh) return false;
    const said = Object.fromEntries(
      loggedColumns(entity).flatMap((column) => (column in state ? [[column, state[column]!]] : [])),
    );
    return this.#set(entity, id, said);
  }

  /** Returns whether anything differs after it. */
  #set(entity: EntityName, id: string, fields: Row): boolean {
    const { table, key } = ENTITIES[entity];
    const names = Object.keys(fields);
    const statement = this.#db.prepare(
      `UPDATE ${table} SET ${names.map((c) => `"${c}" = @${c}`).join(', ')}
       WHERE ${key.map((c) => `"${c}" = @${c}`).join(' AND ')} AND (${names.map((c) => `"${c}" IS NOT @${c}`).join(' OR ')})`,
    );
    return tryRun(() => statement.run({ ...fields, ...keyOf(entity, id) })) > 0;
  }

  /** Ranges that lie outside of their text: as the log has them, else the annotation goes. */
  #anchors(annotation: string): boolean {
    const ids = this.#db
      .prepare(`SELECT annotation_id || '/' || edition_id FROM anchors WHERE annotation_id = ?`)
      .pluck()
      .all(annotation) as string[];
    if (ids.some((id) => this.#asLogged('span', id))) return true;
    this.#drop('annotation', annotation);
    return true;
  }

  #run(sql: string, id: string): boolean {
    return this.#db.prepare(sql).run(id).changes > 0;
  }

  #drop(entity: EntityName, id: string): void {
    const { table, key } = ENTITIES[entity];
    this.#db
      .prepare(`DELETE FROM ${table} WHERE ${key.map((c) => `"${c}" = @${c}`).join(' AND ')}`)
      .run(keyOf(entity, id));
    (this.#pruned.get(entity) ?? this.#pruned.set(entity, new Set()).get(entity)!).add(id);
  }
}
