import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';
import { undocumented } from './doc-comments.ts';
import { missingPaths } from './named-paths.ts';

/** Where a reader goes by the comments of what is exported, rather than by its body. */
const PUBLIC = /^src\/(core|contract)\/.*\.ts$/;
const TESTS = /\.test\.ts$|testing|\/fixtures\/|naive/;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const packages = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const reasons = read('docs/architecture.md').split('## Parts')[1]!;
const named = Object.keys({ ...packages['dependencies'], ...packages['devDependencies'] }).filter(
  (name) => !name.startsWith('@types/'),
);

const faults = [
  ...files
    .filter((path) => /^(docs\/.*|[^/]*)\.md$/.test(path) && path !== 'CHANGELOG.md')
    .flatMap((path) =>
      missingPaths(read(path), path, files).map((name) => `${path} names ${name}, which is not there.`),
    ),
  ...files
    .filter((path) => PUBLIC.test(path) && !TESTS.test(path))
    .flatMap((path) => undocumented(read(path)).map((name) => `${path}: ${name} has no doc comment.`)),
  ...named
    .filter((name) => !reasons.includes(name.split('/').at(-1)!))
    .map((name) => `docs/architecture.md does not say among the parts what ${name} is for.`),
];
for (const fault of faults) console.log(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
