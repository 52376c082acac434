import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../src/core/model/annotation.ts';
import { Project } from '../src/host/project.ts';
import { STARTER_TAGS } from '../src/host/starter.ts';
import { BENCHER, makeProject, makeSpans } from './lib/corpus.ts';
import { figure, type Outcome, times } from './lib/measure.ts';

const EACH = 50_000;
const person = (n: number): Annotator => ({
  id: `01890000-0000-7000-8000-0000000000c${n}`,
  name: `Colleague ${n}`,
  kind: 'person',
});

/** Three copies of a project, 50,000 annotations each: merging two into the third, against inserting their rows. */
export async function benchMerge(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'passage-bench-merge-'));
  try {
    const { session, transcript, text, host } = await makeProject(folder, 200_000);
    const base = session.project.path;
    host.close();
    const paths = [1, 2, 3].map((n) => join(folder, `${n}.passage`));
    const inserted: number[] = [];
    for (const [i, path] of paths.entries()) {
      copyFileSync(base, path);
      const project = Project.open(path);
      inserted.push(
        ...(await times(1, () => annotate(project, person(i), transcript, makeSpans(text.length, EACH, i)))),
      );
      project.close();
    }
    const project = Project.open(paths[0]!);
    const sources = paths.slice(1).map((path, i) => ({ label: String(i), path }));
    const merged = await times(1, () => project.merge(BENCHER, sources, [], false));
    const count = project.db.prepare('SELECT count(*) FROM annotations WHERE deleted = 0').pluck().get();
    if (count !== 3 * EACH) throw new Error(`The merge has ${String(count)} annotations.`);
    project.close();
    const floor = inserted[1]! + inserted[2]!;
    return {
      figures: [
        figure(`merge two copies with ${EACH} annotations each`, merged),
        figure('insert the same rows, with their log', [floor]),
      ],
      ratios: [{ name: 'merge / insert', value: merged[0]! / floor, target: 3 }],
      skipped: [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function annotate(
  project: Project,
  actor: Annotator,
  transcript: string,
  spans: readonly [number, number][],
): void {
  project.act(actor, 'bench', 'Annotate', (rec) => {
    const edition = rec.live('transcript', transcript)['edition_id']!;
    for (const [start, end] of spans) {
      const id = uuidv7();
      rec.insert('annotation', {
        id,
        transcript_id: transcript,
        tag_id: STARTER_TAGS.claim,
        annotator_id: actor.id,
        note: '',
        created: 1,
        modified: 1,
      });
      rec.insert('span', { annotation_id: id, edition_id: edition, start, end, parts: null });
    }
  });
}
