import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkProject } from '../../src/host/check.ts';
import { STARTER_TAGS } from '../../src/host/starter.ts';
import { importText, openDesk } from '../../src/host/testing.ts';

/** One tenth of a soak: what it took, and what memory there was after it. */
export interface Tenth {
  edits: number;
  /** Milliseconds an edit (with its share of undos), a search, an export. */
  edit: number;
  find: number;
  export: number;
  /** Bytes after a collection: the heap, and what is outside of it. */
  memory: number;
}

export interface SoakReport {
  edits: number;
  undos: number;
  searches: number;
  exports: number;
  seconds: number;
  tenths: Tenth[];
  findings: number;
}

const LINE = 'The minister said that 12 hotels and 4,600 homes were without water. ';
/** Annotations that stand at one time: the project stays as large as it was, so that time and memory can be compared. */
const STANDING = 400;
/** An export follows so many edits, a search each tenth of it. */
const EXPORT_EVERY = 500;

/**
 * Works in a host as people do, for a number of edits: tags, notes and deletions, every eighth undone and redone, with searches and
 * exports in between. Stops early after `seconds`. The log alone grows.
 */
export async function soak(edits: number, seconds: number): Promise<SoakReport> {
  const desk = openDesk();
  const began = performance.now();
  const report: SoakReport = {
    edits: 0,
    undos: 0,
    searches: 0,
    exports: 0,
    seconds: 0,
    tenths: [],
    findings: 0,
  };
  try {
    const transcript = await importText(desk, LINE.repeat(300));
    const tags = Object.values(STARTER_TAGS);
    const standing: string[] = [];
    const out = join(desk.folder, 'out.csv');
    const edit = async (n: number): Promise<void> => {
      if (standing.length >= STANDING) await desk.call('annotations.delete', { ids: [standing.shift()!] });
      else if (n % 3 === 2 && standing.length > 0)
        await desk.call('annotations.update', { id: standing.at(-1)!, note: `Note ${n}` });
      else {
        const start = (n % 300) * LINE.length + (n % 7);
        const made = await desk.call('annotations.create', {
          transcript,
          span: [[start, start + 9]],
          tag: tags[n % tags.length]!,
        });
        standing.push(made.id);
      }
      if (n % 8 !== 7) return;
      await desk.call('history.undo');
      await desk.call('history.redo');
      report.undos += 2;
    };
    for (let tenth = 0; tenth < 10; tenth++) {
      const spent = { edit: 0, find: 0, export: 0 };
      const count = { edit: 0, find: 0, export: 0 };
      const timed = async (what: keyof typeof spent, work: () => Promise<unknown>): Promise<void> => {
        const from = performance.now();
        await work();
        spent[what] += performance.now() - from;
        count[what] += 1;
      };
      for (let i = 0; i < edits / 10; i++) {
        if ((performance.now() - began) / 1000 > (seconds * (tenth + 1)) / 10) break;
        const n = report.edits++;
        await timed('edit', () => edit(n));
        if (n % (EXPORT_EVERY / 10) === 0)
          await timed('find', () => desk.call('find.inTranscript', { transcript, pattern: 'hotels' }));
        if (n % EXPORT_EVERY === 0)
          await timed('export', async () => {
            await desk.call('export.run', { format: 'csv', place: out });
            rmSync(out, { recursive: true, force: true });
          });
      }
      report.searches += count.find;
      report.exports += count.export;
      const each = (what: keyof typeof spent) => spent[what] / Math.max(1, count[what]);
      report.tenths.push({
        edits: count.edit,
        edit: each('edit'),
        find: each('find'),
        export: each('export'),
        memory: memory(),
      });
    }
    report.findings = checkProject(desk.session.project.db).length;
    report.seconds = (performance.now() - began) / 1000;
    return report;
  } finally {
    desk.dispose();
  }
}

/** Bytes in use after a collection. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The last tenth by the first: 1 is flat. */
export const ratio = ({ tenths }: SoakReport, what: Exclude<keyof Tenth, 'edits'>): number =>
  tenths.at(-1)![what] / tenths[0]![what];
