import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { goalModal, plain } from './goal-modal.ts';
import { clientFor, openSandbox } from './open-sandbox.ts';
import { startBolt } from './start-bolt.ts';

let slack: SandboxSlack;
let workspace: SandboxWorkspace;
let ada: SandboxPerson;
let ben: SandboxPerson;
let stop = async () => {};

async function bot(register: (app: App) => void): Promise<void> {
  ({ stop } = await startBolt(slack, workspace, register));
}

beforeEach(async () => {
  ({ slack } = await openSandbox({
    ackTimeoutMs: 400,
    manifest: { shortcuts: [{ name: 'New goal', type: 'global', callback_id: 'new_goal' }] },
  }));
  workspace = slack.workspace({ name: 'Acme' });
  ada = workspace.person({ name: 'Ada', tz: 'America/New_York' });
  ben = workspace.person({ name: 'Ben Ito' });
  stop = async () => {};
});

afterEach(async () => {
  await stop();
  await slack.close();
});

describe('commands', () => {
  test('arrive escaped, and their answer is seen by one person', async () => {
    await bot((app) => app.command('/goal', ({ ack, command }) => ack(`You said ${command.text}`)));
    await ada.command('/goal', 'a <b> & @Ben Ito');
    expect(slack.requests[0]).toMatchObject({
      kind: 'command',
      outcome: 'acked',
      payload: { text: `a &lt;b&gt; &amp; <@${ben.id}|ben.ito>`, channel_name: 'directmessage' },
    });
    expect(await ada.sees('You said a <b> & @Ben Ito')).toMatchObject({ onlyYou: true, author: 'Cairn' });
  });

  test('tell the person when the bot is late, or away', async () => {
    await bot((app) => app.command('/goal', () => new Promise((resolve) => setTimeout(resolve, 600))));
    await ada.command('/goal');
    await ada.sees('/goal failed with the error "operation_timeout"');
    slack.connect({ requestUrl: null });
    await ada.command('/goal');
    await ada.sees('/goal failed because the app did not respond');
  });

  test('answer by response url, five times at most', async () => {
    await bot((app) =>
      app.command('/goal', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'first' });
      }),
    );
    const request = await ada.command('/goal');
    await ada.sees('first');
    const url = String(request.payload['response_url']);
    const respond = () =>
      fetch(url, {
        method: 'POST',
        body: JSON.stringify({ text: 'more' }),
        headers: { 'content-type': 'application/json' },
      });
    const statuses = [];
    for (let use = 2; use <= 6; use += 1) statuses.push((await respond()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 404]);
  });
});

describe('buttons', () => {
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: `*Goal* for <!date^1780322400^{date_short} at {time}|soon>` } },
    {
      type: 'actions',
      block_id: 'b',
      elements: [
        { type: 'button', action_id: 'agree', text: plain('Agree'), value: '7' },
        {
          type: 'button',
          action_id: 'drop',
          text: plain('Drop'),
          confirm: { title: plain('Sure?'), text: plain('It goes.'), confirm: plain('Drop'), deny: plain('Keep') },
        },
      ],
    },
  ];

  beforeEach(async () => {
    await bot((app) => {
      app.action('agree', async ({ ack, body, respond, action }) => {
        await ack();
        const value = action.type === 'button' ? action.value : '';
        await respond({ text: `Agreed by <@${body.user.id}> (${value})`, replace_original: true });
      });
      app.action('drop', ({ ack }) => ack());
    });
    const client = clientFor(slack, workspace);
    const { channel } = await client.conversations.open({ users: `${ada.id},${ben.id}` });
    await client.apiCall('chat.postMessage', {
      channel: channel?.id ?? '',
      text: 'Goal',
      blocks: JSON.stringify(blocks),
    });
  });

  test('are seen in each reader’s own zone and clicked by label', async () => {
    expect((await ada.sees('Goal for')).text).toBe('Goal for Jun 1, 2026 at 10:00 AM\n[Agree] [Drop]');
    expect((await ben.sees('Goal for')).text).toContain('3:00 PM');
    const old = await ada.sees('Goal for');
    await ben.click('Agree');
    await ada.sees('Agreed by @Ben Ito (7)');
    await expect(ada.click('Agree', { in: old })).rejects.toThrow('no "Agree" to click');
    await ada.clickStale('Agree', old);
    await ben.sees('Agreed by @Ada (7)');
    expect(slack.requests.at(-1)).toMatchObject({
      payload: { user: { id: ada.id }, actions: [{ action_id: 'agree' }] },
    });
  });

  test('ask first where they have a dialog', async () => {
    await ada.click('Drop', { confirm: false });
    expect(ada.lastConfirm).toEqual({ title: 'Sure?', text: 'It goes.', confirm: 'Drop', deny: 'Keep' });
    expect(slack.requests).toEqual([]);
    await ada.click('Drop');
    expect(slack.requests).toMatchObject([{ kind: 'block_actions', outcome: 'acked' }]);
  });
});

test('App Home is opened, read and clicked', async () => {
  let opened = 0;
  const view = (words: string) => ({
    type: 'home' as const,
    blocks: [
      { type: 'header' as const, text: plain(words) },
      { type: 'actions' as const, elements: [{ type: 'button' as const, text: plain('Again'), action_id: 'again' }] },
    ],
  });
  await bot((app) => {
    app.event('app_home_opened', async ({ client, event }) => {
      opened += 1;
      await client.views.publish({ user_id: event.user, view: view(`Opened ${opened}`) });
    });
    app.action('again', async ({ ack, client, body }) => {
      await ack();
      await client.views.publish({ user_id: body.user.id, view: view('Clicked') });
    });
  });
  const home = await ada.openHome();
  expect(home.text).toBe('Opened 1\n[Again]');
  await home.click('Again');
  expect(ada.home?.text).toContain('Clicked');
  expect((await ada.openHome()).text).toContain('Opened 2');
});

test('shortcuts go by the names of the manifest', async () => {
  await bot((app) =>
    app.shortcut('new_goal', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: goalModal });
    }),
  );
  await ada.globalShortcut('New goal');
  expect((await ada.modal('New goal')).submitLabel).toBe('Save');
  await expect(ada.globalShortcut('Old goal')).rejects.toThrow('there are: New goal');
});

test('a modal that never comes is explained', async () => {
  await bot((app) =>
    app.command('/goal', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: { ...goalModal, title: plain('x'.repeat(25)) } });
    }),
  );
  await ada.command('/goal');
  await expect(ada.modal(undefined, { within: 100 })).rejects.toThrow('longer than 24 characters');
});
