import { spawnSync } from 'node:child_process';

const works = (): boolean => spawnSync('sqlite3', ['--version']).status === 0;

/** SQLite's shell; installed by apt where it is missing and this is root on Debian or Ubuntu. Undefined where there is none. */
export function findSqlite(): string | undefined {
  if (works()) return 'sqlite3';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  console.error('  No sqlite3 shell found: installing it with apt-get.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', 'sqlite3']])
    spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 });
  return works() ? 'sqlite3' : undefined;
}
