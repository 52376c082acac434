import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nodeProblem } from './node-version.js';

const guard = fileURLToPath(new URL('./node-version.js', import.meta.url));

/** Runs the guard in a process of its own that believes to be another Node. */
function runAs(version: string) {
  const program = `
    Object.defineProperty(process.versions, 'node', { value: ${JSON.stringify(version)} });
    const { requireNode } = await import(${JSON.stringify(guard)});
    requireNode();
    console.log('went on');
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
}

describe('nodeProblem', () => {
  it.each(['22.18.0', '22.99.1', '23.6.0', '24.0.0', '24.21.0', '30.1.2'])('accepts %s', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(['18.20.0', '20.20.2', '22.12.0', '22.17.9', '23.5.0', '9.0.0', ''])('refuses %j', (version) => {
    expect(nodeProblem(version)).toContain(`this is Node ${version}:`);
  });
});

describe('requireNode', () => {
  it('ends an old Node with exit code 3 and one line on stderr', () => {
    const { status, stdout, stderr } = runAs('20.20.2');
    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toBe(`${nodeProblem('20.20.2')}\n`);
  });

  it('lets a new Node go on', () => {
    const { status, stdout, stderr } = runAs('24.21.0');
    expect(stderr).toBe('');
    expect(stdout).toBe('went on\n');
    expect(status).toBe(0);
  });
});
