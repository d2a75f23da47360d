import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { clientFor, openSandbox, refusal } from './open-sandbox.ts';

let slack: SandboxSlack;
let workspace: SandboxWorkspace;
let client: WebClient;
let channel: string;

beforeEach(async () => {
  ({ slack } = await openSandbox());
  workspace = slack.workspace({ name: 'Acme' });
  client = clientFor(slack, workspace);
  channel = workspace.channel({ name: 'general', withBot: true }).id;
});

afterEach(() => slack.close());

const post = () => client.chat.postMessage({ channel, text: 'hi' });

test('says when to come back', async () => {
  slack.faults.add({ method: 'chat.postMessage', kind: 'rate_limited', retryAfterSeconds: 7 });
  await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
  await expect(post()).resolves.toMatchObject({ ok: true });
});

test('an answer can be lost after the work is done, or the line cut before', async () => {
  slack.faults.add({ kind: 'lost_answer' });
  await expect(post()).rejects.toThrow();
  expect(workspace.messages(channel)).toHaveLength(1);
  slack.faults.add({ kind: 'refused_connection' });
  await expect(post()).rejects.toThrow();
  expect(workspace.messages(channel)).toHaveLength(1);
});

test('a fault meets only the method and workspace it names, as often as it says', async () => {
  const other = slack.workspace({ name: 'Other' });
  slack.faults.add({ workspace: workspace.id, times: 2, kind: 'error', error: 'is_archived' });
  expect(await refusal(clientFor(slack, other).auth.test())).toBeUndefined();
  expect(await refusal(client.auth.test())).toBe('is_archived');
  expect(await refusal(post())).toBe('is_archived');
  expect(await refusal(post())).toBeUndefined();
});

test('a fault that asks whether it is to meet a call leaves the others alone, and is not used up by them', async () => {
  const draws = [false, true, false];
  slack.faults.add({ kind: 'error', error: 'is_archived', times: 2, when: () => draws.shift() ?? true });
  const refusals: (string | undefined)[] = [];
  for (let call = 0; call < 5; call += 1) refusals.push(await refusal(post()));
  expect(refusals).toEqual([undefined, 'is_archived', undefined, 'is_archived', undefined]);
});

test('a slow answer is slow, a server error is 500, and both can be called off', async () => {
  slack.faults.add({ kind: 'slow', ms: 120 });
  const started = performance.now();
  await post();
  expect(performance.now() - started).toBeGreaterThan(100);
  expect(slack.calls.at(-1)?.durationMs).toBeGreaterThanOrEqual(120);
  slack.faults.add({ kind: 'server_error' });
  await expect(post()).rejects.toThrow();
  expect(slack.calls.at(-1)).toMatchObject({ status: 500 });
  slack.faults.add({ kind: 'server_error' });
  slack.faults.clear();
  await expect(post()).resolves.toMatchObject({ ok: true });
});

/** Says something by a response url that came with what this person did. */
function responderTo(person: SandboxPerson): () => Promise<Response> {
  const target = { workspaceId: workspace.id, channelId: person.dm, userId: person.id, source: undefined };
  const url = slack.origin + slack.responseUrls.issue(target);
  const headers = { 'content-type': 'application/json' };
  return () => fetch(url, { method: 'POST', headers, body: JSON.stringify({ text: 'hi' }) });
}

test('a Slack that is down does not answer by response url either, and what was cut was no use of it', async () => {
  const ada = workspace.person({ name: 'Ada' });
  const respond = responderTo(ada);
  slack.faults.add({ kind: 'refused_connection', times: 5, workspace: workspace.id });
  for (let time = 0; time < 5; time += 1) await expect(respond()).rejects.toThrow();
  expect(slack.calls.at(-1)).toMatchObject({ method: 'response_url', refusedBecause: 'refused_connection' });
  expect(ada.messages(ada.dm)).toEqual([]);
  slack.faults.add({ kind: 'server_error', method: 'response_url' });
  expect((await respond()).status).toBe(500);
  slack.faults.add({ kind: 'lost_answer' });
  await expect(respond()).rejects.toThrow();
  expect(ada.messages(ada.dm)).toHaveLength(1);
  for (let time = 0; time < 4; time += 1) expect((await respond()).status).toBe(200);
  expect((await respond()).status).toBe(404);
});

test('a rate limit leaves response urls alone, for Slack limits the calls of methods', async () => {
  const ada = workspace.person({ name: 'Ada' });
  const respond = responderTo(ada);
  slack.faults.add({ kind: 'rate_limited', retryAfterSeconds: 7 });
  expect((await respond()).status).toBe(200);
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
});
