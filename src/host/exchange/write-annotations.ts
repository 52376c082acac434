import { v7 as uuidv7 } from 'uuid';
import type { ExchangeAnnotation, ExchangeDocument } from '../../core/formats/exchange/model.ts';
import { quoteOf, type Span, spanFault } from '../../core/model/span.ts';
import { AnnotationReader, spanColumns } from '../db/read-annotations.ts';
import { basisOf } from '../review/basis.ts';
import { Visibility } from '../visibility.ts';
import { cleanProse } from './clean.ts';
import type { ImportParts } from './import-parts.ts';
import type { Place } from './write-document.ts';
import type { PeopleWriter } from './write-people.ts';
import type { TagWriter } from './write-tags.ts';

/** How an annotation is stored, as far as one can be the same as another. */
interface Stored {
  tag: string;
  annotator: string;
  span: Span;
  values: Readonly<Record<string, string>>;
  note: string;
}

/** Writes annotations with what was said of them, suggestions and gold. */
export class AnnotationWriter {
  /** Our ids, by the file's. */
  readonly ids = new Map<string, string>();
  annotations = 0;
  suggestions = 0;
  gold = 0;
  already = 0;
  done = 0;
  readonly #parts: ImportParts;
  readonly #people: PeopleWriter;
  readonly #tags: TagWriter;

  constructor(parts: ImportParts, people: PeopleWriter, tags: TagWriter) {
    this.#parts = parts;
    this.#people = people;
    this.#tags = tags;
  }

  write(place: Place, { name, annotations }: ExchangeDocument, tick: () => void): void {
    const there = place.isNew ? new Map<string, string[]>() : this.#there(place.transcript);
    for (const annotation of annotations) {
      this.done += 1;
      tick();
      const fault = spanFault(place.text, annotation.span);
      if (fault) {
        this.#parts.losses.add(OUTSIDE, `${name} ${annotation.id}: ${fault}`);
        continue;
      }
      const example = `${name}: “${quoteOf(place.text, annotation.span)}”`;
      const tag = this.#tags.ids.get(annotation.tag)!;
      const stored: Stored = {
        tag,
        annotator: annotation.suggested
          ? annotation.annotator === null
            ? this.#people.machine(this.#parts.job.group.label)
            : this.#people.of(annotation.annotator)
          : this.#people.of(annotation.annotator),
        span: annotation.span,
        values: this.#tags.values(tag, annotation.values, example),
        note: cleanProse(annotation.note),
      };
      if (annotation.suggested) this.#suggestion(place, annotation, stored);
      else this.#annotation(place, annotation, stored, there, example);
    }
  }

  /** What is there already and may be seen: those are not doubled. */
  #there(transcript: string): Map<string, string[]> {
    const { db, job } = this.#parts;
    const seen = new Visibility(db, job.actor.id);
    const there = new Map<string, string[]>();
    for (const annotation of seen.ofTranscript(
      transcript,
      new AnnotationReader(db).ofTranscript(transcript),
    )) {
      const key = keyOf(annotation);
      there.set(key, [...(there.get(key) ?? []), annotation.id]);
    }
    return there;
  }

  #annotation(
    place: Place,
    annotation: ExchangeAnnotation,
    stored: Stored,
    there: ReadonlyMap<string, string[]>,
    example: string,
  ): void {
    // A row of the gold set that is nobody's is gold alone.
    if (annotation.gold && annotation.annotator === null) return this.#gold(place, annotation, stored, []);
    const known = there.get(keyOf(stored))?.shift();
    if (known !== undefined) {
      this.already += 1;
      this.ids.set(annotation.id, known);
      return;
    }
    const { rec, now } = this.#parts;
    const id = uuidv7();
    const created = annotation.created ?? now;
    rec.insert('annotation', {
      id,
      transcript_id: place.transcript,
      tag_id: stored.tag,
      annotator_id: stored.annotator,
      note: stored.note,
      created,
      modified: created,
    });
    rec.insert('span', { annotation_id: id, edition_id: place.edition, ...spanColumns(stored.span) });
    for (const [attribute, value] of Object.entries(stored.values))
      rec.insert('annotation_value', { annotation_id: id, attribute_id: attribute, value });
    this.ids.set(annotation.id, id);
    this.annotations += 1;
    this.#said(id, place.edition, annotation, stored, example);
    if (annotation.gold) this.#gold(place, annotation, stored, [id]);
  }

  /** Decisions and comments. */
  #said(
    id: string,
    edition: string,
    { decisions, comments }: ExchangeAnnotation,
    stored: Stored,
    example: string,
  ): void {
    const { rec, now, losses } = this.#parts;
    for (const [i, { reviewer, verdict, reason }] of decisions.entries()) {
      if (verdict === 'revise') {
        // A decision to revise has to say what it proposes, which formats have no place for.
        losses.add(REVISION, example);
        this.#comment(id, reviewer, reason === '' ? 'Revise.' : `Revise: ${reason}`, null);
        continue;
      }
      const row = { annotation_id: id, reviewer_id: this.#people.of(reviewer) };
      if (rec.find('decision', row)) {
        losses.add(SECOND_DECISION, example);
        continue;
      }
      rec.insert('decision', {
        ...row,
        verdict,
        reason: cleanProse(reason),
        proposal: null,
        basis: basisOf(stored),
        edition_id: edition,
        // In the file's order, which is that of their making.
        decided: now + i,
      });
    }
    for (const { annotator, text, created } of comments)
      if (text.trim() !== '') this.#comment(id, annotator, text, created);
  }

  #comment(annotation: string, annotator: string | null, text: string, created: number | null): void {
    this.#parts.rec.insert('comment', {
      id: uuidv7(),
      annotation_id: annotation,
      annotator_id: this.#people.of(annotator),
      text: cleanProse(text),
      created: created ?? this.#parts.now,
    });
  }

  #gold(place: Place, { created }: ExchangeAnnotation, stored: Stored, sources: string[]): void {
    const { rec, now, job } = this.#parts;
    rec.insert('gold', {
      id: uuidv7(),
      transcript_id: place.transcript,
      edition_id: place.edition,
      tag_id: stored.tag,
      ...spanColumns(stored.span),
      values: JSON.stringify(stored.values),
      sources: JSON.stringify(sources),
      against: '[]',
      // A person's decision, which no rule takes back.
      rule: sources.length > 0 ? 'chosen' : 'custom',
      decided_by: job.actor.id,
      note: sources.length === 0 ? stored.note : '',
      created: created ?? now,
    });
    this.gold += 1;
  }

  #suggestion(place: Place, annotation: ExchangeAnnotation, stored: Stored): void {
    const { rec, now } = this.#parts;
    const id = uuidv7();
    rec.insert('suggestion', {
      id,
      transcript_id: place.transcript,
      edition_id: place.edition,
      tag_id: stored.tag,
      annotator_id: stored.annotator,
      ...spanColumns(stored.span),
      values: JSON.stringify(stored.values),
      note: stored.note,
      created: annotation.created ?? now,
      from_id: null,
    });
    this.ids.set(annotation.id, id);
    this.suggestions += 1;
  }
}

/** What makes an annotation the same as another. */
const keyOf = ({ tag, annotator, span, values, note }: Stored): string =>
  JSON.stringify([tag, annotator, span, Object.entries(values).toSorted(), note]);

const OUTSIDE = {
  code: 'outside-text',
  aspect: 'annotation',
  sentence: 'Annotations whose offsets lie outside the text, or within a character.',
} as const;
const REVISION = {
  code: 'decision-to-revise',
  aspect: 'decision',
  sentence: 'Decisions to revise, of which the file does not say what they propose: they became comments.',
} as const;
const SECOND_DECISION = {
  code: 'second-decision',
  aspect: 'decision',
  sentence: 'Further decisions of a reviewer on the same annotation: one each is kept.',
} as const;
