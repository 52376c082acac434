import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagePolicy } from '../src/contract/page-policy.ts';
import { root } from '../scripts/run.ts';
import { launchStandin } from './apps/standin.ts';
import { expect, test } from './test.ts';

// Electron's security checklist, as far as code of ours answers for it; docs/security.md goes through it by number.

/** An event of Electron's that can be prevented; says whether it was. */
const asked = () => {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
};

test('the shell holds to Electron’s security checklist', async ({ launch }) => {
  const app = await launchStandin(launch);
  const { standin } = app;
  const window = standin.windows[0]!;
  const contents = window.webContents;

  // 2, 3, 4, 6, 8, 9, 11: the window; the page has no Node, no other world, no insecure or experimental content.
  const preferences = window.options['webPreferences'] as Record<string, unknown>;
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  for (const name of [
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
  ])
    expect(preferences[name]).toBeUndefined();
  expect(standin.app.sandboxed).toBe(true);

  // 5: every permission is refused.
  const { permissionRequest, permissionCheck, devicePermission, beforeRequest } = standin.guards;
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
  ]) {
    let granted: boolean | undefined;
    permissionRequest!(contents, permission, (answer) => (granted = answer));
    expect(granted, permission).toBe(false);
  }
  expect([permissionCheck!(), devicePermission!()]).toEqual([false, false]);

  // 1: nothing is loaded from elsewhere, by whatever scheme.
  const cancelled = (url: string) => {
    let cancel: boolean | undefined;
    beforeRequest!({ url }, (answer) => ({ cancel } = answer));
    return cancel;
  };
  for (const url of [
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://127.0.0.1:1/',
    'file:///etc/passwd',
    'ftp://a/',
  ])
    expect(cancelled(url), url).toBe(true);
  expect(cancelled('passage://app/index.html')).toBe(false);

  // 12, 13, 14, 15: no webviews, no navigation, no windows; outside addresses by https only.
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
    const event = asked();
    contents.emit(name, event);
    expect(event.prevented, name).toBe(true);
  }
  for (const url of [
    'https://example.org/x',
    'http://example.org/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://a/b',
    'ms-msdt:/id',
  ])
    expect(contents.openHandler!({ url })).toEqual({ action: 'deny' });
  expect(standin.opened).toEqual(['https://example.org/x']);
  const download = asked();
  standin.session.defaultSession.emit('will-download', download);
  expect(download.prevented).toBe(true);

  // 7, 18: a policy with every answer, under a scheme of its own.
  expect(standin.privileged).toEqual([
    [{ scheme: 'passage', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
  ]);
  const policy = await app.page.evaluate(async () =>
    (await fetch('./index.html')).headers.get('content-security-policy'),
  );
  expect(policy).toBe(pagePolicy());
  await app.stop();
});

test('the policy of the page allows nothing unsafe and nothing from elsewhere, in headers and in the page', async ({
  app,
  launch,
}) => {
  const header = await app.page.evaluate(async () =>
    (await fetch('/')).headers.get('content-security-policy'),
  );
  const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
    readFileSync(join(root, 'out/renderer/index.html'), 'utf8'),
  )?.[1];
  const parts = (policy: string | null | undefined) => (policy ?? '').split('; ').sort();
  const { host } = new URL(app.page.url());
  expect(parts(header)).toEqual(parts(pagePolicy(`ws://${host}`)));
  // Only a header can say who may frame a page.
  expect(parts(meta)).toEqual(parts(pagePolicy()).filter((part) => !part.startsWith('frame-ancestors')));
  for (const policy of [header!, meta!, pagePolicy()]) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|strict-dynamic/);
  }
  // What the page would have to ask for elsewhere is refused: by the policy, not by a want of network.
  const refused = await app.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener(
      'securitypolicyviolation',
      (event) => void violations.push(event.effectiveDirective),
    );
    await fetch('https://example.invalid/').catch(() => {});
    new Image().src = 'https://example.invalid/a.png';
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ran = 1';
    } catch {
      violations.push('trusted types');
    }
    document.body.append(script);
    await new Promise((resolve) => void setTimeout(resolve, 100));
    return [...new Set(violations)].sort();
  });
  expect(refused).toEqual(['connect-src', 'img-src', 'require-trusted-types-for', 'trusted types']);
  // The refusals are in the console: they were wanted here.
  for (const fault of launch.faults.splice(0))
    expect(fault).toMatch(/Content Security Policy|TrustedScript|\.invalid\//);
});

test('nothing that is built names an address to load from', () => {
  const folder = join(root, 'out/renderer');
  const named = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(html|css)$/.test(name))
    .flatMap(
      (name) =>
        readFileSync(join(folder, name), 'utf8').match(/(?:src|href|url\()\s*=?\s*["']?https?:[^"')\s]*/g) ??
        [],
    );
  expect(named).toEqual([]);
});
