/** Which transcripts are open, in the order of their tabs. */
export interface Tabs {
  open: readonly string[];
  /** The one that is shown; null until one was chosen. */
  active: string | null;
  /** All that are open, the last used first. */
  recent: readonly string[];
}

export const NO_TABS: Tabs = { open: [], active: null, recent: [] };

/** More than these have no room in the line; the one that was not used for longest makes way. */
export const MOST_TABS = 10;

/** Shows a transcript: in its tab, or in a new one at the end. */
export function openTab(tabs: Tabs, id: string): Tabs {
  const recent = [id, ...tabs.recent.filter((other) => other !== id)];
  const open = tabs.open.includes(id) ? tabs.open : [...tabs.open, id];
  if (open.length <= MOST_TABS) return { open, active: id, recent };
  const stale = recent.at(-1);
  return {
    open: open.filter((other) => other !== stale),
    active: id,
    recent: recent.filter((other) => other !== stale),
  };
}

/** Closes a tab; the one that was used before is shown then. */
export function closeTab(tabs: Tabs, id: string): Tabs {
  const recent = tabs.recent.filter((other) => other !== id);
  return {
    open: tabs.open.filter((other) => other !== id),
    active: tabs.active === id ? (recent[0] ?? null) : tabs.active,
    recent,
  };
}

/** The tab `by` places further along the line, and round its end. Null where there is no other. */
export function tabBeside(tabs: Tabs, by: number): string | null {
  const { open, active } = tabs;
  if (open.length < 2 || active === null) return null;
  const at = open.indexOf(active);
  return open[(at + by + open.length) % open.length] ?? null;
}

/** What of the tabs there is: transcripts may be deleted here or elsewhere. Something is shown wherever something can be. */
export function livingTabs(tabs: Tabs, existing: readonly string[]): Tabs {
  const lives = (id: string): boolean => existing.includes(id);
  const open = tabs.open.filter(lives);
  const recent = tabs.recent.filter(lives);
  const active =
    tabs.active !== null && lives(tabs.active) ? tabs.active : (recent[0] ?? open[0] ?? existing[0]);
  if (active === undefined) return NO_TABS;
  const living = { open, active, recent };
  return open.includes(active) ? living : openTab(living, active);
}

/** What was kept, as far as it makes sense. */
export function readTabs(stored: string | null): Tabs {
  try {
    const { open, active, recent } = JSON.parse(stored ?? '{}') as Partial<Record<keyof Tabs, unknown>>;
    const strings = (list: unknown): string[] =>
      Array.isArray(list) ? [...new Set(list.filter((one): one is string => typeof one === 'string'))] : [];
    const all = strings(open).slice(0, MOST_TABS);
    const used = strings(recent).filter((id) => all.includes(id));
    return {
      open: all,
      active: typeof active === 'string' && all.includes(active) ? active : null,
      recent: [...used, ...all.filter((id) => !used.includes(id))],
    };
  } catch {
    return NO_TABS;
  }
}
