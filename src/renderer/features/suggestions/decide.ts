import type { Input } from '../../../contract/contract.ts';
import type { SuggestionState } from '../../../core/model/suggestion.ts';
import { saving } from '../../app/saving.ts';
import { count } from '../../kit/when.ts';
import { host, sentenceOf } from '../../platform/host.ts';
import { jobs } from '../../platform/use-job.ts';
import { wasStopped } from '../../platform/jobs.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { focusOnce, focusReader } from '../desk/panes.ts';
import { showPanel } from '../desk/use-drawer.ts';
import { filterSuggestions, nextAfter } from './filter.ts';
import { showList, suggestionFilter } from './shown-list.ts';

type Verdict = Input<'suggestions.decide'>['verdict'];

const STATES: Record<Verdict, SuggestionState> = { accept: 'accepted', reject: 'rejected', open: 'open' };

/** One's word on suggestions, in one action; shown at once, and taken back where the host refuses. Goes on to the next open one. */
export async function decideOn(desk: DeskValue, ids: readonly string[], verdict: Verdict): Promise<boolean> {
  const { suggestions } = desk;
  if (!suggestions || ids.length === 0) return false;
  if (verdict !== 'open') goOn(desk, ids);
  const before = ids.flatMap((id) => suggestions.get(id) ?? []);
  suggestions.expect(ids, STATES[verdict]);
  try {
    await host().call('suggestions.decide', { ids: [...ids], verdict });
    return true;
  } catch (error) {
    suggestions.put(before, []);
    saving.fail(sentenceOf(error));
    return false;
  }
}

/** Accepts a suggestion with something changed. */
export async function acceptChanged(
  desk: DeskValue,
  change: Omit<Input<'suggestions.change'>, 'id'> & { id: string },
): Promise<boolean> {
  try {
    await host().call('suggestions.change', change);
    goOn(desk, [change.id]);
    return true;
  } catch (error) {
    saving.fail(sentenceOf(error));
    return false;
  }
}

/** From decided suggestions to the next one that is open; to the text where none is left. */
function goOn(desk: DeskValue, ids: readonly string[]): void {
  const { suggestions, suggestion, content } = desk;
  if (!suggestions || !content || suggestion === null || !ids.includes(suggestion)) return;
  const { words } = suggestionFilter();
  const shown = filterSuggestions(suggestions.all(), { state: 'all', words }, content.text);
  const next = nextAfter(shown, new Set(ids));
  desk.selectSuggestion(next?.id ?? null);
  if (!next) focusReader();
}

/** Goes to the open suggestion after or before the one at which one stands, or the caret. False: there is none. */
export function step(desk: DeskValue, forward: boolean): boolean {
  const { suggestions, suggestion } = desk;
  if (!suggestions) return false;
  const at = suggestion === null ? undefined : suggestions.get(suggestion)?.span[0]?.[0];
  const from = at === undefined ? (desk.reader()?.caret() ?? 0) : forward ? at + 1 : at;
  const next = suggestions.beside(from, forward);
  if (!next) {
    saving.say(
      suggestions.all().length === 0
        ? 'There are no suggestions here. Find statistics first.'
        : `No open suggestion ${forward ? 'after' : 'before'} this place.`,
    );
    return false;
  }
  desk.selectSuggestion(next.id);
  return true;
}

const LINE = '[data-pane="suggestions"] li button[tabindex="0"]';

/** Shows the list of suggestions, and brings the focus into it, or to where one begins. */
export function openList(): void {
  showPanel('right');
  showList('suggestions');
  focusOnce(`${LINE}, [data-pane="suggestions"] .find-statistics button`);
}

/** Looks for statistics in the open transcript or in all, as a job that the status line shows, and says what came of it. */
export async function findStatistics(
  desk: DeskValue,
  { transcript, tag }: { transcript: string | null; tag?: string },
): Promise<boolean> {
  if (desk.view !== 'code') desk.setView('code');
  openList();
  const given = {
    ...(transcript !== null && { transcripts: [transcript] }),
    ...(tag !== undefined && { tag }),
  };
  try {
    const found = await jobs.run({ title: 'Find statistics', unit: '' }, (job) =>
      host().call('suggestions.find', { ...given, job: job.id }),
    );
    // Settled after the commit's own word, which “Saved” belongs to.
    saving.track(Promise.resolve());
    await Promise.resolve();
    saving.say(wordsOf(found));
    focusOnce(LINE);
    return true;
  } catch (error) {
    if (!wasStopped(error)) saving.fail(sentenceOf(error));
    return false;
  }
}

function wordsOf({ found, added, transcripts, skipped }: Awaited<ReturnType<typeof find>>): string {
  const where = transcripts === 1 ? '' : ` in ${count(transcripts, 'transcript')}`;
  const fresh = added === found ? '' : `, ${added === 0 ? 'none' : added.toLocaleString()} of them new`;
  const left =
    skipped.length === 0
      ? ''
      : ` ${count(skipped.length, 'transcript')} in another language than English ${skipped.length === 1 ? 'was' : 'were'} left out.`;
  return `${count(found, 'statistic')} found${where}${fresh}.${left}`;
}

const find = () => host().call('suggestions.find', {});
