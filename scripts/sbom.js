import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

// A bill of materials (CycloneDX) of what the lock holds, by npm itself. Needs no network.
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--sbom-type', 'application'];
const { status, stdout, stderr } = spawnSync(npm, args, {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
if (status === 0) {
  mkdirSync('out', { recursive: true });
  writeFileSync('out/sbom.cdx.json', stdout);
  console.log(`out/sbom.cdx.json: ${JSON.parse(stdout).components.length} components`);
} else {
  console.error(stderr);
  process.exitCode = 1;
}
