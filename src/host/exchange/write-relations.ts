import { v7 as uuidv7 } from 'uuid';
import type { ExchangeDocument } from '../../core/formats/exchange/model.ts';
import { nextPosition } from '../services/write-transcript.ts';
import { cleanName, cleanProse } from './clean.ts';
import type { ImportParts } from './import-parts.ts';
import type { AnnotationWriter } from './write-annotations.ts';
import type { PeopleWriter } from './write-people.ts';

/** Writes relations between annotations that were written; their types by name, or new ones. */
export class RelationWriter {
  readonly ids = new Map<string, string>();
  written = 0;
  readonly #parts: ImportParts;
  readonly #people: PeopleWriter;
  readonly #annotations: AnnotationWriter;
  readonly #types = new Map<string, string>();

  constructor(parts: ImportParts, people: PeopleWriter, annotations: AnnotationWriter) {
    this.#parts = parts;
    this.#people = people;
    this.#annotations = annotations;
  }

  write({ name, relations }: ExchangeDocument): void {
    const { db, rec, now, losses } = this.#parts;
    const same = db
      .prepare(
        'SELECT id FROM relations WHERE type_id = ? AND from_id = ? AND to_id = ? AND annotator_id = ? AND deleted = 0',
      )
      .pluck();
    for (const { id, type, from, to, annotator, note } of relations) {
      const [start, end] = [from, to].map((ours) => this.#annotations.ids.get(ours));
      if (
        start === undefined ||
        end === undefined ||
        !rec.get('annotation', start) ||
        !rec.get('annotation', end)
      ) {
        losses.add(WITHOUT_END, `${name}: ${type}`);
        continue;
      }
      if (start === end) {
        losses.add(TO_ITSELF, `${name}: ${type}`);
        continue;
      }
      const [typeId, who] = [this.#type(type), this.#people.of(annotator)];
      const known = same.get(typeId, start, end, who) as string | undefined;
      if (known !== undefined) {
        this.ids.set(id, known);
        continue;
      }
      const ours = uuidv7();
      rec.insert('relation', {
        id: ours,
        type_id: typeId,
        from_id: start,
        to_id: end,
        annotator_id: who,
        note: cleanProse(note),
        created: now,
        modified: now,
      });
      this.ids.set(id, ours);
      this.written += 1;
    }
  }

  #type(name: string): string {
    const { db, rec } = this.#parts;
    const clean = cleanName(name);
    const found =
      this.#types.get(clean) ??
      (db
        .prepare('SELECT id FROM live_relation_types WHERE lower(name) = lower(?) ORDER BY position, id')
        .pluck()
        .get(clean) as string | undefined);
    const id = found ?? uuidv7();
    if (found === undefined)
      rec.insert('relation_type', {
        id,
        name: clean,
        inverse: '',
        definition: '',
        position: nextPosition({ db }, 'relation_types'),
      });
    this.#types.set(clean, id);
    return id;
  }
}

const WITHOUT_END = {
  code: 'relation-without-end',
  aspect: 'relation',
  sentence: 'Relations of which one end was not imported.',
} as const;
const TO_ITSELF = {
  code: 'relation-to-itself',
  aspect: 'relation',
  sentence: 'Relations of an annotation to itself.',
} as const;
