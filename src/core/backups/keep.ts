/** Milliseconds. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** How far back one backup is kept of each stretch of time: hours of a day, days of a month, weeks of a year. */
export const KEPT: readonly { stretch: number; for: number }[] = [
  { stretch: HOUR, for: DAY },
  { stretch: DAY, for: 31 * DAY },
  { stretch: WEEK, for: 53 * WEEK },
];

/**
 * Which of some moments are kept, given as milliseconds since 1970 (UTC): of each hour of the last day, each day of the last 31 days
 * and each week of the last 53 weeks the last one, and the newest of all however old it is. Stretches begin at fixed
 * moments, so that thinning again, at any later time, keeps what the one thinning would have kept. A moment in the future, from a clock
 * that was put back, counts as now.
 */
export function momentsToKeep(moments: readonly number[], now: number): Set<number> {
  const kept = new Set<number>();
  const newestFirst = [...moments].sort((a, b) => b - a);
  if (newestFirst[0] !== undefined) kept.add(newestFirst[0]);
  for (const { stretch, for: span } of KEPT) {
    let last: number | undefined;
    for (const moment of newestFirst) {
      if (now - moment > span) break;
      const at = Math.floor(moment / stretch);
      if (at !== last) kept.add(moment);
      last = at;
    }
  }
  return kept;
}
