import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
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

test('a slow answer is slow, a server error is 500, and both can be called off', async () => {
  slack.faults.add({ kind: 'slow', ms: 120 });
  const started = performance.now();
  await post();
  expect(performance.now() - started).toBeGreaterThan(100);
  slack.faults.add({ kind: 'server_error' });
  await expect(post()).rejects.toThrow();
  expect(slack.calls.at(-1)).toMatchObject({ status: 500 });
  slack.faults.add({ kind: 'server_error' });
  slack.faults.clear();
  await expect(post()).resolves.toMatchObject({ ok: true });
});
