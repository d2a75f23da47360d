import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { clientFor, openSandbox } from './open-sandbox.ts';
import { startBolt } from './start-bolt.ts';

let slack: SandboxSlack;
let workspace: SandboxWorkspace;
let ada: SandboxPerson;
let stop = async () => {};

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

function modal(title: string, more: Partial<ModalView> = {}): ModalView {
  const blocks = [
    { type: 'actions' as const, elements: [{ type: 'button' as const, text: plain('Deeper'), action_id: 'deeper' }] },
  ];
  return { type: 'modal', callback_id: 'm', title: plain(title), submit: plain('OK'), blocks, ...more };
}

async function bot(register: (app: App) => void): Promise<void> {
  ({ stop } = await startBolt(slack, workspace, register));
}

beforeEach(async () => {
  ({ slack } = await openSandbox({ manifest: { events: ['message.im', 'user_change'] } }));
  workspace = slack.workspace({ name: 'Acme' });
  ada = workspace.person({ name: 'Ada' });
  stop = async () => {};
});

afterEach(async () => {
  await stop();
  await slack.close();
});

test('a button in a modal pushes another onto it; clearing closes them all', async () => {
  await bot((app) => {
    app.command('/open', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First', { notify_on_close: true }) });
    });
    app.action('deeper', async ({ ack, client, body }) => {
      await ack();
      if (body.type === 'block_actions') {
        await client.views.push({ trigger_id: body.trigger_id, view: modal('Second') });
      }
    });
    app.view('m', ({ ack }) => ack({ response_action: 'clear' }));
    app.view({ callback_id: 'm', type: 'view_closed' }, ({ ack }) => ack());
  });
  await ada.command('/open');
  const first = await ada.modal('First');
  await first.click('Deeper');
  const second = await ada.modal('Second');
  await expect(first.submit()).rejects.toThrow('"First" is beneath "Second"');
  await second.submit();
  expect(ada.topModal).toBeUndefined();
  expect(slack.requests.at(-1)).toMatchObject({ kind: 'view_closed', payload: { is_cleared: true } });
});

test('an answer Slack would not take is explained in the log', async () => {
  await bot((app) => {
    app.command('/open', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
    });
    app.view('m', ({ ack }) => ack({ response_action: 'update', view: modal('x'.repeat(30)) }));
  });
  await ada.command('/open');
  const first = await ada.modal();
  expect(await first.submit()).toEqual({ closed: false, errors: {} });
  expect(first.trouble).toBe('We had some trouble connecting. Try again?');
  expect(slack.requests.at(-1)?.refusedBecause).toContain('[json-pointer:/view/title/text]');
});

test('menus, boxes and overflows in a message are used by their words, and their state is sent along', async () => {
  const actions: unknown[] = [];
  await bot((app) =>
    app.action(/.*/, async ({ ack, action, body }) => {
      actions.push({ action, state: body.type === 'block_actions' ? body.state : undefined });
      await ack();
    }),
  );
  const blocks = [
    {
      type: 'section',
      block_id: 's',
      text: { type: 'mrkdwn', text: '*How often?*' },
      accessory: { type: 'static_select', action_id: 'often', options: [option('Weekly'), option('Monthly')] },
    },
    {
      type: 'actions',
      block_id: 'a',
      elements: [
        { type: 'checkboxes', action_id: 'boxes', options: [option('Email'), option('Slack')] },
        { type: 'overflow', action_id: 'more', options: [option('Pause'), option('Stop')] },
        { type: 'datepicker', action_id: 'day', placeholder: plain('Pick a day') },
      ],
    },
  ];
  await clientFor(slack, workspace).apiCall('chat.postMessage', {
    channel: ada.id,
    text: 'How often?',
    blocks: JSON.stringify(blocks),
  });
  await ada.choose('How often?', 'Monthly');
  await ada.click('Slack');
  await ada.click('Email');
  await ada.click('Slack');
  await ada.click('Stop');
  await ada.choose('Pick a day', '2026-07-01');
  expect(actions).toMatchObject([
    { action: { type: 'static_select', selected_option: { value: 'monthly' } } },
    { action: { selected_options: [{ value: 'slack' }] } },
    { action: { selected_options: [{ value: 'email' }, { value: 'slack' }] } },
    { action: { selected_options: [{ value: 'email' }] } },
    { action: { type: 'overflow', selected_option: { value: 'stop' } } },
    {
      action: { selected_date: '2026-07-01' },
      state: {
        values: {
          s: { often: { selected_option: { value: 'monthly' } } },
          a: { boxes: { selected_options: [{ value: 'email' }] }, day: { selected_date: '2026-07-01' } },
        },
      },
    },
  ]);
  await expect(ada.choose('Colour', 'Red')).rejects.toThrow('there is: "How often?", "", "Pick a day"');
});

test('a click nobody handles leaves a word with the person who clicked', async () => {
  await bot(() => {});
  const blocks = [{ type: 'actions', elements: [{ type: 'button', text: plain('Go'), action_id: 'go' }] }];
  const message = { channel: ada.id, text: 'Go?', blocks: JSON.stringify(blocks) };
  await clientFor(slack, workspace).apiCall('chat.postMessage', message);
  slack.connect({ requestUrl: 'http://127.0.0.1:1/gone' });
  await ada.click('Go');
  expect(await ada.sees('We had some trouble connecting')).toMatchObject({ author: 'Slackbot', onlyYou: true });
});

test('a command works in a talk the bot is not part of, and is answered there', async () => {
  await bot((app) =>
    app.command('/goal', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Noted' });
    }),
  );
  const ben = workspace.person({ name: 'Ben' });
  const talk = workspace.talkBetween(ada, ben);
  await ada.command('/goal', 'x', { in: talk.id });
  await ada.sees('Noted', { in: talk.id });
  expect(ben.messages(talk.id)).toEqual([]);
  await expect(clientFor(slack, workspace).chat.postMessage({ channel: talk.id, text: 'hi' })).rejects.toThrow(
    'channel_not_found',
  );
});

test('the bot hears what the manifest subscribes to: typed messages, and people who leave', async () => {
  const heard: unknown[] = [];
  await bot((app) => {
    app.message(async ({ message }) => {
      heard.push('text' in message ? message.text : undefined);
    });
    app.event('user_change', async ({ event }) => {
      heard.push(event.user.deleted);
    });
  });
  await ada.post(ada.dm, 'hello <there>');
  workspace.deactivate(ada);
  await slack.settled();
  expect(heard).toEqual(['hello &lt;there&gt;', true]);
});

test('people see only the conversations they are in', async () => {
  const ben = workspace.person({ name: 'Ben' });
  const team = workspace.channel({ name: 'team', isPrivate: true, members: [ada], withBot: true });
  await clientFor(slack, workspace).chat.postMessage({ channel: team.id, text: 'for the team' });
  await ada.sees('for the team');
  expect(ben.notSees('for the team')).toBe(true);
  await expect(ben.sees('for the team', { within: 20 })).rejects.toThrow('Ben does not see for the team');
});
