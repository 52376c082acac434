import type { Visibility } from '../visibility.ts';

/** Which part of the log; all conditions must hold. Times in milliseconds since 1970, `to` not included. */
export interface LogFilter {
  actor?: string | undefined;
  name?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** SQL on `actions a`: the filter, with its parameters by name. */
export const FILTER = `(@actor IS NULL OR a.actor = @actor)
  AND (@name IS NULL OR substr(a.name, 1, length(@name)) = @name)
  AND (@from IS NULL OR a.at >= @from) AND (@to IS NULL OR a.at < @to)`;

/** The parameters that the conditions of a filter bind. */
export const filterParameters = ({ actor, name, from, to }: LogFilter) => ({
  actor: actor ?? null,
  name: name ?? null,
  from: from ?? null,
  to: to ?? null,
});

/** SQL on `changes c`: the change is about work that may not be seen. */
export const hiddenChange = (seen: Visibility): string => seen.hiddenRow('c.entity', 'c.entity_id');

/** SQL on `actions a`: it, or what it takes back or brings back, touches work that may not be seen: its summary may quote it. */
export const touchesHidden = (seen: Visibility): string =>
  seen.everything
    ? 'FALSE'
    : `EXISTS (SELECT 1 FROM changes c WHERE c.action_id IN (a.id, a.target) AND ${hiddenChange(seen)})`;

/** SQL on `actions a`: it counts, and something of it may be seen. */
export const shownAction = (seen: Visibility): string =>
  seen.everything
    ? 'a.withdrawn = 0'
    : `a.withdrawn = 0 AND (NOT ${touchesHidden(seen)} OR EXISTS (
         SELECT 1 FROM changes c WHERE c.action_id = a.id AND c.withdrawn = 0 AND NOT ${hiddenChange(seen)}))`;
