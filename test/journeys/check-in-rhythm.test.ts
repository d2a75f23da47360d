import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, setRhythm, whispersTo } from './check-in-steps.ts';

// It is Monday 23 November 2026: 09:45 for Bibek in Kathmandu, 15:00 for Ana on Lord Howe, 23:00 of Sunday for Carl in New York.

describe('rhythms', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.setUp();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  const askedOn = (zone = 'Asia/Kathmandu') => promptsIn(dm, sandbox.mentee).map((prompt) => postedAt(prompt, zone));

  async function passDays(from: string, days: number): Promise<void> {
    for (let day = 0; day < days; day++) {
      await sandbox.passTo(new Date(Date.parse(from) + day * 86_400_000).toISOString());
    }
  }

  test.each([
    ['on a date', 'Every month, on a date', { 'Day of the month': '31' }, 'its last day', ['11-30', '12-31', '01-31']],
    [
      'on a weekday',
      'Every month, on a weekday',
      { 'Which one': 'The last of the month', Day: 'Friday' },
      'the last Friday',
      ['11-27', '12-25', '01-29'],
    ],
  ])('every month, %s', async (_what, often, fields, words, days) => {
    const { mentee } = sandbox;
    const said = await setRhythm(mentee, {
      'How often': often,
      ...fields,
      Time: '10:15',
      'When nobody answers': 'Keep asking',
    });
    expect(said).toContain(`every month on ${words} at 10:15`);
    await passDays('2026-11-23T04:30:00Z', 71);
    expect(askedOn().map((each) => each.slice(5))).toEqual(days.map((day) => `${day} 10:15`));
  });

  test('the form asks only what belongs to the chosen one, and keeps the rest', async () => {
    const { mentee } = sandbox;
    await mentee.command('/checkin', 'schedule');
    const form = await mentee.modal('Check-in schedule');
    await form.fill('Time', '16:45');
    await form.fill('How often', 'Every month, on a date');
    expect(form.text).toContain('Day of the month');
    expect(form.text).not.toContain('Which one');
    await form.fill('How often', 'Every month, on a weekday');
    expect(form.text).toContain('Which one');
    await form.fill('How often', 'Every 3 weeks');
    expect(form.text).not.toContain('Which one');
    expect(form.value('Time')).toBe('16:45');
    await form.fill('Day', 'Thursday');
    await form.submit();
    expect((await mentee.modal('Cairn')).text).toContain('every 3 weeks on Thursday at 16:45');
  });

  test('a preview shows the next five dates on both clocks, warns of a night and names a time that suits both', async () => {
    const { admin, mentee, colleague } = sandbox;
    await admin.command('/mentorship', 'pair @Carl @Bibek');
    await sandbox.due();
    await mentee.openHome();
    await colleague.command('/checkin', 'schedule');
    const form = await colleague.modal('Check-in schedule');
    await form.fill('Day', 'Thursday');
    await form.fill('Time', '13:00');
    await form.click('Preview');
    expect(form.text).toContain('every week on Thursday at 13:00 would be');
    const lines = form.text.split('\n').filter((line) => line.includes('for Bibek,'));
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Thursday 26 November 2026: 13:00 for Bibek, 02:15 for Carl');
    expect(lines[0]).toContain('night for Carl');
    expect(form.text).toMatch(/\d\d:\d\d \(Asia\/Kathmandu\) would be day for both of you/);
    // Nothing is saved by looking, and what was chosen stays.
    expect(form.value('Time')).toBe('13:00');
    await form.fill('Time zone', 'A named one (below)');
    await form.fill('Named time zone', 'Mars/Olympus');
    await form.click('Preview');
    expect(form.text).toContain('Not yet: “Mars/Olympus” is no time zone that I know.');
    await form.close();
    await colleague.command('/checkin', 'next');
    expect(colleague.messages(colleague.dm).at(-1)?.text).toContain('every week on Tuesday at 19:00');
  });

  test('when somebody’s clock changes, both are told what moves', async () => {
    const { mentor, mentee } = sandbox;
    mentee.user.tz = 'Europe/London';
    await sandbox.passTo('2026-11-23T06:00:00Z');
    await mentee.openHome();
    await sandbox.due();
    const told = await mentor.sees('Bibek’s clock is now that of Europe/London', { in: dm });
    expect(told.text).toContain('for Bibek Tuesday 24 November 2026, 10:00 (Europe/London)');
    await sandbox.passTo('2026-11-24T09:59:59Z');
    expect(askedOn()).toEqual([]);
    await sandbox.passTo('2026-11-24T10:00:00Z');
    expect(askedOn('Europe/London')).toEqual(['2026-11-24 10:00']);
  });

  test('when Slack tells that a clock has changed, both are told at once; of strangers nothing is kept', async () => {
    const { acme, mentor, mentee, colleague } = sandbox;
    acme.setTimeZone(colleague, 'Asia/Tokyo');
    acme.setTimeZone(mentee, 'Europe/London');
    await sandbox.due();
    const told = await mentor.sees('Bibek’s clock is now that of Europe/London', { in: dm });
    expect(told.text).toContain('for Bibek Tuesday 24 November 2026, 10:00 (Europe/London)');
    const people = await sandbox.inDatabase((tx) => tx.selectFrom('people').selectAll().execute());
    expect(people.map(({ id }) => id)).not.toContain(colleague.id);
    // Of a deactivated account Slack tells no zone: nothing moves.
    acme.deactivate(mentee);
    await sandbox.due();
    expect(mentor.messages(dm).filter(({ text }) => text.includes('clock is now'))).toHaveLength(1);
    const after = await sandbox.inDatabase((tx) => tx.selectFrom('people').selectAll().execute());
    expect(after.find(({ id }) => id === mentee.id)).toMatchObject({ timeZone: 'Europe/London', isDeactivated: true });
  });

  test('now waits for the morning where it is night for the other', async () => {
    const { mentor, mentee } = sandbox;
    // 18:45 in Kathmandu, midnight on Lord Howe.
    await sandbox.passTo('2026-11-23T13:00:00Z');
    await mentee.command('/checkin', 'now', { in: dm });
    const said = (await mentee.modal('Check-in now')).text;
    expect(said).toContain('Not at night: I ask you and Ana when it is day for the two of you');
    expect(said).toContain('Tuesday 24 November 2026, 07:15 (Asia/Kathmandu)');
    // Nobody answers what is still to be asked; asked again, it says the same.
    expect((await mentee.modal('Check-in now')).buttons).toEqual([]);
    await mentor.command('/checkin', 'now', { in: dm });
    expect((await mentor.modal('Check-in now')).text).toContain('Not at night');
    await (await mentee.openHome()).click('Check-ins');
    expect((await mentee.modal('Check-ins')).buttons).not.toContain('Answer');
    await sandbox.passTo('2026-11-24T01:29:59Z');
    expect(askedOn()).toEqual([]);
    await sandbox.passTo('2026-11-24T01:30:00Z');
    expect(askedOn()).toEqual(['2026-11-24 07:15']);
    expect(await mentor.sees('how is it going?', { in: dm })).toBeDefined();
    // It stands for that day's: the next one comes a week later.
    await sandbox.passTo('2026-11-24T04:15:00Z');
    expect(askedOn()).toHaveLength(1);
  });

  test('now asks both at once, in place of what would come within its two days, and not twice a day', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/checkin', 'now', { in: dm });
    expect((await mentee.modal('Check-in now')).text).toContain('I ask you both in your group DM');
    await sandbox.due();
    expect(askedOn()).toEqual(['2026-11-23 09:45']);
    await mentor.command('/checkin', 'now', { in: dm });
    const open = await mentor.modal('Check-in now');
    expect(open.text).toContain('The check-in of 23 November 2026 is open already');
    await open.click('Answer');
    await (await mentor.modal('Your answer')).close();
    await answer(mentee, dm, { 'What moved?': 'Could not wait' });
    await answer(mentor, dm, { Guidance: 'Good' });
    await mentor.command('/checkin', 'now', { in: dm });
    expect(whispersTo(mentor, dm).at(-1)).toContain('have had today’s check-in');
    await sandbox.passTo('2026-11-24T04:15:00Z');
    expect(askedOn()).toHaveLength(1);
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expect(askedOn()).toHaveLength(2);
  });

  test('not now where the two paused', async () => {
    const { mentee } = sandbox;
    await mentee.command('/checkin', 'pause', { in: dm });
    await mentee.command('/checkin', 'now', { in: dm });
    expect(whispersTo(mentee, dm).at(-1)).toContain('Your check-ins are paused');
    await sandbox.due();
    expect(askedOn()).toEqual([]);
  });

  test('everything of one mentorship by buttons from Home', async () => {
    const { mentee } = sandbox;
    await sandbox.passTo('2026-11-24T04:15:00Z');
    const home = await mentee.openHome();
    await home.click('Check-ins');
    const overview = await mentee.modal('Check-ins');
    expect(overview.buttons).toEqual([
      'Answer',
      'Snooze',
      'Skip this one',
      'Pause',
      'Schedule',
      'History',
      'We talked',
      'Find a time',
    ]);
    await overview.click('Skip this one');
    await (await mentee.modal('Skip this check-in')).submit();
    await sandbox.due();
    expect(promptsIn(dm, mentee)[0]?.text).toContain('Skipped.');
    await mentee.topModal?.close();

    await home.click('Check-ins');
    const quiet = await mentee.modal('Check-ins');
    expect(quiet.buttons).toEqual(['Check in now', 'Pause', 'Schedule', 'History', 'We talked', 'Find a time']);
    await quiet.click('Pause');
    const pause = await mentee.modal('Pause the check-ins');
    await pause.submit();
    expect((await mentee.modal('Cairn')).text).toContain('paused until one of you types /checkin resume');
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    await home.click('Check-ins');
    await (await mentee.modal('Check-ins')).click('Resume');
    expect((await mentee.modal('Cairn')).text).toContain('every week on Tuesday');
    await sandbox.passTo('2026-12-08T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(2);
  });

  test('a prompt brings up what both said they would do, and what has happened since', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await answer(mentee, dm, { 'What moved?': 'Began', 'What is your next step?': 'Write <the> abstract' });
    await answer(mentor, dm, { Guidance: 'Go', 'What do you commit to?': 'Read it by Friday' });
    await sandbox.passTo('2026-11-25T04:15:00Z');
    await mentee.click('Log progress', { in: dm });
    const log = await mentee.modal('Log progress');
    await log.fill(/Progress|Where/, '1');
    await log.submit();
    await sandbox.passTo('2026-12-01T04:15:00Z');
    const newest = promptsIn(dm, mentor).at(-1)?.text;
    expect(newest).toContain('Last time\n• Bibek said: Write <the> abstract\n• Ana said: Read it by Friday');
    expect(newest).toContain('Since then: progress logged');
    expect(promptsIn(dm, mentor)[0]?.text).not.toContain('Last time');
  });

  test('each third is a goal review, if the two want that: kept, or dropped with a reason, and the mentor advises', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await setRhythm(mentee, { 'Goal review': 'Every 3 check-ins', 'Answers are shown': 'When both have answered' });
    await mentor.sees(
      'Every 3 check-ins you two look at each focus goal.\nAnswers are shown when both have answered.',
      {
        in: dm,
      },
    );
    await setRhythm(mentee, { 'Answers are shown': 'At once' });
    for (const day of ['11-24', '12-01', '12-08']) {
      await sandbox.passTo(`2026-${day}T04:15:00Z`);
      await answer(mentee, dm, { 'What moved?': `Day ${day}` });
    }
    const reviewed = promptsIn(dm, mentee).map(({ text }) => text.includes('[Review goals]'));
    expect(reviewed).toEqual([false, false, true]);
    await mentor.click('Review goals', { in: dm });
    const advice = await mentor.modal('Goal review');
    await advice.fill('Give three conference talks', 'Adjust');
    await advice.submitTwice();
    await (await mentor.modal('Goal review')).close();
    await mentee.click('Review goals', { in: dm });
    const form = await mentee.modal('Goal review');
    await form.fill('Give three conference talks', 'Drop');
    expect((await form.submit()).errors['Why']).toContain(
      'Say in a few words why “Give three conference talks” is dropped',
    );
    await form.fill('Why', 'I moved to another team');
    await form.fill('Is this still the right focus?', 'No, something else matters more now');
    expect((await form.submit()).errors).toEqual({});
    expect((await mentee.modal('Goal review')).buttons).toContain('Change the focus');
    await sandbox.due();
    const saidBy = (who: string) => mentor.messages(dm).filter(({ text }) => text.startsWith(`:mag: ${who}`));
    const [own, ...more] = saidBy('Bibek’s goal review');
    expect(own?.text).toContain('• Give three conference talks: drop: I moved to another team');
    expect(own?.text).toContain('• Something else matters more now.');
    const [advised, ...others] = saidBy('Ana’s advice');
    expect(advised?.text).toContain('• Give three conference talks: adjust');
    expect([more, others]).toEqual([[], []]);
    // Each is seen in the DM: an update would have told nobody.
    expect([own?.broadcast, advised?.broadcast]).toEqual([true, true]);
    await mentee.command('/goal', 'list', { in: dm });
    expect(mentee.topModal?.text ?? '').not.toContain('Give three conference talks');
  });
});
