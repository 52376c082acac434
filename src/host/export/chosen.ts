import type { LossKind } from '../../core/formats/exchange/loss.ts';
import { nameMask } from '../../core/formats/pseudonyms/name-mask.ts';
import type { Tag } from '../../core/model/codebook.ts';
import type { ExportOptions } from '../../contract/export-options.ts';
import type { ReadableDb } from '../db/open.ts';

type Choices = Pick<ExportOptions, 'transcripts' | 'tags' | 'annotators'>;
type Named = { id: string; name: string };

/** What was chosen for an export, and what of the rest has to stay out of it. */
export class Chosen {
  readonly #transcripts: ReadonlySet<string> | null;
  readonly #tags: ReadonlySet<string> | null;
  readonly #annotators: ReadonlySet<string> | null;
  readonly #others: ReturnType<typeof nameMask>['standsIn'];

  /** `tags`: the whole codebook. */
  constructor(db: ReadableDb, { transcripts, tags, annotators }: Choices, codebook: readonly Tag[]) {
    const setOf = (ids: readonly string[] | undefined) => (ids ? new Set(ids) : null);
    this.#transcripts = setOf(transcripts);
    this.#tags = setOf(tags);
    this.#annotators = setOf(annotators);
    const rest = (chosen: ReadonlySet<string> | null, all: () => readonly Named[]) =>
      chosen ? all().flatMap(({ id, name }) => (chosen.has(id) ? [] : [id, name])) : [];
    const stored = (sql: string) => () => db.prepare(sql).all() as Named[];
    const names = [
      ...rest(this.#transcripts, stored('SELECT id, title AS name FROM transcripts')),
      ...rest(this.#tags, () => codebook),
      ...rest(this.#annotators, stored('SELECT id, name FROM annotators')),
    ];
    this.#others = nameMask(
      names.map((name) => ({ name, pseudonym: '' })),
      'title',
    ).standsIn;
  }

  transcript(id: string): boolean {
    return this.#transcripts?.has(id) ?? true;
  }

  tag(id: string): boolean {
    return this.#tags?.has(id) ?? true;
  }

  /** Whoever annotated, decided, commented or linked; what is nobody's is in every export. */
  annotator(id: string | null): boolean {
    return id === null || id === '' || (this.#annotators?.has(id) ?? true);
  }

  /** True where something that is not chosen is named, in what a format keeps verbatim. */
  namesOthers(text: string): boolean {
    return this.#others(text);
  }

  /** The chosen tags, and those above them, without which they have no place. */
  codebook(tags: readonly Tag[]): Tag[] {
    if (!this.#tags) return [...tags];
    const byId = new Map(tags.map((tag) => [tag.id, tag]));
    const kept = new Set<string>();
    for (const { id } of tags)
      if (this.#tags.has(id))
        for (let at = byId.get(id); at && !kept.has(at.id); at = byId.get(at.parent ?? '')) kept.add(at.id);
    return tags.filter(({ id }) => kept.has(id));
  }
}

/** Of a reviewer who is not chosen, on an annotation that is. */
export const DECISION_BY_OTHERS: LossKind = {
  code: 'decision-by-others',
  aspect: 'decision',
  sentence:
    'Decisions of reviewers who are not chosen: what they come to counts, who decided and why is left out.',
};
export const COMMENT_BY_OTHERS: LossKind = {
  code: 'comment-by-others',
  aspect: 'comment',
  sentence: 'Comments by annotators who are not chosen are left out.',
};
/** What a format kept verbatim of an imported file. */
export const UNCHOSEN_EXTRA: LossKind = {
  code: 'kept-of-others',
  aspect: 'extra',
  sentence:
    'What the file that was imported had beside its annotations is left out: it names what is not chosen.',
};
