import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import type { MovableClock } from '../../../src/core/clock.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { clientFor, openSandbox, refusal } from './open-sandbox.ts';

let slack: SandboxSlack;
let clock: MovableClock;
let workspace: SandboxWorkspace;
let client: WebClient;

beforeEach(async () => {
  ({ slack, clock } = await openSandbox());
  workspace = slack.workspace({ name: 'Acme' });
  client = clientFor(slack, workspace);
});

afterEach(() => slack.close());

describe('tokens and scopes', () => {
  test('answers auth.test for its own token only', async () => {
    expect(await client.auth.test()).toMatchObject({ ok: true, team_id: workspace.id, user_id: workspace.botUserId });
    expect(await refusal(clientFor(slack, { botToken: 'xoxb-nobody' }).auth.test())).toBe('invalid_auth');
    workspace.revoke();
    expect(await refusal(client.auth.test())).toBe('token_revoked');
  });

  test('says not_authed without a token and unknown_method with status 200', async () => {
    const bare = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    const unknown = await fetch(`${slack.apiUrl}chat.sing`, { method: 'POST' });
    expect(unknown.status).toBe(200);
    expect(await unknown.json()).toMatchObject({ ok: false, error: 'unknown_method' });
  });

  test('has nothing to say to a page in a browser', async () => {
    const headers = { origin: 'http://elsewhere.example', authorization: `Bearer ${workspace.botToken}` };
    const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(slack.calls).toEqual([]);
  });

  test('names the scope that is missing', async () => {
    const channel = workspace.channel({ name: 'general', withBot: true });
    await expect(client.conversations.history({ channel: channel.id })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:history,groups:history,im:history,mpim:history' },
    });
    workspace.scopes.add('channels:history');
    expect(await client.conversations.history({ channel: channel.id })).toMatchObject({ ok: true, messages: [] });
    expect(await refusal(client.reactions.add({ channel: channel.id, name: 'tada', timestamp: '1' }))).toBe(
      'missing_scope',
    );
  });

  test('logs every call without its token', async () => {
    await client.auth.test();
    await refusal(client.chat.postMessage({ channel: 'C404', text: 'hi' }));
    expect(slack.calls.map(({ method, refusedBecause }) => [method, refusedBecause])).toEqual([
      ['auth.test', undefined],
      ['chat.postMessage', 'channel_not_found'],
    ]);
    expect(JSON.stringify(slack.calls)).not.toContain(workspace.botToken);
  });
});

describe('posting', () => {
  test('takes JSON as well as forms', async () => {
    const ada = workspace.person({ name: 'Ada' });
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: ada.id, text: 'hello' }),
    });
    expect(await response.json()).toMatchObject({ ok: true, message: { text: 'hello' } });
    expect(ada.messages().map(({ text }) => text)).toEqual(['hello']);
  });

  test('gives unique, growing ts by the calendar clock', async () => {
    const ada = workspace.person({ name: 'Ada' });
    const first = await client.chat.postMessage({ channel: ada.id, text: 'one' });
    const second = await client.chat.postMessage({ channel: ada.id, text: 'two' });
    clock.advance({ days: 1 });
    const third = await client.chat.postMessage({ channel: ada.id, text: 'three' });
    expect(String(first.ts) < String(second.ts)).toBe(true);
    expect(Number(third.ts)).toBeGreaterThan(clock.now().getTime() / 1000 - 1);
  });

  test('refuses where Slack refuses', async () => {
    const open = workspace.channel({ name: 'open' });
    const closed = workspace.channel({ name: 'closed', isPrivate: true });
    const old = workspace.channel({ name: 'old', withBot: true });
    workspace.archive('old');
    const bot = workspace.person({ name: 'Robo', isBot: true });
    const gone = workspace.person({ name: 'Gone', deleted: true });
    const post = (channel: string) => refusal(client.chat.postMessage({ channel, text: 'hi' }));
    expect(await post(open.id)).toBe('not_in_channel');
    expect(await post(closed.id)).toBe('channel_not_found');
    expect(await post(old.id)).toBe('is_archived');
    expect(await post(bot.id)).toBe('cannot_dm_bot');
    expect(await post(gone.id)).toBe('user_disabled');
    workspace.inviteBot('open');
    expect(await post(open.id)).toBeUndefined();
    workspace.removeBot('open');
    expect(await post(open.id)).toBe('not_in_channel');
    workspace.messagesTabEnabled = false;
    expect(await post(workspace.person({ name: 'Ada' }).id)).toBe('messages_tab_disabled');
  });

  test('refuses empty messages and faulty blocks, with the place', async () => {
    const { id: channel } = workspace.channel({ name: 'general', withBot: true });
    expect(await refusal(client.chat.postMessage({ channel, text: '' }))).toBe('no_text');
    const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } };
    await expect(client.chat.postMessage({ channel, text: 'hi', blocks: [long] })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: ['[ERROR] longer than 3000 characters [json-pointer:/blocks/0/text/text]'] },
      },
    });
  });

  test('checks metadata', async () => {
    const { id: channel } = workspace.channel({ name: 'general', withBot: true });
    const post = (metadata: unknown) =>
      refusal(client.apiCall('chat.postMessage', { channel, text: 'hi', metadata: JSON.stringify(metadata) }));
    expect(await post({ event_type: 'delivery', event_payload: { id: '1' } })).toBeUndefined();
    expect(await post({ event_type: 'delivery' })).toBe('invalid_metadata_schema');
    expect(await post('delivery')).toBe('invalid_metadata_format');
  });

  test('answers the first message when a client_msg_id comes again', async () => {
    const { id: channel } = workspace.channel({ name: 'general', withBot: true });
    const client_msg_id = '6a2f1a52-0b1f-4f7d-9b53-0d2f6f1a7c11';
    await client.apiCall('chat.postMessage', { channel, text: 'once', client_msg_id });
    const second = await client.apiCall('chat.postMessage', { channel, text: 'once', client_msg_id });
    expect(second).toMatchObject({ ok: true, ts: workspace.messages(channel)[0]?.ts, is_duplicate: true });
    expect(workspace.messages(channel)).toHaveLength(1);
    expect(await refusal(client.apiCall('chat.postMessage', { channel, text: 'x', client_msg_id: 'no-uuid' }))).toBe(
      'invalid_arguments',
    );
  });

  test('keeps threads to messages that exist', async () => {
    const { id: channel } = workspace.channel({ name: 'general', withBot: true });
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'parent' });
    await client.chat.postMessage({ channel, text: 'reply', thread_ts: ts, reply_broadcast: true });
    expect(await refusal(client.chat.postMessage({ channel, text: 'lost', thread_ts: '1.1' }))).toBe(
      'thread_not_found',
    );
    expect(workspace.messages(channel)[1]).toMatchObject({ threadTs: ts, broadcast: true });
  });

  test('updates and deletes only its own messages', async () => {
    const ada = workspace.person({ name: 'Ada' });
    const { id: channel } = workspace.channel({ name: 'general', withBot: true, members: [ada] });
    const theirs = await ada.post(channel, 'mine');
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'before' });
    await client.chat.update({ channel, ts, text: 'after' });
    expect(workspace.messages(channel)[1]).toMatchObject({ text: 'after', edited: { ts: expect.any(String) } });
    expect(await refusal(client.chat.update({ channel, ts: theirs.ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusal(client.chat.update({ channel, ts: '1.1', text: 'x' }))).toBe('message_not_found');
    await client.chat.delete({ channel, ts });
    expect(workspace.messages(channel)).toHaveLength(1);
  });

  test('shows an ephemeral message to its one reader, who must be a member', async () => {
    const ada = workspace.person({ name: 'Ada' });
    const ben = workspace.person({ name: 'Ben' });
    const { id: channel } = workspace.channel({ name: 'general', withBot: true, members: [ada] });
    const { message_ts = '' } = await client.chat.postEphemeral({ channel, user: ada.id, text: 'psst' });
    expect(ada.messages(channel)).toMatchObject([{ text: 'psst', onlyYou: true }]);
    expect(ben.messages(channel)).toEqual([]);
    expect(await refusal(client.chat.postEphemeral({ channel, user: ben.id, text: 'psst' }))).toBe(
      'user_not_in_channel',
    );
    expect(await refusal(client.chat.update({ channel, ts: message_ts, text: 'x' }))).toBe('message_not_found');
  });
});

describe('conversations.open', () => {
  test('makes one group DM of the same people, whatever their order', async () => {
    const ada = workspace.person({ name: 'Ada' });
    const ben = workspace.person({ name: 'Ben' });
    const first = await client.conversations.open({ users: `${ada.id},${ben.id}` });
    const second = await client.conversations.open({ users: `${ben.id},${ada.id}` });
    expect(second).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
    expect(first.channel?.id).toMatch(/^[GC]/);
    expect(workspace.conversationBetween(ada, ben)).toBe(first.channel?.id);
  });

  test('refuses people it cannot bring together', async () => {
    const people = Array.from({ length: 9 }, (_, index) => workspace.person({ name: `P${index}` }).id);
    const gone = workspace.person({ name: 'Gone', deleted: true }).id;
    const robo = workspace.person({ name: 'Robo', isBot: true }).id;
    const open = (...users: string[]) => refusal(client.conversations.open({ users: users.join(',') }));
    expect(await open(...people)).toBe('too_many_users');
    expect(await open(gone)).toBe('user_disabled');
    expect(await open('U404')).toBe('user_not_found');
    expect(await open(robo)).toBe('cannot_dm_bot');
    expect(await open(workspace.botUserId, ...people.slice(0, 2))).toBe('invalid_user_combination');
    workspace.scopes.delete('mpim:write');
    expect(await open(...people.slice(0, 2))).toBe('missing_scope');
    expect(await open(...people.slice(0, 1))).toBeUndefined();
  });
});

describe('users', () => {
  test('tells the zone, and the locale when asked', async () => {
    const ada = workspace.person({ name: 'Ada', tz: 'America/New_York', locale: 'en-US' });
    const plain = await client.users.info({ user: ada.id });
    expect(plain.user).toMatchObject({ tz: 'America/New_York', tz_offset: -4 * 3600, deleted: false });
    expect(plain.user).not.toHaveProperty('locale');
    expect((await client.users.info({ user: ada.id, include_locale: true })).user).toMatchObject({ locale: 'en-US' });
    workspace.deactivate(ada);
    const left = await client.users.info({ user: ada.id });
    expect(left.user).toMatchObject({ deleted: true });
    expect(left.user).not.toHaveProperty('tz');
  });

  test('pages through everybody', async () => {
    for (const name of ['Ada', 'Ben', 'Cyd']) workspace.person({ name });
    const first = await client.users.list({ limit: 2 });
    const rest = await client.users.list({ limit: 100, cursor: first.response_metadata?.next_cursor ?? '' });
    const names = [...(first.members ?? []), ...(rest.members ?? [])].map(({ real_name }) => real_name);
    expect(names).toEqual(['Slackbot', 'Cairn', 'Ada', 'Ben', 'Cyd']);
  });
});

test('workspaces do not see each other', async () => {
  const other = slack.workspace({ name: 'Other' });
  const eve = other.person({ name: 'Eve' });
  const channel = other.channel({ name: 'general', withBot: true });
  expect(await refusal(client.users.info({ user: eve.id }))).toBe('user_not_found');
  expect(await refusal(client.chat.postMessage({ channel: eve.id, text: 'hi' }))).toBe('channel_not_found');
  expect(await refusal(client.chat.postMessage({ channel: channel.id, text: 'hi' }))).toBe('channel_not_found');
  expect(await refusal(client.conversations.open({ users: eve.id }))).toBe('user_not_found');
});

test('a reset starts the ids again', () => {
  slack.reset();
  const again = slack.workspace({ name: 'Acme' });
  expect(again.id).toBe(workspace.id);
  expect(again.person({ name: 'Ada' }).id).toBe('U0000002');
  expect(slack.calls).toEqual([]);
});
