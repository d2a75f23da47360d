import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenPage, openPageDoor } from './open-page-door.ts';

let page: OpenPage;

beforeEach(async () => {
  page = await openPageDoor((app, heard) => {
    app.command('/goal', async ({ ack, respond, command }) => {
      heard.push(command.text);
      await ack();
      await respond('Noted.');
    });
    app.message(async ({ message }) => {
      heard.push('text' in message ? message.text : undefined);
    });
  });
});

afterEach(() => page.close());

function types(person: OpenPage['ada'], text: string, more: { conversationId?: string; threadTs?: string } = {}) {
  return page.as(person).does({ do: 'type', conversationId: page.general.id, text, ...more });
}

describe('messages', () => {
  test('stand there for everybody, and the bot hears them where it is subscribed', async () => {
    expect(await types(page.ada, 'Hello @Ben')).toEqual({ ok: true });
    const { messages } = await page.as(page.ben).conversation(page.general.id);
    expect(messages).toMatchObject([{ text: `Hello <@${page.ben.id}|ben>`, authorName: 'Ada' }]);
    await page.slack.settled();
    expect(page.heard).toEqual([`Hello <@${page.ben.id}|ben>`]);
  });

  test('a reply to a reply stands in the same thread', async () => {
    const first = await page.ada.post(page.general.id, 'First');
    const reply = await page.ada.post(page.general.id, 'Second', { threadTs: first.ts });
    expect(await types(page.ben, 'Third', { threadTs: reply.ts })).toEqual({ ok: true });
    expect(page.ada.messages(page.general.id).at(-1)).toMatchObject({ text: 'Third', threadTs: first.ts });
  });

  test.each(['', '  \n '])('nothing is not sent: %j', async (text) => {
    expect(await types(page.ada, text)).toEqual({ ok: false, says: 'Type something first.' });
  });

  test('where nothing can be typed, it says why', async () => {
    const { ada, cleo, ben } = page;
    const talk = page.workspace.talkBetween(ada, ben);
    page.workspace.deactivate(ben);
    expect(await types(ada, 'Hi', { conversationId: ada.dm })).toEqual({
      ok: false,
      says: 'Sending messages to this app has been turned off.',
    });
    expect(await types(cleo, 'Hi')).toEqual({ ok: false, says: expect.stringContaining('Join it') });
    expect(await types(ada, 'Hi', { conversationId: talk.id })).toEqual({ ok: false, says: 'Ben has left Acme.' });
    expect(await types(ada, 'Hi', { conversationId: 'C999' })).toEqual({
      ok: false,
      says: expect.stringContaining('no such conversation'),
    });
    expect(page.workspace.store.all()).toEqual([]);
  });
});

describe('commands', () => {
  test('go to the bot, which answers in that conversation', async () => {
    expect(await types(page.ada, '/goal  Learn Rust')).toEqual({ ok: true });
    await page.ada.sees('Noted.', { in: page.general.id });
    expect(page.heard).toEqual(['Learn Rust']);
    const { messages } = await page.as(page.ada).conversation(page.general.id);
    expect(messages).toMatchObject([{ text: 'Noted.', onlyYou: true }]);
    expect((await page.as(page.ben).conversation(page.general.id)).messages).toEqual([]);
  });

  test('one the bot does not answer is explained by Slack', async () => {
    page.slack.connect({ requestUrl: null });
    expect(await types(page.ada, '/goal x')).toEqual({ ok: true });
    const { messages } = await page.as(page.ada).conversation(page.general.id);
    expect(messages).toMatchObject([
      { text: '/goal failed because the app did not respond', authorName: 'Slackbot', isApp: false },
    ]);
  });

  test('one nobody knows is given back to whoever typed it', async () => {
    expect(await types(page.ada, '/gaol <3')).toEqual({
      ok: false,
      says: '/gaol is not a valid command. Cairn knows /goal, /other.',
    });
    const { messages } = await page.as(page.ada).conversation(page.general.id);
    expect(messages).toMatchObject([{ text: '/gaol is not a valid command.', onlyYou: true }]);
    expect(page.slack.requests).toEqual([]);
  });

  test.each(['/constructor', '/__proto__', '/'])('nor are there any by accident: %s', async (text) => {
    expect(await types(page.ada, text)).toMatchObject({ ok: false });
  });

  test('a space before the slash makes it a message', async () => {
    await types(page.ada, ' /goal is what I type');
    await page.ben.sees('/goal is what I type', { in: page.general.id });
  });

  test('there are none in threads', async () => {
    const first = await page.ada.post(page.general.id, 'First');
    expect(await types(page.ada, '/goal x', { threadTs: first.ts })).toEqual({
      ok: false,
      says: '/goal is not supported in threads. Sorry!',
    });
  });
});

describe('what Slack itself understands', () => {
  test('/invite brings people and the app into a channel', async () => {
    const { ada, cleo, workspace } = page;
    const team = workspace.channel({ name: 'team', isPrivate: true, members: [ada] });
    expect(await types(ada, '/invite @Cairn and @Cleo', { conversationId: team.id })).toEqual({ ok: true });
    expect([...team.members]).toEqual([ada.id, workspace.botUserId, cleo.id]);
    await ada.sees('You added Cairn, Cleo to #team.', { in: team.id });
    expect(await types(ada, '/invite @Cairn', { conversationId: team.id })).toEqual({ ok: true });
    await ada.sees('Already in #team: Cairn.', { in: team.id });
  });

  test('/invite refuses whom it cannot bring', async () => {
    const { ada, ben, workspace } = page;
    const group = workspace.openDirect([ada.id, ben.id]);
    workspace.deactivate(page.cleo);
    expect(await types(ada, '/invite @Nobody')).toEqual({ ok: false, says: expect.stringContaining('@Cairn') });
    expect(await types(ada, '/invite @Cleo')).toEqual({ ok: false, says: 'Cleo has left Acme.' });
    expect(await types(ada, '/invite @Cleo', { conversationId: group.id })).toEqual({
      ok: false,
      says: '/invite works in channels; this is a direct message.',
    });
  });

  test('/remove and /leave take people out again', async () => {
    const { ada, ben, workspace } = page;
    const team = workspace.channel({ name: 'team', members: [ada, ben] });
    expect(await types(ada, '/remove @Ben', { conversationId: team.id })).toEqual({ ok: true });
    expect(await types(ada, '/remove @Ben', { conversationId: team.id })).toMatchObject({ ok: false });
    expect(await types(ada, '/leave', { conversationId: team.id })).toEqual({ ok: true });
    expect([...team.members]).toEqual([]);
    expect(await types(ada, '/leave')).toEqual({ ok: false, says: 'Nobody can leave #general.' });
  });

  test('joining opens a channel; what was said before is not new', async () => {
    const { ada, cleo, general, workspace } = page;
    await ada.post(general.id, 'Before');
    expect(await page.as(cleo).does({ do: 'join', conversationId: general.id })).toEqual({ ok: true });
    const { summary, closedBecause } = await page.as(cleo).conversation(general.id);
    expect([summary.isMember, summary.unread, closedBecause]).toEqual([true, 0, null]);
    workspace.archive('general');
    expect(await page.as(cleo).does({ do: 'join', conversationId: general.id })).toMatchObject({ ok: false });
  });

  test('looking in from outside leaves no mark', async () => {
    await page.ada.post(page.general.id, 'Before');
    expect(await page.as(page.cleo).does({ do: 'read', conversationId: page.general.id })).toEqual({ ok: true });
    expect((await page.as(page.cleo).conversation(page.general.id)).lastReadTs).toBeNull();
  });
});
