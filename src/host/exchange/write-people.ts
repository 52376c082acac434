import { v7 as uuidv7 } from 'uuid';
import type { Exchange, ExchangeAnnotator } from '../../core/formats/exchange/model.ts';
import { PassageError } from '../../contract/errors.ts';
import { cleanName } from './clean.ts';
import type { ImportParts } from './import-parts.ts';

/** The project's annotators for those of a file: as mapped, else by name, else new. Made when they are first needed. */
export class PeopleWriter {
  readonly #parts: ImportParts;
  readonly #file: ReadonlyMap<string, ExchangeAnnotator>;
  readonly #ids = new Map<string | null, string>();

  constructor(parts: ImportParts, { annotators }: Exchange) {
    this.#parts = parts;
    this.#file = new Map(annotators.map((annotator) => [annotator.id, annotator]));
  }

  /** The id of an annotator of the file; null: whose it is the file does not say. Throws `not_found`. */
  of(id: string | null): string {
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    const found = this.#find(id);
    this.#ids.set(id, found);
    return found;
  }

  /** The machine that made suggestions of which the file does not say whose they are. */
  machine(name: string): string {
    const key = `machine ${name}`;
    const known = this.#ids.get(key) ?? this.#byName(name, 'machine') ?? this.#create(name, 'machine');
    this.#ids.set(key, known);
    return known;
  }

  #find(id: string | null): string {
    const { job, rec } = this.#parts;
    const mapped = job.mapping.annotators.find((one) => one.id === id);
    if (mapped?.into !== undefined) {
      if (!rec.get('annotator', mapped.into) || rec.get('annotator', mapped.into)!['deleted'] === 1)
        throw new PassageError(
          'not_found',
          'An annotator that was chosen is not in the project, or no longer. Nothing was imported: choose another.',
          {
            id: mapped.into,
          },
        );
      return mapped.into;
    }
    const file = id === null ? undefined : this.#file.get(id);
    const kind = file?.kind ?? 'person';
    if (mapped?.name !== undefined) return this.#create(mapped.name, kind);
    if (!file) return job.actor.id;
    const name = cleanName(file.name);
    return this.#byName(name, kind) ?? this.#create(name, kind);
  }

  #byName(name: string, kind: string): string | undefined {
    const { db, job } = this.#parts;
    return db
      .prepare(
        'SELECT id FROM annotators WHERE lower(name) = lower(?) AND kind = ? AND deleted = 0 ORDER BY id = ? DESC, id',
      )
      .pluck()
      .get(name, kind, job.actor.id) as string | undefined;
  }

  #create(name: string, kind: string): string {
    const id = uuidv7();
    this.#parts.rec.insert('annotator', { id, name: cleanName(name), kind });
    return id;
  }
}
