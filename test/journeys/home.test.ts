import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { promptsIn } from './check-in-steps.ts';
import { pressOnCard } from './goal-form.ts';

describe('Cairn’s Home', () => {
  let sandbox: OpenSandbox;

  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  const published = (personId: string) =>
    sandbox.slack.calls.filter(({ method, args }) => method === 'views.publish' && args['user_id'] === personId);

  test('tells a newcomer what this is and how to begin', async () => {
    const home = await sandbox.colleague.openHome();
    expect(home.text).toContain('Welcome. Cairn helps a mentor and a mentee');
    expect(home.text).toContain('/mentorship pair @mentor @mentee');
    expect(home.text).not.toContain('You lead the program');
    expect(home.buttons).toEqual([]);
  });

  test('shows a lead their part', async () => {
    const { admin } = sandbox;
    await sandbox.setUp();
    expect((await admin.openHome()).text).toContain('You lead the program.');
  });

  test('shows the two their mentorship, goals with bars, the next check-in, and what is due', async () => {
    const { mentee, mentor } = sandbox;
    const dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await mentee.click('Add steps', { in: dm });
    const steps = await mentee.modal('Add steps');
    await steps.fill('Steps', 'Send two proposals by 24 November\nBook a room by 20 December\nAsk Ana');
    await steps.submit();
    await mentee.command('/goal', 'Write a blog post by 30 June', { in: dm });
    await (await mentee.modal('New goal')).submit();

    const home = await mentee.openHome();
    for (const words of [
      'With @Ana (your mentor, Australia/Lord_Howe)',
      'every week on Tuesday at 10:00 (Asia/Kathmandu)',
      'Next: for Bibek Tuesday 24 November 2026, 10:00',
      'Focus goals\nGive three conference talks\n▱▱▱▱▱▱▱▱▱▱ 0 of 3 conference talks (0 %)',
      'Waiting for the mentor\nWrite a blog post',
      'Steps due\n☐ Send two proposals, by 24 November 2026',
    ]) {
      expect(home.text).toContain(words);
    }
    expect(home.text).not.toMatch(/Book a room|☐ Ask Ana|overdue/);
    const onBoth = ['Focus', 'Check-ins', 'Check-in schedule', 'Check-in history', 'Journal', 'Together', 'Obstacles'];
    expect(home.buttons).toEqual(['New goal', ...onBoth, 'Calendar', 'My times']);

    const mentors = await mentor.openHome();
    expect(mentors.text).toContain('With @Bibek (your mentee, Asia/Kathmandu)');
    expect(mentors.buttons).toEqual([...onBoth, 'Calendar', 'My times']);
    await sandbox.passTo('2026-11-25T04:15:00Z');
    expect((await mentor.openHome()).text).toContain('Send two proposals, by 24 November 2026 (overdue)');
  });

  test('its buttons open the goal form, the schedule and the history', async () => {
    const { mentee, mentor } = sandbox;
    await sandbox.pair();
    const home = await mentee.openHome();
    await home.click('New goal');
    await (await mentee.modal('Your first goal')).close();
    await home.click('Check-in history');
    expect((await mentee.modal('Check-in history')).text).toContain('No check-ins here yet.');
    await mentee.topModal?.close();
    const mentors = await mentor.openHome();
    await mentors.click('Check-in schedule');
    const schedule = await mentor.modal('Check-in schedule');
    await schedule.fill('Day', 'Friday');
    await schedule.submit();
    await (await mentor.modal('Cairn')).close();
    await sandbox.slack.settled();
    expect(mentor.home?.text).toContain('every week on Friday');
    expect(mentee.home?.text).toContain('every week on Friday');
  });

  test('follows what happens, for those who have opened it', async () => {
    const { mentee, mentor } = sandbox;
    const dm = await sandbox.pair();
    await mentee.openHome();
    await sandbox.agreedGoal();
    expect(mentee.home?.text).toContain('Focus goals\nGive three conference talks');
    await pressOnCard(mentee, 'Log progress', dm);
    const log = await mentee.modal('Log progress');
    await log.fill(/Where are you now/, '1');
    await log.submit();
    await sandbox.slack.settled();
    expect(mentee.home?.text).toContain('▰▰▰▱▱▱▱▱▱▱ 1 of 3');
    expect(mentor.home).toBeUndefined();
    await sandbox.passTo('2026-11-24T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    expect((await mentee.openHome()).text).toContain('Next: for Bibek Tuesday 1 December 2026');
  });

  test('is right again after the mentorship has ended', async () => {
    const { mentee, mentor } = sandbox;
    await sandbox.pair();
    await mentee.openHome();
    await mentor.command('/mentorship', 'end');
    await (await mentor.modal('End a mentorship')).submit();
    await sandbox.slack.settled();
    expect(mentee.home?.text).toContain('You have no mentorship yet');
  });

  test('is published once for an event that Slack delivers three times', async () => {
    const { slack, acme, mentee } = sandbox;
    await slack.deliverEvent(
      acme,
      { type: 'app_home_opened', user: mentee.id, channel: mentee.dm, tab: 'home' },
      { times: 3 },
    );
    await slack.settled();
    expect(published(mentee.id)).toHaveLength(1);
    await mentee.openHome();
    expect(published(mentee.id)).toHaveLength(2);
  });

  test('a Home that Slack did not take is right after the next thing that happens', async () => {
    const { slack, mentee } = sandbox;
    const dm = await sandbox.pair();
    await mentee.openHome();
    slack.faults.add({ kind: 'server_error', method: 'views.publish', times: 2 });
    await sandbox.agreedGoal();
    await pressOnCard(mentee, 'Log progress', dm);
    const log = await mentee.modal('Log progress');
    await log.fill(/Where are you now/, '2');
    await log.submit();
    await slack.settled();
    expect(mentee.home?.text).toContain('2 of 3');
  });
});
