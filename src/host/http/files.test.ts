import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

describe('files', () => {
  it('come with their type and with headers that let nothing else in', async () => {
    const { status, headers, body } = await server.get('/assets/app-1.js', await server.enter());
    expect([status, body]).toEqual([200, 'export {};']);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://${server.name};`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('HEAD has the headers and no body', async () => {
    const { status, headers, body } = await server.raw([
      'HEAD / HTTP/1.1',
      `Host: ${server.name}`,
      await server.enter(),
    ]);
    expect([status, headers['content-length'], body]).toEqual([200, '37', '']);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/....//secret.txt',
    '//secret.txt',
    '/./index.html',
    '/assets/./app-1.js',
    '/index.html%00.js',
    '/index.html%00',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/link.txt',
    '/assets',
    '/assets/',
    '/assets/app-1.js.map',
    '/__proto__',
    '/C:%5csecret.txt',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await server.get(path, await server.enter());
    expect([status, body.includes('secret')]).toEqual([404, false]);
  });
});

describe('downloads', () => {
  let disposed: number;
  const offer = (fileName: string) => {
    const path = join(server.folder, 'export.csv');
    writeFileSync(path, 'a,b\r\n');
    disposed = 0;
    return server.host.downloads.offer({ path, fileName, dispose: () => void disposed++ });
  };

  it('are sent once, as a file with its name', async () => {
    const id = offer('Anhörung "1"; 数据.csv');
    const cookie = await server.enter();
    expect((await server.get(`/download/${id}`)).status).toBe(401);
    expect((await server.raw([`HEAD /download/${id} HTTP/1.1`, `Host: ${server.name}`, cookie])).status).toBe(
      404,
    );
    const { status, headers, body } = await server.get(`/download/${id}`, cookie);
    expect([status, body]).toEqual([200, 'a,b\r\n']);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Anh_rung _1_; __.csv"; filename*=UTF-8''Anh%C3%B6rung%20%221%22%3B%20%E6%95%B0%E6%8D%AE.csv`,
    );
    // The file goes once the last byte is with the system, which may be after it arrived here.
    await vi.waitFor(() => expect(disposed).toBe(1));
    expect((await server.get(`/download/${id}`, cookie)).status).toBe(404);
  });

  it('a name cannot break out of its header', async () => {
    const id = offer('a\r\nSet-Cookie: x=1\u0000".csv');
    const { status, headers } = await server.get(`/download/${id}`, await server.enter());
    expect(status).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('an unknown one, and a file that is gone, is not found', async () => {
    const cookie = await server.enter();
    expect((await server.get('/download/..%2f..%2fsecret.txt', cookie)).status).toBe(404);
    const id = offer('a.csv');
    rmSync(join(server.folder, 'export.csv'));
    expect((await server.get(`/download/${id}`, cookie)).status).toBe(404);
    await vi.waitFor(() => expect(disposed).toBe(1));
  });
});
