import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Annotator } from '../src/core/model/annotation.ts';
import { Project } from '../src/host/project.ts';
import { STARTER_TAGS } from '../src/host/starter.ts';
import { CODER, openDesk } from './desk.ts';
import { type Benchmark, timed } from './harness.ts';
import { randoms, transcriptOf } from './text.ts';

const EACH = 50_000;
const person = (n: number): Annotator => ({
  id: `01890000-0000-7000-8000-0000000000c${n}`,
  name: `Colleague ${n}`,
  kind: 'person',
});

/** Three copies of a project, 50,000 annotations each: merging two into the third, against inserting their rows. */
export const merge: Benchmark = {
  name: 'merge',
  about:
    'two copies with 50,000 annotations each into a third, beside inserting the same rows with their log',
  async run(bench) {
    const desk = openDesk(bench.folder, 'base.passage', true);
    const text = transcriptOf(1_000_000, 1);
    const { upload } = await desk.call('import.readText', { text, fileName: 'briefing.txt' });
    const { id: transcript } = await desk.call('import.commit', { upload });
    desk.close();
    const paths = [1, 2, 3].map((n) => join(bench.folder, `${n}.passage`));
    const inserted: number[] = [];
    for (const [i, path] of paths.entries()) {
      copyFileSync(join(bench.folder, 'base.passage'), path);
      const project = Project.open(path);
      inserted.push(await timed(() => annotate(project, person(i), transcript, text, i)));
      project.close();
    }
    bench.say('copies made');
    const project = Project.open(paths[0]!);
    const sources = paths.slice(1).map((path, i) => ({ label: String(i), path }));
    const merged = await timed(() => project.merge(CODER, sources, [], false));
    const count = project.db.prepare('SELECT count(*) FROM annotations WHERE deleted = 0').pluck().get();
    project.close();
    if (count !== 3 * EACH) throw new Error(`The merge has ${String(count)} annotations.`);
    const floor = inserted[1]! + inserted[2]!;
    bench.keep({
      name: `merge two copies of ${EACH.toLocaleString('en')}`,
      unit: 'ms',
      median: merged,
      runs: [merged],
      floor: { name: 'inserting the same rows, with their log', median: floor, runs: [floor] },
      ratio: merged / floor,
      target: 3,
      limit: null,
      note: '',
    });
  },
};

function annotate(project: Project, actor: Annotator, transcript: string, text: string, seed: number): void {
  const random = randoms(seed);
  project.act(actor, 'bench', 'Annotate', (rec) => {
    const edition = rec.live('transcript', transcript)['edition_id']!;
    for (let i = 0; i < EACH; i++) {
      const id = uuidv7();
      const start = text.indexOf(' ', Math.floor(random() * (text.length - 500))) + 1;
      const end = text.indexOf(' ', start + 10);
      const [created, modified] = [i, i];
      rec.insert('annotation', {
        ...{ id, transcript_id: transcript, tag_id: STARTER_TAGS.claim, annotator_id: actor.id },
        ...{ note: '', created, modified },
      });
      rec.insert('span', { annotation_id: id, edition_id: edition, start, end, parts: null });
    }
  });
}
