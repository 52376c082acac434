import { useSyncExternalStore } from 'react';
import { memory } from './memory.ts';
import { SELECTING, type Selecting } from '../reader/types.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** Sizes of the transcript's text, in rem. */
export const TEXT_SIZES = [1, 1.125, 1.25, 1.4, 1.6] as const;
/** Lengths of its lines at most, in widths of a “0”: about as many characters. */
export const LINE_LENGTHS = [50, 58, 68, 78, 90, 110] as const;
/** How the stripes beside the text are arranged. */
export const ARRANGEMENTS = ['tag', 'annotator'] as const;

/** What one person likes on one machine; no project knows of it. */
export interface Prefs {
  theme: Theme;
  /** Index into {@link TEXT_SIZES}. */
  textSize: number;
  /** Index into {@link LINE_LENGTHS}. */
  lineLength: number;
  stripes: (typeof ARRANGEMENTS)[number];
  left: boolean;
  right: boolean;
  /** What a selection by the user takes. */
  selecting: Selecting;
  /** Keys that commands were given instead of their own, by the command's id. */
  keys: Readonly<Record<string, readonly string[]>>;
}

const DEFAULTS: Prefs = {
  theme: 'system',
  textSize: 1,
  lineLength: 2,
  stripes: 'tag',
  left: true,
  right: true,
  selecting: 'tidy',
  keys: {},
};
const KEY = 'prefs';

/** What was stored, as far as it still makes sense. */
export function readPrefs(stored: string | null): Prefs {
  let raw: Partial<Record<keyof Prefs, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) raw = parsed;
  } catch {
    // Damaged: the defaults.
  }
  const indexOf = (value: unknown, list: readonly unknown[], otherwise: number): number =>
    typeof value === 'number' && value in list ? value : otherwise;
  return {
    theme: THEMES.find((theme) => theme === raw.theme) ?? DEFAULTS.theme,
    textSize: indexOf(raw.textSize, TEXT_SIZES, DEFAULTS.textSize),
    lineLength: indexOf(raw.lineLength, LINE_LENGTHS, DEFAULTS.lineLength),
    stripes: ARRANGEMENTS.find((one) => one === raw.stripes) ?? DEFAULTS.stripes,
    left: typeof raw.left === 'boolean' ? raw.left : DEFAULTS.left,
    right: typeof raw.right === 'boolean' ? raw.right : DEFAULTS.right,
    selecting: SELECTING.find((way) => way === raw.selecting) ?? DEFAULTS.selecting,
    keys: readKeys(raw.keys),
  };
}

function readKeys(raw: unknown): Prefs['keys'] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return DEFAULTS.keys;
  const isKeys = (keys: unknown): keys is string[] =>
    Array.isArray(keys) && keys.every((key) => typeof key === 'string' && key !== '');
  return Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, string[]] => isKeys(entry[1])),
  );
}

let current: Prefs = DEFAULTS;
const listeners = new Set<() => void>();

/** Reads the preferences and puts them on the page. Called once, before the first render. */
export function applyPrefs(): void {
  const read = (): void => show(readPrefs(memory().getItem(KEY)));
  read();
  memory().listen(KEY, read);
}

/** The preferences as they are now, for what happens outside a render. */
export const prefs = (): Prefs => current;

export function setPrefs(part: Partial<Prefs>): void {
  show({ ...current, ...part });
  memory().setItem(KEY, JSON.stringify(current));
}

function show(next: Prefs): void {
  current = next;
  paint();
  for (const listener of listeners) listener();
}

function paint(): void {
  const root = document.documentElement;
  if (current.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = current.theme;
  const size = TEXT_SIZES[current.textSize] ?? 1;
  root.style.setProperty('--size-text', `${size}rem`);
  root.style.setProperty('--size-text-narrow', `${size * 0.945}rem`);
  root.style.setProperty('--measure', `${LINE_LENGTHS[current.lineLength] ?? 68}ch`);
}

export function usePrefs(): Prefs {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => current,
  );
}
