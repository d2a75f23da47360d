import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { SandboxPerson } from '../../../src/sandbox/driver/sandbox-person.ts';
import type { SandboxSlack } from '../../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../../src/sandbox/slack/sandbox-workspace.ts';
import { goalModal, plain } from './goal-modal.ts';
import { openSandbox } from './open-sandbox.ts';
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

describe('modals', () => {
  const submitted: unknown[] = [];

  beforeEach(async () => {
    submitted.length = 0;
    await bot((app) => {
      app.command('/goal', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: goalModal });
      });
      app.action('pace', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions' || !body.view) return;
        const blocks = [{ type: 'section' as const, text: plain('Take your time') }, ...goalModal.blocks];
        await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: { ...goalModal, blocks } });
      });
      app.view('goal', async ({ ack, view }) => {
        submitted.push(view.state.values);
        const text = view.state.values['goal']?.['text']?.value;
        if (text === 'bad') return ack({ response_action: 'errors', errors: { goal: 'Say more' } });
        if (text === 'odd') return ack({ response_action: 'errors', errors: { nowhere: 'Say more' } });
        if (text === 'deep') return ack({ response_action: 'push', view: { ...goalModal, title: plain('Deeper') } });
        return ack();
      });
      app.view({ callback_id: 'goal', type: 'view_closed' }, ({ ack }) => ack());
    });
    await ada.command('/goal');
  });

  test('are filled by label and submitted in the shape Slack sends', async () => {
    const modal = await ada.modal();
    expect(modal.title).toBe('New goal');
    expect(modal.value('Due')).toBe('2026-06-30');
    await modal.fill('Goal', 'Learn Rust');
    await modal.fill('Due', '2026-07-01');
    await modal.fill('Mentor', 'Ben Ito');
    await modal.fill('Days', ['Friday']);
    expect(await modal.submit()).toEqual({ closed: true, errors: {} });
    expect(submitted).toMatchObject([
      {
        goal: { text: { type: 'plain_text_input', value: 'Learn Rust' } },
        due: { on: { type: 'datepicker', selected_date: '2026-07-01' } },
        mentor: { who: { type: 'users_select', selected_user: ben.id } },
        days: { which: { type: 'checkboxes', selected_options: [{ value: 'friday' }] } },
        pace: { pace: { type: 'static_select', selected_option: null } },
      },
    ]);
    expect(modal.isOpen).toBe(false);
  });

  test('name the fields there are when one is missing', async () => {
    const modal = await ada.modal();
    await expect(modal.fill('Gaol', 'x')).rejects.toThrow('there are: "Goal", "Due", "Mentor", "Days", "Pace"');
    await expect(modal.fill('Pace', 'Warp')).rejects.toThrow('there are: "Slow", "Quick"');
  });

  test('Slack itself asks for what is missing, and sends nothing', async () => {
    const modal = await ada.modal();
    expect((await modal.submit()).errors).toEqual({ Goal: 'Please complete this required field.' });
    await modal.fill('Goal', 'ab');
    expect((await modal.submit()).errors).toEqual({ Goal: 'Please enter at least 3 characters.' });
    expect(submitted).toEqual([]);
  });

  test('show the errors of the bot, and trouble when they name no field', async () => {
    const modal = await ada.modal();
    await modal.fill('Goal', 'bad');
    expect(await modal.submit()).toEqual({ closed: false, errors: { Goal: 'Say more' } });
    await modal.fill('Goal', 'odd');
    expect(await modal.submit()).toEqual({ closed: false, errors: {} });
    expect(modal.text).toContain('We had some trouble connecting');
  });

  test('keep what was typed when the bot updates them', async () => {
    const modal = await ada.modal();
    await modal.fill('Goal', 'Learn Rust');
    await modal.fill('Pace', 'Slow');
    await modal.sees('Take your time');
    expect(modal.fields).toMatchObject({ Goal: 'Learn Rust', Pace: 'Slow' });
  });

  test('stack three deep and no deeper', async () => {
    for (const title of ['New goal', 'Deeper']) {
      const modal = await ada.modal(title);
      await modal.fill('Goal', 'deep');
      await modal.submit();
    }
    expect(workspace.views.stack(ada.id)).toHaveLength(3);
    const third = await ada.modal();
    await third.fill('Goal', 'deep');
    await third.submit();
    expect(third.trouble).toContain('trouble');
    await third.close();
    expect(slack.requests.at(-1)).toMatchObject({ kind: 'view_closed', outcome: 'acked' });
    expect(ada.topModal?.isOpen).toBe(true);
  });

  test('can be submitted twice at once', async () => {
    const modal = await ada.modal();
    await modal.fill('Goal', 'Learn Rust');
    expect(await modal.submitTwice()).toEqual({ closed: true, errors: {} });
    expect(submitted).toHaveLength(2);
  });
});
