import { quoteOf } from '../../core/model/span.ts';
import type { Tag } from '../../core/model/codebook.ts';
import { PassageError } from '../../contract/errors.ts';
import type { FoundSuggestions } from '../../contract/suggestion-types.ts';
import type { Recorder } from '../db/recorder.ts';
import { spanColumns, spanOf } from '../db/read-annotations.ts';
import { EditionTree } from '../editions/tree.ts';
import type { Job } from '../jobs.ts';
import type { Session } from '../session.ts';
import type { Project } from '../project.ts';
import { tagsOf } from '../services/tags.ts';
import { blocksOf } from '../services/transcripts.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { STATISTICS_FINDER, suggestionId } from './machine.ts';

/** UTF-16 units that are looked through before others are answered. */
const SLICE = 50_000;

interface Source {
  id: string;
  title: string;
  language: string;
  edition: string;
  length: number;
}

/**
 * Looks for statistics in transcripts, in slices, and writes them as suggestions in one action. What others do meanwhile
 * holds: a transcript that was deleted or got another edition is left alone. Throws `not_found`, `invalid_input`, `cancelled`.
 */
export async function findStatistics(
  session: Session,
  { transcripts, tag: wanted }: { transcripts?: readonly string[] | undefined; tag?: string | undefined },
  { breathe }: Job,
): Promise<FoundSuggestions> {
  const { project, annotator } = session;
  const tag = tagFor(project, session.seen, wanted);
  const all = sourcesOf(project, transcripts);
  const sources = all.filter(({ language }) => isEnglish(language));
  const total = sources.reduce((sum, { length }) => sum + length, 0);
  const found = new Map<Source, Candidate[]>();
  let done = 0;
  for (const source of sources) {
    const steps = candidatesIn(
      project.textOf(source.edition),
      blocksOf(project, source.edition),
      tag.attributes,
    );
    let told = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      if (step.value - told < SLICE) continue;
      told = step.value;
      await breathe(done + told, total);
    }
    found.set(source, step.value);
    done += source.length;
    await breathe(done, total);
  }
  let count = 0;
  const { action, result: added } = project.act(
    annotator,
    'suggestions.find',
    (fresh: number) => summary(fresh, sources),
    (rec) => {
      rec.live('tag', tag.id);
      let fresh = 0;
      for (const [source, candidates] of found) {
        const row = rec.get('transcript', source.id);
        if (!row || row['deleted'] === 1 || row['edition_id'] !== source.edition) continue;
        count += candidates.length;
        fresh += write(project, rec, source, tag.id, candidates);
      }
      return fresh;
    },
  );
  const skipped = all
    .filter((source) => !sources.includes(source))
    .map(({ id, title, language }) => ({ transcript: id, title, language }));
  return { action, found: count, added, transcripts: sources.length, skipped };
}

/** The tag that statistics are suggested for. Throws `not_found`, `invalid_input` where none can be told. */
function tagFor(project: Project, seen: Session['seen'], wanted: string | undefined): Tag {
  const tags = tagsOf(project, seen);
  const found =
    wanted === undefined
      ? (tags.find(({ id }) => id === STARTER_TAGS.statistic) ??
        tags.find(({ name }) => name.trim().toLowerCase() === 'statistic'))
      : tags.find(({ id }) => id === wanted);
  if (found) return found;
  if (wanted !== undefined)
    throw new PassageError('not_found', 'This tag is not in the project, or no longer. Choose another.');
  throw new PassageError(
    'invalid_input',
    'There is no tag named “Statistic” to suggest statistics for. Choose one, or add it to the codebook.',
  );
}

function sourcesOf(project: Project, ids: readonly string[] | undefined): Source[] {
  const rows = project.db
    .prepare(
      `SELECT t.id, t.title, t.language, e.id AS edition, e.length FROM transcripts t JOIN editions e ON e.id = t.edition_id
       WHERE t.deleted = 0 AND (@ids IS NULL OR t.id IN (SELECT value FROM json_each(@ids))) ORDER BY t.position, t.id`,
    )
    .all({ ids: ids === undefined ? null : JSON.stringify(ids) }) as Source[];
  if (ids !== undefined && rows.length < new Set(ids).size)
    throw new PassageError(
      'not_found',
      'This transcript is not in the project, or no longer: somebody may have deleted it.',
    );
  return rows;
}

/** The rules are English; a transcript of no known language is looked through as well. */
const isEnglish = (language: string): boolean => language === '' || /^en(-|$)/i.test(language);

function summary(fresh: number, sources: readonly Source[]): string {
  const where = sources.length === 1 ? `“${sources[0]!.title}”` : `${sources.length} transcripts`;
  return `Find statistics in ${where}: ${fresh} new suggestion${fresh === 1 ? '' : 's'}`;
}

/** Writes what was found in one transcript; returns how many were not there. Times stay those of the first finding. */
function write(
  project: Project,
  rec: Recorder,
  source: Source,
  tag: string,
  candidates: readonly Candidate[],
): number {
  const machine = STATISTICS_FINDER;
  if (candidates.length > 0) rec.put('annotator', { ...machine });
  const known = knownIn(project, source.edition);
  const before = earlier(project, source.id, source.edition);
  let fresh = 0;
  for (const { span, values } of candidates) {
    const id = suggestionId(machine.id, source.edition, span);
    const columns = {
      tag_id: tag,
      values: JSON.stringify(values),
      from_id: before.get(JSON.stringify(span)) ?? null,
    };
    const was = known.get(id);
    known.delete(id);
    if (was === 0) {
      // What a copy that was merged said of where it comes from stays.
      const { from_id: from, ...plain } = columns;
      rec.update('suggestion', id, from === null ? plain : columns);
      continue;
    }
    fresh++;
    if (was === 1) rec.update('suggestion', id, { ...columns, deleted: 0 });
    else
      rec.insert('suggestion', {
        id,
        transcript_id: source.id,
        edition_id: source.edition,
        annotator_id: machine.id,
        ...spanColumns(span),
        ...columns,
        note: '',
        created: Date.now(),
      });
  }
  for (const [id, deleted] of known) if (deleted === 0) rec.remove('suggestion', id);
  return fresh;
}

/** The machine's suggestions on an edition, and whether they are deleted. */
function knownIn(project: Project, edition: string): Map<string, number> {
  const rows = project.db
    .prepare('SELECT id, deleted FROM suggestions WHERE edition_id = ? AND annotator_id = ?')
    .raw()
    .all(edition, STATISTICS_FINDER.id) as [string, number][];
  return new Map(rows);
}

/** By place in this edition: the suggestions of other editions whose words are still the same; of several the latest. */
function earlier(project: Project, transcript: string, edition: string): Map<string, string> {
  type Earlier = { id: string; edition: string; start: number; end: number; parts: string | null };
  const rows = project.db
    .prepare(
      `SELECT g.id, g.edition_id AS edition, g."start", g."end", g.parts FROM suggestions g JOIN editions e ON e.id = g.edition_id
       WHERE g.transcript_id = ? AND g.edition_id <> ? AND g.annotator_id = ? AND g.deleted = 0 ORDER BY e.number, e.created, e.id`,
    )
    .all(transcript, edition, STATISTICS_FINDER.id) as Earlier[];
  if (rows.length === 0) return new Map();
  const tree = new EditionTree(project.db, transcript);
  const now = project.textOf(edition);
  return new Map(
    rows.flatMap((one): [string, string][] => {
      const span = spanOf(one);
      const moved = tree.map(span, one.edition, edition);
      const same =
        moved.lost === 0 && quoteOf(project.textOf(one.edition), span) === quoteOf(now, moved.span);
      return same ? [[JSON.stringify(moved.span), one.id]] : [];
    }),
  );
}
