import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MovableClock } from '../../../src/core/clock.ts';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { clientFor, openSandbox, refusal } from './open-sandbox.ts';
import { startBolt } from './start-bolt.ts';

let slack: SandboxSlack;
let clock: MovableClock;
let realTime: MovableClock;
let workspace: SandboxWorkspace;
let ada: SandboxPerson;
let received: { headers: IncomingHttpHeaders; body: string }[];
let status: number;
let server: Server;

/** A bot that only takes notes. */
beforeEach(async () => {
  realTime = new MovableClock('2026-01-01T00:00:00Z');
  ({ slack, clock } = await openSandbox({ realTime }));
  workspace = slack.workspace({ name: 'Acme', enterprise: { id: 'E1', name: 'Grid' } });
  ada = workspace.person({ name: 'Ada' });
  received = [];
  status = 200;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack.connect({ requestUrl: `http://127.0.0.1:${address.port}/slack/events` });
});

afterEach(async () => {
  server.close();
  await slack.close();
});

async function trigger(): Promise<string> {
  return String((await ada.command('/goal')).payload['trigger_id']);
}

const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Hi' }, blocks: [] };

test('a trigger works once, and only for a moment', async () => {
  const client = clientFor(slack, workspace);
  const first = await trigger();
  expect(await refusal(client.views.open({ trigger_id: first, view }))).toBeUndefined();
  expect(await refusal(client.views.open({ trigger_id: first, view }))).toBe('exchanged_trigger_id');
  const second = await trigger();
  realTime.advance({ seconds: 4 });
  expect(await refusal(client.views.open({ trigger_id: second, view }))).toBe('expired_trigger_id');
  expect(await refusal(client.views.open({ trigger_id: 'none', view }))).toBe('invalid_trigger_id');
  const stranger = clientFor(slack, slack.workspace({ name: 'Other' }));
  expect(await refusal(stranger.views.open({ trigger_id: await trigger(), view }))).toBe('invalid_trigger_id');
});

test('moving the time of the workspace takes no trigger from anybody', async () => {
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const moved = await openSandbox({ machine });
  const acme = moved.slack.workspace({ name: 'Acme' });
  const trigger_id = moved.slack.triggers.issue({ workspaceId: acme.id, userId: acme.person({ name: 'Bo' }).id });
  machine.advance({ days: 1 });
  moved.clock.advance({ days: 1 });
  expect(await refusal(clientFor(moved.slack, acme).views.open({ trigger_id, view }))).toBeUndefined();
  await moved.slack.close();
});

test('what a trigger was is forgotten after a minute, and none comes twice', async () => {
  const client = clientFor(slack, workspace);
  const first = await trigger();
  realTime.advance({ seconds: 60 });
  const second = await trigger();
  expect(await refusal(client.views.open({ trigger_id: first, view }))).toBe('expired_trigger_id');
  realTime.advance({ seconds: 1 });
  const third = await trigger();
  expect(await refusal(client.views.open({ trigger_id: first, view }))).toBe('invalid_trigger_id');
  expect(new Set([first, second, third]).size).toBe(3);
});

test('an update with an old hash is refused', async () => {
  const client = clientFor(slack, workspace);
  const opened = await client.views.open({ trigger_id: await trigger(), view });
  const view_id = opened.view?.id ?? '';
  const hash = opened.view?.hash ?? '';
  expect(await refusal(client.views.update({ view_id, hash, view }))).toBeUndefined();
  expect(await refusal(client.views.update({ view_id, hash, view }))).toBe('hash_conflict');
  expect(await refusal(client.views.update({ view_id: 'V404', view }))).toBe('not_found');
});

test('a response url dies after thirty minutes', async () => {
  const url = String((await ada.command('/goal')).payload['response_url']);
  clock.advance({ minutes: 31 });
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'late' }) });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: 'expired_url' });
});

test('what a response url was is forgotten after an hour, and none comes twice', async () => {
  const url = async () => String((await ada.command('/goal')).payload['response_url']);
  const headers = { 'content-type': 'application/json' };
  const say = async (to: string) =>
    (await fetch(to, { method: 'POST', headers, body: JSON.stringify({ text: 'hi' }) })).text();
  const first = await url();
  for (let use = 0; use < 5; use += 1) expect(await say(first)).toBe('ok');
  expect(await say(first)).toContain('used_url');
  clock.advance({ minutes: 60 });
  const second = await url();
  expect(await say(first)).toContain('expired_url');
  clock.advance({ minutes: 1 });
  const third = await url();
  expect(await say(first)).toContain('no_such_url');
  expect(new Set([first, second, third]).size).toBe(3);
});

test('commands carry all the fields of Slack', async () => {
  await ada.command('/goal', 'Learn Rust');
  expect(Object.fromEntries(new URLSearchParams(received[0]?.body))).toMatchObject({
    team_id: workspace.id,
    team_domain: 'acme',
    enterprise_id: 'E1',
    user_id: ada.id,
    user_name: 'ada',
    channel_id: ada.dm,
    command: '/goal',
    text: 'Learn Rust',
    is_enterprise_install: 'false',
  });
});

test('an event is retried three times while it is not taken', async () => {
  status = 500;
  await slack.deliverEvent(workspace, { type: 'app_uninstalled' });
  expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
  expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_error');
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
});

test('the same event can come several times', async () => {
  await slack.deliverEvent(workspace, { type: 'app_uninstalled' }, { times: 3 });
  const ids = received.map(({ body }) => JSON.parse(body).event_id);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('Bolt believes a good signature and no other', async () => {
  const { stop } = await startBolt(slack, workspace, (app) => app.command('/goal', ({ ack }) => ack('yes')));
  const form = { command: '/goal', team_id: workspace.id, user_id: ada.id, text: '' };
  expect(await slack.send({ kind: 'command', form })).toEqual({ status: 200, body: 'yes' });
  for (const forged of [{ sign: false }, { badSecret: true }, { timestampOffsetSeconds: -600 }]) {
    expect((await slack.send({ kind: 'command', form }, forged)).status).toBe(401);
  }
  await stop();
});
