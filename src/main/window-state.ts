import { readFileSync, writeFileSync } from 'node:fs';

/** Where a window was, in screen coordinates, and whether it filled the screen. */
export interface WindowState {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const FIRST: WindowState = { width: 1360, height: 900, maximized: false };
const LEAST = { width: 480, height: 360 };

/** How much of a window has to be on a screen for it to be found and moved, in pixels. */
const VISIBLE = 80;

/** The state as it was kept; the first one where there is none, or where it cannot be read. */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState {
  let kept: unknown;
  try {
    kept = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return FIRST;
  }
  return fitting(kept, screens);
}

/** What can be used of a kept state on the screens of now: one may have been unplugged. */
export function fitting(kept: unknown, screens: readonly Rectangle[]): WindowState {
  const { x, y, width, height, maximized } = (
    typeof kept === 'object' && kept !== null ? kept : {}
  ) as Record<string, unknown>;
  if (!isNumber(width) || !isNumber(height)) return FIRST;
  const size = { width: Math.max(width, LEAST.width), height: Math.max(height, LEAST.height) };
  const state = { ...size, maximized: maximized === true };
  if (!isNumber(x) || !isNumber(y)) return state;
  const onScreen = screens.some(
    (s) =>
      x + size.width >= s.x + VISIBLE &&
      x <= s.x + s.width - VISIBLE &&
      y >= s.y &&
      y <= s.y + s.height - VISIBLE,
  );
  return onScreen ? { x, y, ...state } : state;
}

/** Keeps the state; a disk that refuses is no reason to trouble anybody. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(path, JSON.stringify(state));
  } catch {
    // The next window opens as the first one did.
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
