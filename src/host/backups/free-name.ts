import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A path beside a project that nothing has: "hearings (copy).passage", "hearings (copy 2).passage". */
export function freeName(project: string, word: string): string {
  const base = basename(project).replace(/\.passage$/i, '');
  for (let n = 1; ; n++) {
    const path = join(dirname(project), `${base} (${word}${n === 1 ? '' : ` ${n}`}).passage`);
    if (!existsSync(path)) return path;
  }
}
