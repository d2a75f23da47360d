import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { addSteps, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
  await proposedGoal(sandbox);
});
afterEach(() => sandbox.close());

const troubles = [
  { kind: 'error', error: 'expired_trigger_id' },
  { kind: 'error', error: 'some_error_of_tomorrow' },
  { kind: 'rate_limited', retryAfterSeconds: 5 },
  { kind: 'server_error' },
] as const;

describe('when no modal can be opened', () => {
  test('a command says so, and works the next time', async () => {
    const { mentee, slack } = sandbox;
    for (const trouble of troubles) {
      const after = await mentee.post(mentee.dm, 'Here I go');
      slack.faults.add({ ...trouble, method: 'views.open' });
      await mentee.command('/goal', 'Learn to cook by 1 May');
      await sandbox.due();
      const answers = mentee.messages(mentee.dm).filter(({ ts }) => ts > after.ts);
      expect(answers.map(({ text }) => text)).toEqual([expect.stringMatching(/nothing was changed.*try again/i)]);
    }
    await mentee.command('/goal', 'Learn to cook by 1 May');
    await mentee.modal('New goal');
  });

  test('a button says so in the conversation it stands in', async () => {
    const { mentor, slack } = sandbox;
    slack.faults.add({ kind: 'error', error: 'expired_trigger_id', method: 'views.open' });
    await mentor.click('Comment', { in: dm });
    expect((await mentor.sees('Nothing was changed: please try again', { in: dm })).onlyYou).toBe(true);
  });

  test('a shortcut, which has no conversation, says so in the DM with Cairn', async () => {
    const { mentee, slack } = sandbox;
    slack.faults.add({ kind: 'error', error: 'expired_trigger_id', method: 'views.open', times: 2 });
    await mentee.globalShortcut('New goal');
    await sandbox.due();
    await mentee.sees('Nothing was changed: please try again', { in: mentee.dm });
  });

  test('a tick that stands is not called undone, and the win is offered all the same', async () => {
    const { mentee, slack } = sandbox;
    await addSteps(sandbox, dm, '* First talk given');
    slack.faults.add({ kind: 'error', error: 'expired_trigger_id', method: 'views.open' });
    await mentee.click('Tick', { in: dm });
    await sandbox.due();
    await mentee.sees('◆ First talk given', { in: dm });
    expect(await kept.kinds(talks)).toEqual(['proposed', 'steps_added', 'step_ticked']);
    expect(mentee.notSees(/nothing was changed/i)).toBe(true);
    await mentee.sees('That is saved. Only the form that follows could not be shown', { in: dm });
    await sandbox.pass({ minutes: 11 });
    await mentee.sees(/You reached First talk given[\s\S]*\[Choose how\]/, { in: mentee.dm });
  });
});

describe('when Slack does not say who somebody is', () => {
  test('/goal and /mentorship setup say so', async () => {
    const { admin, mentee, slack } = sandbox;
    // What Cairn knows of people is fresh for an hour.
    await sandbox.pass({ hours: 2 });
    slack.faults.add({ kind: 'server_error', method: 'users.info', times: 2 });
    await mentee.command('/goal', 'Learn to cook by 1 May');
    await mentee.sees('Slack did not answer', { in: mentee.dm });
    await admin.command('/mentorship', 'setup');
    await admin.sees('Slack did not answer', { in: admin.dm });
    await admin.command('/mentorship', 'setup');
    const form = await admin.modal('Set up the program');
    await form.fill('Program leads', ['Carl']);
    // Every form is sent twice at once.
    slack.faults.add({ kind: 'rate_limited', retryAfterSeconds: 30, method: 'users.info', times: 2 });
    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(Object.values(errors)).toEqual([expect.stringContaining('please try again')]);
    expect(form.value('Program leads')).toBe('@Carl');
    expect(await kept.leads()).toEqual([]);
    expect((await form.submit()).errors).toEqual({});
  });
});
