import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { KnownBlock, StaticSelect } from '@slack/types';
import { readManifest } from '../../../../src/sandbox/manifest.ts';
import { type OpenPage, openPageDoor } from './open-page-door.ts';

let page: OpenPage;

beforeEach(async () => {
  page = await openPageDoor();
});

afterEach(() => page.close());

test('the sidebar as each person sees it', async () => {
  const { workspace, ada, ben, cleo, general } = page;
  const group = workspace.openDirect([ben.id, ada.id]);
  const talk = workspace.talkBetween(ada, cleo);
  const secret = workspace.channel({ name: 'secret', isPrivate: true, members: [ben] });
  const old = workspace.channel({ name: 'old', members: [ada] });
  workspace.archive('old');
  const shown = async (person: typeof ada) =>
    (await page.as(person).workspace()).conversations.map(({ id, kind, name, isMember }) => [id, kind, name, isMember]);

  expect(await shown(ada)).toEqual([
    [general.id, 'channel', 'general', true],
    [ada.dm, 'app', 'Cairn', true],
    [group.id, 'group_dm', 'Ben, Cairn', true],
    [talk.id, 'dm', 'Cleo', true],
  ]);
  expect(await shown(ben)).toContainEqual([secret.id, 'private_channel', 'secret', true]);
  expect(await shown(cleo)).toEqual([
    [general.id, 'channel', 'general', false],
    [cleo.dm, 'app', 'Cairn', true],
    [talk.id, 'dm', 'Ada', true],
  ]);
  expect((await page.as(ada).conversation(old.id)).closedBecause).toContain('#old is archived');
});

test('who is there, and what can be typed', async () => {
  const view = await page.as(page.ada).workspace();
  expect(view).toMatchObject({
    name: 'Acme',
    appName: 'Cairn',
    me: { id: page.ada.id, name: 'Ada', title: 'Mentor', tz: 'Europe/London', isBot: false, isActive: true },
    commands: [
      { command: '/goal', description: 'Set a goal', usageHint: '[what]' },
      { command: '/other', description: 'Something else', usageHint: '' },
    ],
    globalShortcuts: [{ name: 'New goal', callbackId: 'new_goal', description: 'From anywhere' }],
    messageShortcuts: [{ name: 'Keep', callbackId: 'keep', description: 'Keep this message' }],
  });
  expect(view.people.map(({ name, isBot }) => [name, isBot])).toEqual([
    ['Cairn', true],
    ['Ada', false],
    ['Ben', false],
    ['Cleo', false],
  ]);
});

test('everything the manifest names comes with a description', () => {
  const { commands = [], shortcuts = [], appHome } = readManifest();
  expect(commands.map(({ command }) => command)).toEqual(['/goal', '/checkin', '/mentorship']);
  for (const { description, usage_hint: hint } of commands) expect([description, hint]).not.toContain(undefined);
  for (const { description } of shortcuts) expect(description).toMatch(/\w/);
  expect(appHome).toEqual({ messages_tab_read_only_enabled: true });
});

test('somebody who comes later has their messages with Cairn too', async () => {
  const dora = page.workspace.person({ name: 'Dora' });
  page.slack.changes.announce();
  expect((await page.as(dora).workspace()).conversations).toContainEqual(
    expect.objectContaining({ kind: 'app', name: 'Cairn', lastMessageAt: null }),
  );
});

test('a conversation with its threads, edits and chosen values', async () => {
  const { ada, ben, general, client } = page;
  const select: StaticSelect = {
    type: 'static_select',
    action_id: 'often',
    initial_option: { text: { type: 'plain_text', text: 'Weekly' }, value: 'w' },
    options: [{ text: { type: 'plain_text', text: 'Weekly' }, value: 'w' }],
  };
  const blocks: KnownBlock[] = [
    { type: 'section', block_id: 's', text: { type: 'mrkdwn', text: 'Often?' }, accessory: select },
  ];
  const ts = await page.posts(general.id, blocks);
  await ben.post(general.id, 'Yes & no', { threadTs: ts });
  await client.chat.update({ channel: general.id, ts, text: 'Changed', blocks });
  expect(await page.as(ada).conversation(general.id)).toMatchObject({
    summary: { id: general.id, name: 'general' },
    lastReadTs: null,
    closedBecause: null,
    messages: [
      {
        ts,
        threadTs: null,
        authorName: 'Cairn',
        isApp: true,
        text: 'Changed',
        blocks: [{ type: 'section', block_id: 's' }],
        values: { s: { often: 'w' } },
        isEdited: true,
        onlyYou: false,
        postedAt: '2026-06-01T09:00:00.000Z',
      },
      { threadTs: ts, authorId: ben.id, authorName: 'Ben', isApp: false, text: 'Yes &amp; no', isEdited: false },
    ],
  });
});

test('unread: not one’s own, not what only oneself sees, of a thread only what stands outside it', async () => {
  const { ada, ben, general, client } = page;
  const unread = async (person: typeof ada) => {
    const { conversations } = await page.as(person).workspace();
    return conversations.find(({ id }) => id === general.id)?.unread;
  };
  const first = await ben.post(general.id, 'One');
  await ben.post(general.id, 'In its thread', { threadTs: first.ts });
  const broadcast = { channel: general.id, text: 'Out of it', thread_ts: first.ts, reply_broadcast: true as const };
  await client.chat.postMessage(broadcast);
  await client.chat.postEphemeral({ channel: general.id, user: ada.id, text: 'Psst' });
  expect([await unread(ada), await unread(ben)]).toEqual([2, 1]);

  expect(await page.as(ada).does({ do: 'read', conversationId: general.id })).toEqual({ ok: true });
  expect([await unread(ada), await unread(ben)]).toEqual([0, 1]);
  const { lastReadTs, messages } = await page.as(ada).conversation(general.id);
  expect(lastReadTs).toBe(messages.at(-1)?.ts);

  await page.as(ben).does({ do: 'type', conversationId: general.id, text: 'Typing is reading' });
  expect([await unread(ada), await unread(ben)]).toEqual([1, 0]);
});

test('asking changes nothing', async () => {
  const { slack, ada, general } = page;
  await page.posts(general.id, [{ type: 'divider' }]);
  let changes = 0;
  slack.changes.subscribe(() => {
    changes += 1;
  });
  const before = JSON.stringify(slack.snapshot());
  for (const view of ['workspace', 'modals', 'home']) await page.get(`/api/${view}?as=${ada.id}`);
  await page.as(ada).conversation(general.id);
  for (const view of ['controls', 'scenes', 'tour', 'scene?id=1', 'origins?ts=1.1']) await page.get(`/api/${view}`);
  expect([changes, JSON.stringify(slack.snapshot())]).toEqual([0, before]);
});
