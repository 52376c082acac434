import { v7 as uuidv7 } from 'uuid';
import type { Span } from '../../core/model/span.ts';
import { PassageError } from '../../contract/errors.ts';
import type { DecidedSuggestions, ListedSuggestion } from '../../contract/suggestion-types.ts';
import type { Recorder } from '../db/recorder.ts';
import { spanColumns } from '../db/read-annotations.ts';
import { checkedSpan, excerpt, writeValues } from '../services/annotation-parts.ts';
import type { Session } from '../session.ts';
import { suggestionsOf } from './read.ts';

/** What somebody makes of a suggestion that is not taken as it is. */
export interface Change {
  span?: readonly (readonly [number, number])[] | undefined;
  tag?: string | undefined;
  values?: Readonly<Record<string, string>> | undefined;
  note?: string | undefined;
}

/**
 * One person's word on suggestions, in one action. Those that have it already are left alone. Throws `not_found`,
 * `conflict` where the annotation of an accepted one is still there, `invalid_input`.
 */
export function decide(
  session: Session,
  ids: readonly string[],
  verdict: 'accept' | 'reject' | 'open',
): DecidedSuggestions {
  const { project, annotator } = session;
  const annotations: string[] = [];
  const { action } = project.act(
    annotator,
    `suggestions.${verdict}`,
    (what: string) => what,
    (rec) => {
      const listed = listedOf(session, rec, ids);
      const todo = listed.filter((one) => isNews(one, verdict));
      for (const one of todo) {
        if (one.annotation !== null) throw stillThere();
        if (verdict === 'accept') annotations.push(annotate(session, rec, one, 'accept', {}));
        else if (verdict === 'reject') put(rec, one.id, annotator.id, 'reject', null);
        else reopen(session, rec, one.id);
      }
      return summary(session, verdict, todo);
    },
  );
  return { action, annotations };
}

/** Accepts a suggestion with something changed: one action. Throws as {@link decide} does. */
export function change(session: Session, id: string, wanted: Change): DecidedSuggestions {
  const annotations: string[] = [];
  const { action } = session.project.act(
    session.annotator,
    'suggestions.change',
    (what: string) => what,
    (rec) => {
      const [one] = listedOf(session, rec, [id]);
      if (one!.annotation !== null) throw stillThere();
      annotations.push(annotate(session, rec, one!, 'change', wanted));
      const quote = excerpt(session.project.textOf(one!.edition), one!.span);
      return `Accept the suggestion “${quote}” with a change`;
    },
  );
  return { action, annotations };
}

/** The suggestions with these ids, each once, in their order. Throws `not_found`. */
function listedOf(session: Session, rec: Recorder, ids: readonly string[]): ListedSuggestion[] {
  const { project, annotator } = session;
  const known = new Map<string, ListedSuggestion>();
  const byTranscript = Map.groupBy(ids, (id) => String(rec.live('suggestion', id)['transcript_id']));
  for (const [transcript, own] of byTranscript)
    for (const one of suggestionsOf(project, transcript, annotator.id, own)) known.set(one.id, one);
  return [...new Set(ids)].map((id) => {
    const one = known.get(id);
    if (!one)
      throw new PassageError(
        'not_found',
        'This suggestion is of an earlier text of its transcript, or for a tag that was deleted. Find statistics again.',
        { entity: 'suggestion', id },
      );
    return one;
  });
}

/** Whether a word on a suggestion says anything that was not so. */
function isNews({ state, annotation }: ListedSuggestion, verdict: 'accept' | 'reject' | 'open'): boolean {
  if (verdict === 'reject') return state !== 'rejected';
  if (verdict === 'open') return state === 'rejected' || (state !== 'open' && state !== 'tagged');
  // What was accepted and then deleted may be accepted again; one's own annotation of the same says it already.
  return state !== 'tagged' && annotation === null;
}

const stillThere = (): PassageError =>
  new PassageError(
    'conflict',
    'This suggestion was accepted, and its annotation is still there. Delete the annotation first.',
  );

/** Makes the annotation; returns its id. */
function annotate(
  { project, annotator }: Session,
  rec: Recorder,
  one: ListedSuggestion,
  verdict: 'accept' | 'change',
  wanted: Change,
): string {
  const id = uuidv7();
  const tag = wanted.tag ?? one.tag;
  rec.live('tag', tag);
  const text = project.textOf(one.edition);
  const span: Span = wanted.span ? checkedSpan(text, wanted.span) : one.span;
  const now = Date.now();
  rec.insert('annotation', {
    id,
    transcript_id: one.transcript,
    tag_id: tag,
    annotator_id: annotator.id,
    note: wanted.note ?? one.note,
    created: now,
    modified: now,
  });
  rec.insert('span', { annotation_id: id, edition_id: one.edition, ...spanColumns(span) });
  writeValues(rec, id, tag, { ...(tag === one.tag ? one.values : {}), ...wanted.values });
  put(rec, one.id, annotator.id, verdict, id);
  return id;
}

function put(
  rec: Recorder,
  suggestion: string,
  annotator: string,
  verdict: 'accept' | 'change' | 'reject',
  annotation: string | null,
): void {
  rec.put('suggestion_decision', {
    suggestion_id: suggestion,
    annotator_id: annotator,
    verdict,
    annotation_id: annotation,
    decided: Date.now(),
  });
}

/** Takes one's word back, also where it was said of the suggestion of an earlier edition. */
function reopen({ annotator }: Session, rec: Recorder, id: string): void {
  let at: string | null = id;
  for (let depth = 0; at !== null && depth < 100; depth++) {
    const key = `${at}/${annotator.id}`;
    if (rec.get('suggestion_decision', key)?.['deleted'] === 0) rec.remove('suggestion_decision', key);
    at = (rec.get('suggestion', at)?.['from_id'] as string | null | undefined) ?? null;
  }
}

const WORDS = { accept: 'Accept', reject: 'Reject', open: 'Take back the word on' } as const;

function summary(
  { project }: Session,
  verdict: keyof typeof WORDS,
  todo: readonly ListedSuggestion[],
): string {
  const [one] = todo;
  if (todo.length !== 1 || !one) return `${WORDS[verdict]} ${todo.length} suggestions`;
  return `${WORDS[verdict]} the suggestion “${excerpt(project.textOf(one.edition), one.span)}”`;
}
