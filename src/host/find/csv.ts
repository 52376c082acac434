import { csvRecord } from '../../core/formats/csv/serialize.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';
import { OffsetMap } from '../../core/text/offsets.ts';
import type { FoundLine } from '../../contract/find-types.ts';
import type { Project } from '../project.ts';

const COLUMNS = [
  'transcript_id',
  'transcript',
  'found_in',
  'field',
  'id',
  'speaker',
  'before',
  'hit',
  'after',
  'start_code_point',
  'end_code_point',
  'start_utf16',
  'end_utf16',
];

/** Lines of a search as CSV, people as `names` has them. Offsets are those of the transcript's text; what is found elsewhere has none. */
export class FoundCsv {
  readonly #project: Project;
  readonly #names: Pseudonyms;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #speakers: ReadonlyMap<string, string>;
  #edition = '';
  #offsets = new OffsetMap('');

  constructor(project: Project, names: Pseudonyms) {
    this.#project = project;
    this.#names = names;
    this.#titles = named(project, 'SELECT id, title AS name FROM transcripts', (_, title) =>
      names.title(title),
    );
    this.#speakers = named(project, 'SELECT id, name FROM speakers', (id, name) =>
      names.speakerName(id, name),
    );
  }

  head(): string {
    return csvRecord(COLUMNS);
  }

  record(line: FoundLine): string {
    const { transcript, edition, speaker, start, end } = line;
    const offsets =
      edition === null
        ? [null, null, null, null]
        : [...this.#offsetsOf(edition).rangeToCodePoints([start, end]), start, end];
    return csvRecord([
      transcript,
      transcript === null ? null : (this.#titles.get(transcript) ?? null),
      line.in,
      line.field,
      // A decision's id has its reviewer's.
      line.of.id
        .split('/')
        .map((id) => this.#names.anyId(id))
        .join('/'),
      speaker === null ? null : (this.#speakers.get(speaker) ?? null),
      line.before,
      line.hit,
      line.after,
      ...offsets,
    ]);
  }

  #offsetsOf(edition: string): OffsetMap {
    if (edition !== this.#edition) {
      this.#edition = edition;
      this.#offsets = new OffsetMap(this.#project.textOf(edition));
    }
    return this.#offsets;
  }
}

function named(
  project: Project,
  sql: string,
  nameOf: (id: string, name: string) => string,
): Map<string, string> {
  const rows = project.db.prepare(sql).all() as { id: string; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, nameOf(id, name)]));
}
