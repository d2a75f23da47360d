import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import type { OriginsView, SceneDetail, ScenesView } from '../../../../src/sandbox/page-door/backstage-contract.ts';
import type { ConversationView } from '../../../../src/sandbox/page-door/contract.ts';
import { plain } from '../goal-modal.ts';
import { type OpenPage, openPageDoor } from './open-page-door.ts';

let page: OpenPage;

const blocks: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'a',
    elements: [{ type: 'button', action_id: 'go', text: plain('Go') }],
  },
];

beforeEach(async () => {
  page = await openPageDoor((app) => {
    app.command('/goal', async ({ ack, respond }) => {
      await ack();
      await respond('Noted.');
    });
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Gone', replace_original: true });
    });
  });
});

afterEach(() => page.close());

async function scenes() {
  return (await page.get<ScenesView>('/api/scenes')).scenes;
}

test('what went to and fro, the newest first, under numbers that stay', async () => {
  const { ada, general } = page;
  const ts = await page.posts(general.id, blocks);
  await ada.click('Go', { in: general.id });
  await ada.command('/goal', 'x', { in: general.id });
  const first = await scenes();
  const message = { conversationId: general.id, ts };
  expect(first.map(({ direction, what, status }) => [direction, what, status])).toEqual([
    ['to_slack', 'response_url', 200],
    ['to_cairn', 'command /goal', 200],
    ['to_slack', 'response_url', 200],
    ['to_cairn', 'block_actions', 200],
    ['to_slack', 'chat.postMessage', 200],
  ]);
  expect(first.map((scene) => scene.message)).toEqual([
    { conversationId: general.id, ts: ada.messages(general.id).at(-1)?.ts },
    null,
    message,
    message,
    message,
  ]);
  await page.posts(general.id, blocks);
  expect((await scenes()).slice(1)).toEqual(first);

  const { sceneIds, journal } = await page.get<OriginsView>(`/api/origins?ts=${ts}`);
  expect(sceneIds).toEqual([first[4]?.id, first[2]?.id]);
  expect(journal).toMatchObject([{ event: 'goal.proposed' }]);
});

test('a call in full, without its token', async () => {
  await page.posts(page.general.id, blocks);
  await page.ada.click('Go', { in: page.general.id });
  const [, request, call] = await scenes();
  const sent = await page.get<SceneDetail>(`/api/scene?id=${request?.id}`);
  expect(sent).toMatchObject({
    what: 'block_actions',
    payload: { type: 'block_actions', user: { id: page.ada.id }, token: '(not shown)', trigger_id: expect.any(String) },
  });
  expect(await page.get<SceneDetail>(`/api/scene?id=${call?.id}`)).toMatchObject({
    what: 'chat.postMessage',
    payload: { channel: page.general.id, blocks },
    answer: { ok: true, channel: page.general.id },
  });
  expect(JSON.stringify([sent, call])).not.toContain(page.workspace.botToken);
});

test('what was refused, cut or not answered, and why', async () => {
  await page.close();
  page = await openPageDoor((app) => app.command('/goal', async () => {}), { ackTimeoutMs: 50 });
  const { general, ada, slack, client } = page;
  const quietly = (call: Promise<unknown>) => call.catch(() => undefined);
  await quietly(
    client.apiCall('chat.postMessage', { channel: general.id, text: 'x', blocks: '[{"type":"nonsense"}]' }),
  );
  slack.faults.add({ kind: 'rate_limited', retryAfterSeconds: 1 });
  await quietly(client.chat.postMessage({ channel: general.id, text: 'x' }));
  slack.faults.add({ kind: 'lost_answer' });
  await quietly(client.chat.postMessage({ channel: general.id, text: 'x' }));
  await ada.command('/goal');
  slack.connect({ requestUrl: 'http://127.0.0.1:1/gone' });
  await ada.command('/goal');
  expect((await scenes()).map(({ status, refusedBecause }) => [status, refusedBecause])).toEqual([
    [null, expect.stringMatching(/^not reached: /)],
    [null, 'no answer in time'],
    [null, 'lost_answer'],
    [429, 'ratelimited'],
    [200, expect.stringMatching(/^invalid_blocks .*json-pointer:\/blocks\/0\/type/)],
  ]);
});

test('a sandbox that runs for weeks keeps the newest', async () => {
  const { slack } = page;
  const call = { workspaceId: null, method: 'api.test', args: {}, response: { ok: true }, status: 200, durationMs: 1 };
  for (let count = 1; count <= 1500; count += 1) {
    slack.calls.push({ ...call, at: slack.clock.now(), receivedAt: new Date(count) });
  }
  slack.changes.announce();
  expect(slack.calls).toHaveLength(1000);
  const shown = await scenes();
  expect(shown).toHaveLength(300);
  expect([shown[0]?.id, shown.at(-1)?.id]).toEqual([1500, 1201]);
  await expect(page.get('/api/scene?id=1')).rejects.toThrow('404: That one is not kept any more');
});

test('while the past is being lived everything can be looked at, and nothing done', async () => {
  const { ada, general, backstage, slack } = page;
  backstage.closed = 'In a few seconds.';
  const before = page.workspace.messages(general.id).length;
  const deed = { do: 'type', conversationId: general.id, text: '/goal now' };
  expect(await page.post(`/api/do?as=${ada.id}`, deed)).toEqual({ ok: false, says: 'In a few seconds.' });
  expect(page.workspace.messages(general.id)).toHaveLength(before);
  expect(slack.requests).toEqual([]);
  const seen = await page.get<ConversationView>(`/api/conversation?as=${ada.id}&id=${general.id}`);
  expect(seen.closedBecause).toBe('In a few seconds.');

  backstage.closed = null;
  expect(await page.post(`/api/do?as=${ada.id}`, deed)).toEqual({ ok: true });
});

test('controls and the tour are asked of whoever stands backstage', async () => {
  expect(await page.get('/api/controls')).toEqual({ preparing: null, isMoving: false });
  expect(await page.post('/api/controls', { do: 'move', to: 'next_due', zone: 'Europe/Berlin' })).toEqual({ ok: true });
  expect(await page.post('/api/controls', { do: 'kill_worker' })).toEqual({ ok: false, says: 'There is none.' });
  expect(await page.post('/api/controls', { do: 'move', to: 'yesterday', zone: 'Europe/Berlin' })).toMatchObject({
    ok: false,
  });
  expect(page.backstage.told).toEqual([{ do: 'move', to: 'next_due', zone: 'Europe/Berlin' }, { do: 'kill_worker' }]);
  expect(await page.get('/api/tour')).toMatchObject({ done: ['pair'], conversationId: null });
});

test('something unforeseen is a sentence too, and the door stays open', async () => {
  const written: unknown[] = [];
  const { write } = process.stderr;
  process.stderr.write = (text: unknown) => written.push(text) > 0;
  try {
    page.backstage.controls = () => Promise.reject(new Error('no database'));
    await expect(page.get('/api/controls')).rejects.toThrow('500: The sandbox stumbled over this');
  } finally {
    process.stderr.write = write;
  }
  expect(written).toEqual([expect.stringContaining('no database')]);
  expect(await scenes()).toEqual([]);
});
