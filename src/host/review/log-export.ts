import { closeSync, openSync, writeSync } from 'node:fs';
import { NO_PSEUDONYMS, type Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import type { ReadableDb } from '../db/open.ts';
import { packedChanges } from '../db/packs.ts';
import type { Job } from '../jobs.ts';
import type { Visibility } from '../visibility.ts';
import { HIDDEN_SUMMARY } from './history-state.ts';
import { LogNames } from './log-names.ts';
import {
  FILTER,
  filterParameters,
  hiddenChange,
  type LogFilter,
  shownAction,
  touchesHidden,
} from './log-conditions.ts';

const ACTION = ['action', 'clock', 'at', 'actor', 'actor_name', 'kind', 'target', 'name', 'summary'] as const;
const COLUMNS = [...ACTION, 'entity', 'entity_id', 'field', 'before', 'after'] as const;

interface Stored extends Record<(typeof ACTION)[number], string | number | null> {
  hidden: 0 | 1;
  /** Null where the action changed nothing that may be seen. */
  entity: string | null;
  entity_id: string;
  before: string | null;
  after: string;
}

/** Bytes gathered before they are written. */
const CHUNK = 1 << 16;

/**
 * Writes the log, oldest first, as far as it may be seen: JSONL, a line an action with its changes, or CSV (RFC 4180), a
 * line a field, values as the file holds them, people as `names` has them. Times are ISO 8601 in UTC. Returns the number of lines, the head not counted.
 */
export async function writeLog(
  db: ReadableDb,
  seen: Visibility,
  filter: LogFilter,
  format: 'jsonl' | 'csv',
  path: string,
  breathe: Job['breathe'],
  names: Pseudonyms = NO_PSEUDONYMS,
): Promise<number> {
  const file = openSync(path, 'w');
  let text = format === 'csv' ? csvLine(COLUMNS) : '';
  let rows = 0;
  const put = async (line: string) => {
    rows += 1;
    text += line;
    if (text.length < CHUNK) return;
    writeSync(file, text);
    text = '';
    // How many there will be is not known before they are read.
    await breathe(rows, 0);
  };
  try {
    for (const plain of actions(db, seen, filter)) {
      const changes = names.some ? plain.map((change) => masked(change, names)) : plain;
      if (format === 'jsonl') await put(`${JSON.stringify(jsonOf(changes))}\n`);
      else for (const line of linesOf(changes)) await put(csvLine(line));
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
  return rows;
}

/** The rows of one action after the other. */
function* actions(db: ReadableDb, seen: Visibility, filter: LogFilter): Iterable<Stored[]> {
  const rows = db
    .prepare(
      `SELECT a.id AS action, a.clock, strftime('%Y-%m-%dT%H:%M:%fZ', a.at / 1000.0, 'unixepoch') AS at, a.actor,
         coalesce(p.name, '') AS actor_name, a.kind, a.target, a.name, a.summary, ${touchesHidden(seen)} AS hidden,
         c.entity, c.entity_id, c.before, c.after
       FROM actions a LEFT JOIN annotators p ON p.id = a.actor
       LEFT JOIN changes c ON c.action_id = a.id AND c.withdrawn = 0 AND NOT ${hiddenChange(seen)}
       WHERE ${FILTER} AND ${shownAction(seen)} ORDER BY a.clock, a.actor, a.id, c.n`,
    )
    .iterate(filterParameters(filter)) as Iterable<Stored>;
  const packed = new Set(db.prepare('SELECT DISTINCT action_id FROM packs').pluck().all() as string[]);
  const whole = (group: Stored[]) => (packed.has(String(group[0]!.action)) ? withPacks(db, group) : group);
  let group: Stored[] = [];
  for (const row of rows) {
    if (group.length > 0 && group[0]!.action !== row.action) {
      yield whole(group);
      group = [];
    }
    group.push(row.hidden === 1 ? { ...row, summary: HIDDEN_SUMMARY } : row);
  }
  if (group.length > 0) yield whole(group);
}

/** An action's rows with those in packs, which come after the others; blocks and turns are nobody's work, and never hidden. */
function withPacks(db: ReadableDb, group: readonly Stored[]): Stored[] {
  const out = group.filter(({ entity }) => entity !== null);
  for (const { entity, id, after } of packedChanges(db, String(group[0]!.action)))
    out.push({ ...group[0]!, entity, entity_id: id, before: null, after: JSON.stringify(after) });
  return out;
}

/** A row of the log without the names of people. */
function masked(change: Stored, names: Pseudonyms): Stored {
  const log = new LogNames(names);
  const { actor, actor_name, summary, entity, entity_id, before, after } = change;
  const name = names.annotator({ id: String(actor), name: String(actor_name ?? '') });
  const own = {
    ...change,
    actor: name.id,
    actor_name: name.name,
    summary: log.summary(String(summary ?? '')),
  };
  if (entity === null) return own;
  const fields = (json: string) =>
    JSON.stringify(log.fields(entity, entity_id, JSON.parse(json) as Record<string, unknown>));
  return {
    ...own,
    entity_id: log.id(entity_id),
    before: before === null ? null : fields(before),
    after: fields(after),
  };
}

function jsonOf(changes: readonly Stored[]): Record<string, unknown> {
  const action = Object.fromEntries(ACTION.map((field) => [field, changes[0]![field]]));
  const rows = changes.filter((change) => change.entity !== null);
  return {
    ...action,
    changes: rows.map(({ entity, entity_id, before, after }) => ({
      entity,
      id: entity_id,
      before: before === null ? null : (JSON.parse(before) as unknown),
      after: JSON.parse(after) as unknown,
    })),
  };
}

function* linesOf(changes: readonly Stored[]): Iterable<unknown[]> {
  for (const change of changes) {
    const action = ACTION.map((field) => change[field]);
    if (change.entity === null) {
      yield [...action, '', '', '', '', ''];
      continue;
    }
    const before = change.before === null ? {} : (JSON.parse(change.before) as Record<string, unknown>);
    for (const [field, after] of Object.entries(JSON.parse(change.after) as Record<string, unknown>))
      yield [...action, change.entity, change.entity_id, field, before[field], after];
  }
}

function csvLine(cells: readonly unknown[]): string {
  const cell = (value: unknown) => {
    const text = value === null || value === undefined ? '' : String(value as string | number);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${cells.map(cell).join(',')}\r\n`;
}
