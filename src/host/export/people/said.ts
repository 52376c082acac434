import { Losses } from '../../../core/formats/exchange/loss.ts';
import type { RelationEnd } from '../../../core/formats/dataset/relations.ts';
import { remarksOf } from '../../../core/formats/people/remarks.ts';
import { readsFrom } from '../../../core/model/relation.ts';
import type { Proposal } from '../../../core/model/review.ts';
import { quoteOf } from '../../../core/model/span.ts';
import { DECISION_BY_OTHERS } from '../chosen.ts';
import type { ExportedRow, ExportedTranscript, ExportSource } from '../source.ts';

/** Longer quotes of other annotations are cut in a sentence (code points). */
const LONGEST_QUOTE = 80;

/** What a document says of annotations beside themselves: decisions, what revisions propose, relations; in sentences. */
export class Said {
  readonly losses = new Losses();
  readonly #source: ExportSource;
  readonly #ends: ReadonlyMap<string, RelationEnd>;
  readonly #links: ReadonlyMap<string, string[]>;

  constructor(source: ExportSource) {
    this.#source = source;
    this.#ends = endsOf(source);
    this.#links = this.#linksOf();
  }

  /** `exported`: the transcript of the row. */
  of({ places }: ExportedTranscript, { annotation, review }: ExportedRow): string[] {
    this.losses.add(DECISION_BY_OTHERS, annotation.id, review.withheld);
    const proposed = (proposal: string): string => this.#proposal(places.text, proposal);
    return [...remarksOf(review, proposed), ...(this.#links.get(annotation.id) ?? [])];
  }

  /** “tag “Statistic”; “about 3%”; unit: percent”. Words of the text are those of the proposed ranges (UTF-16). */
  #proposal(text: string, json: string): string {
    const { span, tag, values = {} } = JSON.parse(json) as Proposal;
    const known = tag === undefined ? undefined : this.#source.tags.find(({ id }) => id === tag);
    const attributes = this.#source.tags.flatMap((one) => one.attributes);
    return [
      ...(tag === undefined ? [] : [known ? `tag “${known.name}”` : 'another tag']),
      ...(span ? [`“${short(quoteOf(text, span))}”`] : []),
      ...Object.entries(values).flatMap(([id, value]) => {
        const name = attributes.find((one) => one.id === id)?.name;
        return name === undefined ? [] : [`${name}: ${value === '' ? 'nothing' : value}`];
      }),
    ].join('; ');
  }

  #linksOf(): Map<string, string[]> {
    const links = new Map<string, string[]>();
    const add = (id: string, sentence: string) => links.set(id, [...(links.get(id) ?? []), sentence]);
    for (const { relation, type } of this.#source.relations.among(this.#ends)) {
      const [from, to] = [this.#ends.get(relation.from)!, this.#ends.get(relation.to)!];
      const by = this.#source.annotator(relation.annotator).name;
      const note = this.#source.names.prose(relation.note);
      const rest = `${by === '' ? '' : `, drawn by ${by}`}${note === '' ? '' : `: ${note}`}`;
      add(from.id, `${capital(readsFrom(type, 'from'))} ${words(to, from)}${rest}`);
      add(to.id, `${capital(readsFrom(type, 'to'))} ${words(from, to)}${rest}`);
    }
    return links;
  }
}

/** The annotations of the export that relations begin or end at; all is read once more where there are some. */
function endsOf(source: ExportSource): Map<string, RelationEnd> {
  const ends = new Map<string, RelationEnd>();
  if (source.relations.none) return ends;
  for (const transcript of source.transcripts())
    for (const { annotation } of transcript.annotations())
      if (source.relations.isEnd(annotation.id)) ends.set(annotation.id, transcript.rows.end(annotation));
  return ends;
}

/** An annotation as it is spoken of from another. */
const words = ({ quote, tagName, title, transcript }: RelationEnd, here: RelationEnd): string =>
  `“${short(quote)}” (${tagName}${transcript === here.transcript ? '' : `, in “${title}”`})`;

function short(quote: string): string {
  const points = [...quote.slice(0, LONGEST_QUOTE * 4).replace(/\s+/gu, ' ')];
  return points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join('')}…` : points.join('');
}

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
