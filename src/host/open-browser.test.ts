import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserOpener, openBrowser } from './open-browser.ts';

const url = 'http://127.0.0.1:4321/?token=a&b=$(touch%20x);c';

describe('browserOpener', () => {
  it('hands the whole address over as one argument', () => {
    expect(browserOpener(url, 'darwin', {})).toEqual({ program: 'open', args: [url] });
    expect(browserOpener(url, 'win32', {})?.args.at(-1)).toBe(url);
    expect(browserOpener(url, 'linux', { DISPLAY: ':0' })).toEqual({ program: 'xdg-open', args: [url] });
    expect(browserOpener(url, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })?.program).toBe('xdg-open');
  });

  it('opens nothing without a display or where nobody looks', () => {
    expect(browserOpener(url, 'linux', {})).toBeUndefined();
    expect(browserOpener(url, 'darwin', { CI: 'true' })).toBeUndefined();
  });

  it.each([
    'https://example.org/',
    'file:///etc/passwd',
    'http://127.0.0.1.example.org/',
    'javascript:alert(1)',
  ])('refuses %s', (address) => {
    expect(() => browserOpener(address, 'linux', { DISPLAY: ':0' })).toThrow(
      'Not an address of this machine',
    );
  });
});

describe.runIf(process.platform === 'linux')('openBrowser', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('starts xdg-open with the address, untouched by any shell', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'passage-open-'));
    const seen = join(folder, 'seen');
    await writeFile(
      join(folder, 'xdg-open'),
      `#!/bin/sh\nprintf '%s' "$1" > ${seen}.tmp && /bin/mv ${seen}.tmp ${seen}\n`,
      {
        mode: 0o755,
      },
    );
    vi.stubEnv('PATH', folder);
    vi.stubEnv('DISPLAY', ':99');
    vi.stubEnv('CI', '');
    expect(await openBrowser(url)).toBe(true);
    await vi.waitFor(async () => expect(await readFile(seen, 'utf8')).toBe(url), 5000);
    await rm(folder, { recursive: true });
  });

  it('says that there was nothing to start', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    vi.stubEnv('DISPLAY', ':99');
    vi.stubEnv('CI', '');
    expect(await openBrowser(url)).toBe(false);
  });
});
