import { quoteOf } from '../../core/model/span.ts';
import type { Example } from '../../core/model/codebook.ts';
import type { Proposal } from '../../core/model/review.ts';
import type { EntityName, Row } from '../db/entities.ts';
import { readQuoted } from '../db/quoted.ts';
import { spanOf } from '../db/read-annotations.ts';
import type { Project } from '../project.ts';

/** Columns that say nothing to people: they follow from others, or only order things. */
const SILENT = new Set([
  'created',
  'modified',
  'decided',
  'basis',
  'placed',
  'edits',
  'deleted',
  'edition_id',
  'file_sha256',
  'position',
  'revision',
  'from_id',
]);
/** Columns that are said in another way, or that the thing itself is known by. */
const KEYS = new Set(['start', 'end', 'parts', 'id', 'annotation_id']);
/** Columns that name a row of another table, and the words for them. */
const NAMED: Record<string, readonly [table: string, column: string, word: string]> = {
  tag_id: ['tags', 'name', 'tag'],
  annotator_id: ['annotators', 'name', 'annotator'],
  reviewer_id: ['annotators', 'name', 'reviewer'],
  decided_by: ['annotators', 'name', 'decided by'],
  transcript_id: ['transcripts', 'title', 'transcript'],
  part_of: ['transcripts', 'title', 'part of'],
  parent_id: ['tags', 'name', 'under'],
  speaker_id: ['speakers', 'name', 'speaker'],
  attribute_id: ['attributes', 'name', 'attribute'],
  variable_id: ['variables', 'name', 'variable'],
  round_id: ['rounds', 'name', 'round'],
};
/** Entities whose one thing to say is the value of something that has a name. */
const VALUES: Partial<Record<EntityName, readonly [key: string, value: string]>> = {
  annotation_value: ['attribute_id', 'value'],
  variable_value: ['variable_id', 'value'],
  pass: ['annotator_id', 'state'],
};

/** Says rows of the log in words that people read. */
export class Words {
  readonly #project: Project;
  readonly #names = new Map<string, string>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** What a row says, field by field; nothing where it is deleted or not there. */
  of(entity: EntityName, row: Row | null): Map<string, string> {
    const out = new Map<string, string>();
    if (!row || row['deleted'] === 1) return out;
    const value = VALUES[entity];
    if (value) return out.set(this.#label(entity, row, value[0]), String(row[value[1]] ?? ''));
    if (entity === 'decision')
      return out.set(
        `decision of ${this.#name('annotators', 'name', row['reviewer_id'])}`,
        this.#decision(row),
      );
    if (entity === 'suggestion_decision')
      return out.set(
        `word of ${this.#name('annotators', 'name', row['annotator_id'])} on a suggestion`,
        this.#suggested(row),
      );
    if (entity === 'comment')
      return out.set(
        `comment of ${this.#name('annotators', 'name', row['annotator_id'])}`,
        String(row['text']),
      );
    if (entity === 'relation')
      return out.set(
        `relation of ${this.#name('annotators', 'name', row['annotator_id'])}`,
        this.#relation(row),
      );
    if ('start' in row) out.set('span', this.#span(entity, row));
    for (const [column, stored] of Object.entries(row)) {
      if (SILENT.has(column) || KEYS.has(column)) continue;
      const named = NAMED[column];
      const word = named ? named[2] : column.replaceAll('_', ' ');
      out.set(word, named ? this.#name(named[0], named[1], stored) : plain(entity, column, stored, this));
    }
    return out;
  }

  /** Attribute values by id, as "Unit = people; Value = 3". */
  values(values: Readonly<Record<string, string>>): string {
    return Object.entries(values)
      .map(([id, value]) => `${this.#name('attributes', 'name', id)} = ${value === '' ? '(none)' : value}`)
      .join('; ');
  }

  #label(entity: EntityName, row: Row, key: string): string {
    const [table, column] = NAMED[key]!;
    const name = this.#name(table, column, row[key]);
    return entity === 'pass' ? `pass of ${name}` : name;
  }

  #name(table: string, column: string, id: unknown): string {
    if (id === null || id === undefined) return '';
    const key = `${table} ${String(id)}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#project.db.prepare(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck().get(id);
    this.#names.set(key, typeof name === 'string' ? name : String(id));
    return this.#names.get(key)!;
  }

  #span(entity: EntityName, row: Row): string {
    const edition = row['edition_id'];
    const span = spanOf({ parts: null, ...row } as never);
    const where = span.map(([start, end]) => `${start}–${end}`).join(', ');
    if (entity === 'block' || typeof edition !== 'string') return where;
    return `“${quoteOf(this.#project.textOf(edition), span)}” (${where})`;
  }

  /** "accept: “about 6 million cases”". */
  #suggested(row: Row): string {
    const place = this.#project.db
      .prepare('SELECT edition_id, "start", "end", parts FROM suggestions WHERE id = ?')
      .get(row['suggestion_id']) as
      | { edition_id: string; start: number; end: number; parts: string | null }
      | undefined;
    const verdict = String(row['verdict']);
    return place
      ? `${verdict}: “${quoteOf(this.#project.textOf(place.edition_id), spanOf(place))}”`
      : verdict;
  }

  #relation(row: Row): string {
    const type = this.#name('relation_types', 'name', row['type_id']);
    const said = `${this.#quote(row['from_id'])} ${type} ${this.#quote(row['to_id'])}`;
    return row['note'] === '' ? said : `${said}: ${String(row['note'])}`;
  }

  /** The beginning of an annotation's words. */
  #quote(annotation: unknown): string {
    const id = String(annotation);
    const quoted = readQuoted(this.#project.db, (edition) => this.#project.textOf(edition), [id]).get(id);
    return quoted ? `“${quoted.quote}”` : id;
  }

  #decision(row: Row): string {
    const proposal = row['proposal'] === null ? null : (JSON.parse(String(row['proposal'])) as Proposal);
    const parts: string[] = [];
    if (proposal?.tag) parts.push(`tag ${this.#name('tags', 'name', proposal.tag)}`);
    if (proposal?.span)
      parts.push(`span ${proposal.span.map(([start, end]) => `${start}–${end}`).join(', ')}`);
    if (proposal?.values) parts.push(this.values(proposal.values));
    const verdict = `${String(row['verdict'])}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`;
    return row['reason'] === '' ? verdict : `${verdict}: ${String(row['reason'])}`;
  }
}

function plain(entity: EntityName, column: string, stored: Row[string], words: Words): string {
  if (stored === null || stored === undefined) return '';
  if ((entity === 'gold' || entity === 'suggestion') && column === 'values')
    return words.values(JSON.parse(String(stored)) as Record<string, string>);
  if (column === 'examples')
    return (JSON.parse(String(stored)) as Example[])
      .map(({ quote, source }) => (source === '' ? `“${quote}”` : `“${quote}” (${source})`))
      .join('; ');
  if (column === 'choices' || column === 'sources' || column === 'against')
    return (JSON.parse(String(stored)) as string[]).join(', ');
  if (entity === 'project' && (column === 'blind' || column === 'correct'))
    return stored === 1 ? 'on' : 'off';
  return String(stored);
}
