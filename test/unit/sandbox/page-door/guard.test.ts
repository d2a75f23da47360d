import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenPage, openPageDoor, rawRequest } from './open-page-door.ts';

let page: OpenPage;

beforeEach(async () => {
  page = await openPageDoor();
});

afterEach(() => page.close());

const json = { 'content-type': 'application/json' };

function join(headers: Record<string, string>, body = JSON.stringify({ do: 'join', conversationId: page.general.id })) {
  return rawRequest(page.url, `/api/do?as=${page.cleo.id}`, { method: 'POST', headers, body });
}

describe('who is let in', () => {
  test('it listens to this machine only', () => {
    expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('the page is known as %s', async (host) => {
    const { port } = new URL(page.url);
    const { status } = await rawRequest(page.url, '/api/scenes', { headers: { host: `${host}:${port}` } });
    expect(status).toBe(200);
  });

  test.each(['evil.example', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example'])(
    'a name that leads here from elsewhere is refused: %s',
    async (host) => {
      const { status, text } = await rawRequest(page.url, '/api/scenes', { headers: { host } });
      expect(status).toBe(403);
      expect(JSON.parse(text)).toEqual({ ok: false, says: expect.stringContaining(page.url) });
    },
  );

  test.each([
    ['another site', { ...json, origin: 'https://evil.example' }, 403],
    ['another port of this machine', { ...json, origin: 'http://127.0.0.1:1' }, 403],
    ['a page without origin', { ...json, origin: 'null' }, 403],
    ['a plain form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text that a form may send', { 'content-type': 'text/plain' }, 415],
    ['nothing said of the type', {} as Record<string, string>, 415],
  ])('nobody acts from %s', async (_where, headers, status) => {
    expect((await join(headers)).status).toBe(status);
    expect(page.general.members.has(page.cleo.id)).toBe(false);
  });

  test('nobody looks in from another site', async () => {
    const { status } = await rawRequest(page.url, '/api/scenes', { headers: { origin: 'https://evil.example' } });
    expect(status).toBe(403);
  });

  test('the page itself acts', async () => {
    const { status, text } = await join({ 'content-type': 'application/json; charset=utf-8', origin: page.url });
    expect([status, text]).toEqual([200, '{"ok":true}']);
    expect(page.general.members.has(page.cleo.id)).toBe(true);
  });
});

describe('what is not understood is said', () => {
  test.each([
    ['not JSON', '{', 400],
    ['no deed', '{"do":"explode"}', 400],
    ['a deed without its parts', '{"do":"join"}', 400],
    ['too much', JSON.stringify({ do: 'join', conversationId: 'x'.repeat(1_100_000) }), 413],
  ])('%s', async (_what, body, status) => {
    const answered = await join(json, body);
    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.text)).toEqual({ ok: false, says: expect.any(String) });
  });

  test.each([
    ['GET', '/api/workspace', 400],
    ['GET', '/api/workspace?as=U999', 404],
    ['GET', '/api/scene?id=999', 404],
    ['GET', '/api/unknown', 404],
    ['GET', '//', 400],
    ['POST', '/api/unknown', 404],
    ['DELETE', '/api/do', 405],
  ])('%s %s', async (method, where, status) => {
    const answered = await rawRequest(page.url, where, { method, headers: method === 'POST' ? json : {} });
    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.text)).toEqual({ ok: false, says: expect.any(String) });
  });

  test('the bot and those who left have no keyboard', async () => {
    page.workspace.deactivate(page.ben);
    await expect(page.as(page.ben).workspace()).rejects.toThrow('403: Ben has left Acme');
    await expect(page.get(`/api/workspace?as=${page.workspace.botUserId}`)).rejects.toThrow('404: Nobody in Acme');
  });
});

describe('the built page', () => {
  beforeEach(async () => {
    await mkdir(path.join(page.pageDirectory, 'assets'));
    await writeFile(path.join(page.pageDirectory, 'assets', 'page-1a2b.js'), 'let page;');
    await writeFile(path.join(path.dirname(page.pageDirectory), 'outside.js'), 'secret');
  });

  test('comes with a policy that lets nothing in from outside', async () => {
    const { status, headers, text } = await rawRequest(page.url, '/');
    expect([status, text]).toEqual([200, '<!doctype html><title>Page</title>']);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'self'; .*frame-ancestors 'none'/),
    });
  });

  test('what has its content in its name is kept for good', async () => {
    const { headers, text } = await rawRequest(page.url, '/assets/page-1a2b.js');
    expect(text).toBe('let page;');
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test.each([
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/assets/..%2f..%2foutside.js',
    '/..%5coutside.js',
    '/%00.js',
    '/%zz.js',
    '/assets',
    '/missing.js',
  ])('nothing else of this machine: %s', async (where) => {
    const { status, text } = await rawRequest(page.url, where);
    expect(status).toBe(404);
    expect(text).not.toContain('secret');
  });
});
