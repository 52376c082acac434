import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { checkProject } from '../../src/host/check.ts';
import { Project } from '../../src/host/project.ts';
import { Backups } from './backups.ts';
import { Changes } from './changes.ts';
import { Exports, type Format } from './exports.ts';
import { Imports } from './imports.ts';
import { Merges } from './merges.ts';
import { Migrations } from './migrations.ts';
import { Purges } from './purges.ts';
import { randomOf } from '../../src/core/review/random.ts';
import { nothing, type Scenario } from './scenario.ts';
import { makeStart } from './start.ts';
import { Undo } from './undo.ts';
import { Victim } from './victim.ts';

export interface Row {
  scenario: string;
  kills: number;
  acknowledged: number;
  lost: string[];
  half: string[];
  /** What `check` found after kills. */
  findings: string[];
  before: number;
  during: number;
  after: number;
}

export interface CrashReport {
  seed: number;
  seconds: number;
  rows: Row[];
  /** Half-written files that stood about after the next export of the same names. */
  leftOver: string[];
}

export interface CrashOptions {
  seed: number;
  /** Kills of all scenarios together. */
  kills: number;
  /** Seconds after which no further kill is begun. */
  seconds: number;
  formats?: readonly Format[];
  /** The one scenario to run; all without it. */
  only?: string;
}

/** Changes weigh most: they are what people do all day. */
const WEIGHTS: Record<string, number> = {
  changes: 4,
  'undo and redo': 1,
  import: 1,
  merge: 1,
  export: 1,
  migration: 1,
  'backup and restore': 1,
  purge: 1,
};
/** Kills after which a project that goes on is begun anew. */
const RENEWED = 15;

/** Kills real host processes at random moments, opens what they leave, and counts what is missing. */
export async function crash({
  seed,
  kills,
  seconds,
  formats = ['csv', 'xlsx'],
  only,
}: CrashOptions): Promise<CrashReport> {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'passage-crash-'));
  const profile = join(folder, 'profile');
  const random = randomOf(seed);
  const rows = new Map<string, Row>();
  let victim = new Victim(profile);
  try {
    const start = await makeStart(folder);
    const at = (name: string) => join(folder, `${name}.passage`);
    const exports = new Exports(start.full.path, join(folder, 'exports'), formats);
    const scenarios: Scenario[] = [
      new Changes(start.empty, at('changes'), random),
      new Undo(start.empty, at('undo')),
      new Imports(start.empty, at('imports')),
      new Merges(start.empty, start.full.path, start.full.annotations, at('merges')),
      exports,
      new Migrations(start.old.path, start.old.annotations, at('migrations')),
      new Backups(start.full, start.full.annotations, at('backups')),
      new Purges(start.purge, at('purges')),
    ];
    const wheel = scenarios
      .filter(({ name }) => only === undefined || name === only)
      .flatMap((one) => Array.from({ length: WEIGHTS[one.name]! }, () => one));
    if (wheel.length === 0) throw new Error(`There is no scenario “${only}”.`);
    await victim.ready();
    await victim.client.call('project.open', { place: start.full.path });
    await exports.learn(victim.client);
    await victim.client.call('project.close');
    for (let n = 0; n < kills && performance.now() - begun < seconds * 1_000; n++) {
      const scenario = wheel[n % wheel.length]!;
      const next = new Victim(profile);
      await killOnce(scenario, victim, random, rowOf(rows, scenario.name));
      victim = next;
      if (scenario.fresh || rowOf(rows, scenario.name).kills % RENEWED === 0) scenario.renew?.();
    }
    await victim.ready();
    await victim.client.call('project.open', { place: start.full.path });
    const leftOver = await exports.finish(victim.client);
    return { seed, seconds: (performance.now() - begun) / 1_000, rows: [...rows.values()], leftOver };
  } finally {
    await victim.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function killOnce(scenario: Scenario, victim: Victim, random: () => number, row: Row): Promise<void> {
  await victim.ready();
  if (scenario.name !== 'migration') await victim.client.call('project.open', { place: scenario.project });
  const working = scenario.work(victim.client);
  await wait(random() * scenario.longest);
  await victim.kill();
  await working;
  const outcome = nothing();
  scenario.before?.();
  const project = Project.open(scenario.project);
  try {
    for (const { message } of checkProject(project.db)) row.findings.push(message);
    await scenario.verify(project, outcome);
  } finally {
    project.close();
  }
  row.kills += 1;
  row.acknowledged += outcome.acknowledged;
  row.lost.push(...outcome.lost);
  row.half.push(...outcome.half);
  row[outcome.fell as 'before' | 'during' | 'after'] += 1;
}

function rowOf(rows: Map<string, Row>, scenario: string): Row {
  const known = rows.get(scenario);
  if (known) return known;
  const row: Row = {
    scenario,
    kills: 0,
    acknowledged: 0,
    lost: [],
    half: [],
    findings: [],
    before: 0,
    during: 0,
    after: 0,
  };
  rows.set(scenario, row);
  return row;
}
