import { count } from './when.ts';

/** 0 to 1; null where it is not known. */
export const shareOf = ({ done, total }: { done: number; total: number }): number | null =>
  total > 0 ? Math.min(1, Math.max(0, done / total)) : null;

/** “1,200 of 5,000 rows”, “24 %”, “1,200 rows”; empty where nothing is known yet. */
export function progressWords({ unit, done, total }: { unit: string; done: number; total: number }): string {
  if (unit === '') return total > 0 ? `${Math.floor((shareOf({ done, total }) ?? 0) * 100)} %` : '';
  if (total > 0) return `${Math.floor(done).toLocaleString('en')} of ${count(total, unit)}`;
  return done > 0 ? count(done, unit) : '';
}
