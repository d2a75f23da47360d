import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Value, Values } from '../../../../src/sandbox/page-door/contract.ts';
import { performDeed } from '../../../../src/sandbox/page-door/deeds/perform-deed.ts';
import { goalModal, option, plain } from '../goal-modal.ts';
import { type OpenPage, openPageDoor } from './open-page-door.ts';

let page: OpenPage;

const deeper: ModalView = {
  type: 'modal',
  callback_id: 'deeper',
  title: plain('Deeper'),
  blocks: [{ type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: 'b', text: plain('Go') }] }],
};

const homeBlocks: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'h',
    elements: [{ type: 'button', action_id: 'hello', text: plain('Hello'), value: '1' }],
  },
];

beforeEach(async () => {
  page = await openPageDoor((app, heard) => {
    app.command('/goal', async ({ ack, client, body, command }) => {
      await ack();
      const view = command.text === 'deeper' ? deeper : goalModal;
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.shortcut(/.*/, async ({ ack, shortcut }) => {
      heard.push(shortcut.type === 'message_action' ? shortcut.message_ts : shortcut.callback_id);
      await ack();
    });
    app.action('b', async ({ ack, client, body }) => {
      await ack();
      if (body.type === 'block_actions') await client.views.push({ trigger_id: body.trigger_id, view: goalModal });
    });
    app.action(/^(?!b$)/, async ({ ack, action, body }) => {
      heard.push({ action, state: body.type === 'block_actions' ? (body.state ?? body.view?.state) : undefined });
      await ack();
    });
    app.view('goal', async ({ ack, view }) => {
      heard.push(view.state.values);
      const text = view.state.values.goal?.text?.value;
      if (text === 'vague') await ack({ response_action: 'errors', errors: { goal: 'Say it in numbers.' } });
      else await ack();
    });
    app.view({ callback_id: 'goal', type: 'view_closed' }, async ({ ack, view }) => {
      heard.push({ closedWith: view.state.values.goal?.text?.value });
      await ack();
    });
    app.event('app_home_opened', async ({ client, event }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: homeBlocks } });
    });
  });
});

afterEach(() => page.close());

async function openGoal(person = page.ada): Promise<string> {
  await page.as(person).does({ do: 'type', conversationId: page.general.id, text: '/goal' });
  return (await page.as(person).modal()).viewId;
}

const filledIn: Values = {
  goal: { text: 'Learn Rust' },
  due: { on: '2026-07-01' },
  days: { which: ['friday', 'monday'] },
  pace: { pace: 'quick' },
  gone: { with: 'the wind' },
};

describe('a modal', () => {
  test('as it stands in front of a person', async () => {
    await openGoal();
    expect(await page.as(page.ada).modal()).toMatchObject({
      title: 'New goal',
      submitLabel: 'Save',
      closeLabel: 'Cancel',
      tellsWhenClosed: true,
      canSubmit: true,
      errors: {},
      trouble: null,
      values: {
        goal: { text: null },
        due: { on: '2026-06-30' },
        mentor: { who: null },
        days: { which: [] },
        pace: { pace: null },
      },
    });
    expect(await page.as(page.ben).modals()).toEqual([]);
  });

  test('submitted, it tells the bot what stands in it, and is gone', async () => {
    const viewId = await openGoal();
    const values = { ...filledIn, mentor: { who: page.ben.id } };
    expect(await page.as(page.ada).does({ do: 'submit', viewId, values })).toEqual({ ok: true });
    expect(page.heard).toMatchObject([
      {
        goal: { text: { type: 'plain_text_input', value: 'Learn Rust' } },
        due: { on: { selected_date: '2026-07-01' } },
        mentor: { who: { selected_user: page.ben.id } },
        days: { which: { selected_options: [{ value: 'monday' }, { value: 'friday' }] } },
        pace: { pace: { selected_option: { value: 'quick', text: { text: 'Quick' } } } },
      },
    ]);
    expect(await page.as(page.ada).modals()).toEqual([]);
    expect(await page.as(page.ada).does({ do: 'submit', viewId, values })).toEqual({
      ok: false,
      says: 'This window is closed already.',
    });
  });

  test('what is missing is said before anything is sent; what the bot minds stands below its field', async () => {
    const viewId = await openGoal();
    const { does, modal } = page.as(page.ada);
    expect(await does({ do: 'submit', viewId, values: { goal: { text: '' } } })).toEqual({ ok: true });
    expect((await modal()).errors).toEqual({ goal: 'Please complete this required field.' });
    expect(page.heard).toEqual([]);
    expect(await does({ do: 'submit', viewId, values: { goal: { text: 'vague' } } })).toEqual({ ok: true });
    expect(await modal()).toMatchObject({
      errors: { goal: 'Say it in numbers.' },
      values: { goal: { text: 'vague' } },
    });
  });

  test('without an answer of the bot it stays, and says what Slack says', async () => {
    const viewId = await openGoal();
    page.slack.connect({ requestUrl: null });
    const submit = { do: 'submit', viewId, values: { goal: { text: 'Learn Rust' } } } as const;
    expect(await page.as(page.ada).does(submit)).toEqual({ ok: true });
    expect((await page.as(page.ada).modal()).trouble).toBe('We had some trouble connecting. Try again?');
  });

  test('submitted from two windows at once it is sent once', async () => {
    const submit = { do: 'submit', viewId: await openGoal(), values: { goal: { text: 'Learn Rust' } } } as const;
    const both = [performDeed(page.ada, submit), performDeed(page.ada, submit)];
    expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
    expect(page.heard).toHaveLength(1);
  });

  test('closed, it tells the bot that asked for it, once', async () => {
    const viewId = await openGoal();
    const values = { goal: { text: 'Half a thought' } };
    expect(await page.as(page.ada).does({ do: 'close', viewId, values })).toEqual({ ok: true });
    expect(await page.as(page.ada).does({ do: 'close', viewId, values })).toEqual({ ok: true });
    expect(page.heard).toEqual([{ closedWith: 'Half a thought' }]);
    expect(await page.as(page.ada).modals()).toEqual([]);
  });

  test('beneath another it cannot be used', async () => {
    const { does, modal, modals } = page.as(page.ada);
    await does({ do: 'type', conversationId: page.general.id, text: '/goal deeper' });
    const { viewId, submitLabel, closeLabel, canSubmit } = await modal();
    expect([submitLabel, closeLabel, canSubmit]).toEqual([null, 'Close', false]);
    expect(await does({ do: 'submit', viewId, values: {} })).toMatchObject({ ok: false });
    await does({ do: 'use', in: { viewId }, blockId: 'a', actionId: 'b', value: null, values: {} });
    await page.slack.changes.until(() => page.workspace.views.stack(page.ada.id)[1], 5000);
    expect((await modals()).map(({ title }) => title)).toEqual(['Deeper', 'New goal']);
    const beneath = { ok: false, says: 'Another window lies on top of this one. Close that one first.' };
    expect(await does({ do: 'close', viewId, values: {} })).toEqual(beneath);
    expect(await does({ do: 'submit', viewId, values: {} })).toEqual(beneath);
  });

  test('a menu in it tells the bot at once, with what else stands there', async () => {
    const viewId = await openGoal();
    const { does, modal } = page.as(page.ada);
    const use = { do: 'use', in: { viewId }, blockId: 'pace', actionId: 'pace', value: 'slow' } as const;
    expect(await does({ ...use, values: filledIn })).toEqual({ ok: true });
    expect(page.heard).toMatchObject([
      {
        action: { type: 'static_select', selected_option: { value: 'slow' } },
        state: { values: { goal: { text: { value: 'Learn Rust' } } } },
      },
    ]);
    expect((await modal()).values).toMatchObject({ goal: { text: 'Learn Rust' }, pace: { pace: 'slow' } });
  });

  test('a field that dispatches nothing only keeps what is put in', async () => {
    const viewId = await openGoal();
    const use = { do: 'use', in: { viewId }, blockId: 'goal', actionId: 'text', value: 'Typed', values: {} } as const;
    expect(await page.as(page.ada).does(use)).toEqual({ ok: true });
    expect(page.heard).toEqual([]);
    expect((await page.as(page.ada).modal()).values.goal).toEqual({ text: 'Typed' });
  });

  test.each([
    ['an option that is not offered', { pace: { pace: 'never' } }],
    ['somebody who is not there', { mentor: { who: 'U999' } }],
    ['a day that is none', { due: { on: '2026-02-31' } }],
    ['several where there is one', { pace: { pace: ['slow', 'quick'] } }],
  ] satisfies [string, Values][])('what Slack would not let through is refused: %s', async (_what, values) => {
    const viewId = await openGoal();
    const submit = { do: 'submit', viewId, values: { goal: { text: 'Learn Rust' }, ...values } } as const;
    expect(await page.as(page.ada).does(submit)).toEqual({ ok: false, says: expect.stringContaining('choose again') });
    expect(page.heard).toEqual([]);
    expect((await page.as(page.ada).modal()).values.goal).toEqual({ text: null });
  });
});

const message: KnownBlock[] = [
  {
    type: 'section',
    block_id: 's',
    text: { type: 'mrkdwn', text: 'How often?' },
    accessory: { type: 'static_select', action_id: 'often', options: [option('Weekly'), option('Monthly')] },
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), value: 'v' },
      { type: 'overflow', action_id: 'more', options: [option('Pause'), option('Stop')] },
      { type: 'checkboxes', action_id: 'boxes', options: [option('Email'), option('Slack')] },
    ],
  },
];

describe('a message', () => {
  function use(ts: string, actionId: string, value: Value, values: Values = {}, person = page.ada) {
    const blockId = actionId === 'often' ? 's' : 'a';
    const at = { message: { conversationId: page.general.id, ts } };
    return page.as(person).does({ do: 'use', in: at, blockId, actionId, value, values });
  }

  test('is used by its elements, and what was chosen is this person’s own', async () => {
    const ts = await page.posts(page.general.id, message);
    expect(await use(ts, 'often', 'monthly')).toEqual({ ok: true });
    expect(await use(ts, 'boxes', ['slack'])).toEqual({ ok: true });
    expect(await use(ts, 'more', 'stop')).toEqual({ ok: true });
    expect(await use(ts, 'go', null, { a: { boxes: ['slack', 'email'] } })).toEqual({ ok: true });
    expect(page.heard).toMatchObject([
      { action: { action_id: 'often', selected_option: { value: 'monthly' } } },
      { action: { action_id: 'boxes', selected_options: [{ value: 'slack' }] } },
      { action: { action_id: 'more', selected_option: { value: 'stop' } } },
      {
        action: { type: 'button', action_id: 'go', value: 'v' },
        state: {
          values: {
            s: { often: { selected_option: { value: 'monthly' } } },
            a: { boxes: { selected_options: [{ value: 'email' }, { value: 'slack' }] } },
          },
        },
      },
    ]);
    const seenBy = async (person: typeof page.ada) =>
      (await page.as(person).conversation(page.general.id)).messages[0]?.values;
    expect(await seenBy(page.ada)).toEqual({ s: { often: 'monthly' }, a: { boxes: ['email', 'slack'] } });
    expect(await seenBy(page.ben)).toEqual({ s: { often: null }, a: { boxes: [] } });
  });

  test('that does not answer is explained by Slack', async () => {
    const ts = await page.posts(page.general.id, message);
    page.slack.connect({ requestUrl: null });
    expect(await use(ts, 'go', null)).toEqual({ ok: true });
    await page.ada.sees('We had some trouble connecting', { in: page.general.id });
  });

  test('that has changed meanwhile is not used as it was', async () => {
    const ts = await page.posts(page.general.id, message);
    await page.client.chat.update({ channel: page.general.id, ts, text: 'Done', blocks: [] });
    expect(await use(ts, 'go', null)).toEqual({ ok: false, says: expect.stringContaining('changed meanwhile') });
    expect(await use('1.1', 'go', null)).toEqual({ ok: false, says: 'That message is not there any more.' });
    expect(page.heard).toEqual([]);
  });

  test('is used as it was where an update left the button alone', async () => {
    const blocks: KnownBlock[] = [
      { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: 'v' }] },
    ];
    const ts = await page.posts(page.general.id, blocks);
    await page.client.chat.update({ channel: page.general.id, ts, text: 'Look', blocks });
    expect(await use(ts, 'go', 'v')).toEqual({ ok: true });
    expect(await use(ts, 'go', 'another')).toMatchObject({ ok: false });
    expect(await use(ts, 'stop', 'v')).toMatchObject({ ok: false });
    expect(page.heard).toMatchObject([{ action: { action_id: 'go', value: 'v' } }]);
  });

  test('offers no more than it offers', async () => {
    const ts = await page.posts(page.general.id, message);
    expect(await use(ts, 'more', 'explode')).toMatchObject({ ok: false });
    expect(await use(ts, 'often', 'hourly')).toMatchObject({ ok: false });
    expect(page.heard).toEqual([]);
  });

  test('has shortcuts, and so has the whole workspace', async () => {
    const { does } = page.as(page.ada);
    const ts = await page.posts(page.general.id, message);
    const onMessage = { do: 'message_shortcut', conversationId: page.general.id, ts } as const;
    expect(await does({ ...onMessage, callbackId: 'keep' })).toEqual({ ok: true });
    expect(await does({ do: 'shortcut', callbackId: 'new_goal' })).toEqual({ ok: true });
    expect(page.heard).toEqual([ts, 'new_goal']);
    expect(await does({ do: 'shortcut', callbackId: 'keep' })).toEqual({
      ok: false,
      says: 'Cairn has no such shortcut.',
    });
    page.slack.connect({ requestUrl: null });
    expect(await does({ do: 'shortcut', callbackId: 'new_goal' })).toEqual({
      ok: false,
      says: 'We had some trouble connecting. Try again?',
    });
  });
});

test('the App Home is empty until it is opened; then its buttons work', async () => {
  const { does, home } = page.as(page.ada);
  expect(await home()).toEqual({ home: null });
  expect(await does({ do: 'open_home' })).toEqual({ ok: true });
  await page.slack.changes.until(() => page.workspace.views.home(page.ada.id), 5000);
  const { home: shown } = await home();
  expect(shown).toMatchObject({ blocks: homeBlocks, values: {}, trouble: null });
  const viewId = shown?.viewId ?? '';
  await does({ do: 'use', in: { viewId }, blockId: 'h', actionId: 'hello', value: null, values: {} });
  expect(page.heard).toMatchObject([{ action: { action_id: 'hello', value: '1' } }]);
});

describe('between people', () => {
  test('nobody reads or uses what only another sees', async () => {
    const { ada, ben, general, client } = page;
    const psst = { channel: general.id, user: ada.id, text: 'Psst', blocks: message };
    const ts = String((await client.chat.postEphemeral(psst)).message_ts);
    const at = { conversationId: general.id, ts };
    expect((await page.as(ada).conversation(general.id)).messages).toMatchObject([{ ts, onlyYou: true }]);
    expect((await page.as(ben).conversation(general.id)).messages).toEqual([]);
    const press = { do: 'use', in: { message: at }, blockId: 'a', actionId: 'go', value: null, values: {} } as const;
    expect(await page.as(ben).does(press)).toMatchObject({ ok: false });
    expect(page.heard).toEqual([]);
    expect(await page.as(ada).does(press)).toEqual({ ok: true });
    expect(page.heard).toHaveLength(1);
    const shortcut = { do: 'message_shortcut', callbackId: 'keep', ...at } as const;
    expect(await page.as(ada).does(shortcut)).toEqual({ ok: false, says: 'What only you can see has no shortcuts.' });
  });

  test('nobody works in another’s window or Home', async () => {
    const { ada, ben } = page;
    const viewId = await openGoal(ada);
    await page.as(ada).does({ do: 'open_home' });
    const home = await page.slack.changes.until(() => page.workspace.views.home(ada.id), 5000);
    const { does } = page.as(ben);
    const closed = { ok: false, says: 'This window is closed already.' };
    expect(await does({ do: 'submit', viewId, values: filledIn })).toEqual(closed);
    const use = { do: 'use', value: null, values: {} } as const;
    expect(await does({ ...use, in: { viewId }, blockId: 'pace', actionId: 'pace' })).toEqual(closed);
    expect(await does({ ...use, in: { viewId: home?.id ?? '' }, blockId: 'h', actionId: 'hello' })).toEqual(closed);
    await does({ do: 'close', viewId, values: {} });
    expect(page.heard).toEqual([]);
    expect(await page.as(ada).modals()).toHaveLength(1);
  });

  test('nobody reaches into a conversation they are not in', async () => {
    const { ada, ben, cleo, general, workspace } = page;
    const secret = workspace.channel({ name: 'secret', isPrivate: true, members: [ada], withBot: true });
    const ts = await page.posts(secret.id, message);
    await expect(page.as(ben).conversation(secret.id)).rejects.toThrow('404: There is no such conversation');
    const at = { conversationId: secret.id, ts };
    const press = { do: 'use', blockId: 'a', actionId: 'go', value: null, values: {} } as const;
    expect(await page.as(ben).does({ ...press, in: { message: at } })).toMatchObject({ ok: false });
    for (const deed of ['join', 'read'] as const) {
      expect(await page.as(ben).does({ do: deed, conversationId: secret.id })).toMatchObject({ ok: false });
    }
    expect(await page.as(ben).does({ do: 'message_shortcut', callbackId: 'keep', ...at })).toMatchObject({ ok: false });
    // Into a public channel one may look, and do nothing.
    const open = { conversationId: general.id, ts: await page.posts(general.id, message) };
    expect((await page.as(cleo).conversation(general.id)).messages).toHaveLength(1);
    expect(await page.as(cleo).does({ ...press, in: { message: open } })).toEqual({
      ok: false,
      says: expect.stringContaining('Join it'),
    });
    expect(page.heard).toEqual([]);
  });
});
