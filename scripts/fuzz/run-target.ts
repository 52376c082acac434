import { fork } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildMessage, ChildReport } from './child.ts';

/** An input that takes longer hangs, as far as a person is concerned. Seconds. */
export const HANG_SECONDS = 10;

/** What a process of a target may hold; inputs are small, so what needs more is a bomb that went through. */
const MEMORY_MB = 1_536;

export interface Outcome extends Omit<ChildReport, 'kind'> {
  name: string;
  faults: { message: string; input: string }[];
  hangs: number;
}

/** Fuzzes one target in a process that may hang, run out of memory or crash. `folder`: where its current input is noted. */
export function runTarget(name: string, seconds: number, seed: number, folder: string): Promise<Outcome> {
  const current = join(folder, `${name.replaceAll(':', '-')}.current`);
  const child = fork(
    fileURLToPath(new URL('./child.ts', import.meta.url)),
    [name, String(seconds), String(seed), current],
    { execArgv: [`--max-old-space-size=${MEMORY_MB}`], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const outcome: Outcome = {
    name,
    tried: 0,
    blocks: 0,
    kept: [],
    slowest: 0,
    slowestInput: '',
    faults: [],
    hangs: 0,
  };
  const lastInput = () => (existsSync(current) ? readFileSync(current, 'utf8') : '');
  let [done, errors, hung] = [false, '', false];
  child.stderr!.on('data', (part: Buffer) => (errors = (errors + part.toString()).slice(-4_000)));
  child.on('message', (message: ChildMessage) => {
    if (message.kind === 'fault') outcome.faults.push({ message: message.message, input: message.input });
    else {
      done = true;
      const { kind: _kind, ...report } = message;
      Object.assign(outcome, report);
    }
  });
  const began = Date.now();
  const watch = setInterval(() => {
    const since = existsSync(current) ? statSync(current).mtimeMs : began;
    if (done || Date.now() - Math.max(since, began) < HANG_SECONDS * 1_000) return;
    hung = true;
    outcome.hangs += 1;
    outcome.faults.push({ message: `This took longer than ${HANG_SECONDS} s.`, input: lastInput() });
    child.kill('SIGKILL');
  }, 500);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      if (!done && !hung)
        outcome.faults.push({
          message: `The process ended (${signal ?? code}): ${errors}`,
          input: lastInput(),
        });
      resolve(outcome);
    });
  });
}
