import type { Losses } from '../exchange/loss.ts';
import { annotationOf, setValue } from '../exchange/make.ts';
import { attributeColumns, type DatasetCodebook } from './read-codebook.ts';
import { READ_LOSS } from './read-losses.ts';
import type { People, Tags } from './read-names.ts';
import { decisionsOf, timeOf } from './read-row.ts';
import type { TableRow } from './read-tables.ts';

/** Makes annotations of the rows of their table; where they stand is found out for all at once. */
export class RowReader {
  readonly #codebook: DatasetCodebook;
  readonly #people: People;
  readonly #tags: Tags;
  readonly #losses: Losses;
  readonly #ids = new Set<string>();
  readonly #gold = new Set<string>();
  /** Those that hold, or may hold, values of attributes. */
  readonly #columns: ReadonlySet<string>;

  constructor(
    columns: readonly string[],
    codebook: DatasetCodebook,
    people: People,
    tags: Tags,
    losses: Losses,
  ) {
    this.#columns = new Set([...codebook.attributes.keys(), ...attributeColumns(columns)]);
    this.#codebook = codebook;
    this.#people = people;
    this.#tags = tags;
    this.#losses = losses;
  }

  annotation(row: TableRow, document: string) {
    const tag = this.#tags.of(row('tag_id'), row('tag'));
    const values: Record<string, string> = {};
    const where = `${document}: ${row('annotation_id')}`;
    for (const column of this.#columns) {
      if (row(column) === '') continue;
      const known = this.#codebook.attributes.get(column);
      if (known?.tag === tag) {
        setValue(values, known.attribute, row(column));
        this.#tags.use(tag, known.attribute);
      } else this.#losses.add(READ_LOSS.value, `${where}: ${column} is “${row(column)}”`);
    }
    const { decisions, left } = decisionsOf(row);
    this.#losses.add(READ_LOSS.decision, where, left);
    const created = timeOf(row('created'));
    if (created === null && row('created') !== '') this.#losses.add(READ_LOSS.time, where);
    return annotationOf({
      id: this.#unique(row('annotation_id')),
      span: [],
      tag,
      annotator: this.#people.of(row('annotator'), row('annotator_id')),
      values,
      note: row('note'),
      created,
      decisions: decisions
        .map((one) => ({ ...one, reviewer: this.#people.of(one.reviewer)! }))
        .filter(({ reviewer }) => reviewer !== null),
      gold: this.#isGold(row),
    });
  }

  /** What several annotations went into together is one row of the gold set. */
  #isGold(row: TableRow): boolean {
    if (row('gold') !== 'true') return false;
    const key = row('gold_sources') || row('annotation_id');
    if (this.#gold.has(key)) return false;
    this.#gold.add(key);
    return true;
  }

  #unique(id: string): string {
    const wanted = id || 'annotation';
    let unique = wanted;
    for (let n = 2; this.#ids.has(unique); n++) unique = `${wanted} ${n}`;
    this.#ids.add(unique);
    return unique;
  }
}
