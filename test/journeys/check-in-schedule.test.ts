import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, setRhythm } from './check-in-steps.ts';

// It is Monday 23 November 2026: 09:45 for Bibek in Kathmandu, 15:00 for Ana on Lord Howe.

describe('the check-in schedule', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    await sandbox.setUp();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  test('takes the next matching instant, even two minutes away, and says it to each in their zone', async () => {
    const { mentor, mentee } = sandbox;
    const said = await setRhythm(mentor, { Day: 'Monday', Time: '09:47' });
    const holds = [
      'every week on Monday at 09:47 (Asia/Kathmandu)',
      'for Bibek Monday 23 November 2026, 09:47 (Asia/Kathmandu)',
      'for Ana Monday 23 November 2026, 15:02 (Australia/Lord_Howe)',
    ];
    for (const words of ['Saved.', ...holds]) expect(said).toContain(words);
    await sandbox.due();
    for (const person of [mentor, mentee]) {
      const told = await person.sees('every week on Monday at 09:47', { in: dm });
      for (const words of holds) expect(told.text).toContain(words);
    }

    await sandbox.passTo('2026-11-23T04:01:59Z');
    expect(promptsIn(dm, mentee)).toHaveLength(0);
    await sandbox.passTo('2026-11-23T04:02:00Z');
    await sandbox.due();
    expect(promptsIn(dm, mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu'))).toEqual(['2026-11-23 09:47']);

    await sandbox.passTo('2026-11-30T04:01:59Z');
    expect(promptsIn(dm, mentee)).toHaveLength(1);
    await sandbox.passTo('2026-11-30T04:02:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(2);
  });

  test('asks with focus goals, bar and open steps; nothing else carries Answer', async () => {
    const { mentor, mentee, colleague } = sandbox;
    await sandbox.agreedGoal();
    await mentee.click('Add steps', { in: dm });
    const steps = await mentee.modal('Add steps');
    await steps.fill('Steps', 'Send two proposals by next Friday\n* First talk given');
    await steps.submit();
    await sandbox.due();
    await mentee.click('Tick', { in: dm });
    await mentee.command('/goal', 'Speak up in every meeting by 30 June', { in: dm });
    await (await mentee.modal('New goal')).submit();
    await sandbox.passTo('2026-11-24T04:15:00Z');

    const [prompt] = promptsIn(dm, mentor);
    for (const words of [
      '@Bibek',
      '@Ana',
      'Give three conference talks',
      '▱ 0 of 3',
      '☐ First talk given ◇ Milestone',
    ]) {
      expect(prompt?.text).toContain(words);
    }
    expect(prompt?.text).toContain('What you type here is not recorded');
    expect(prompt?.text).not.toContain('Send two proposals');
    expect(prompt?.text).not.toContain('Speak up');
    const withAnswer = sandbox.acme.store.all().filter(({ blocks }) => JSON.stringify(blocks).includes('"Answer"'));
    expect(withAnswer.map(({ ts }) => ts)).toEqual([prompt?.ts]);
    expect(colleague.notSees('how is it going?')).toBe(true);
  });

  test.each([
    ['The mentor’s', {}, '2026-11-24T23:00:00Z', 'Australia/Lord_Howe'],
    ['A named one (below)', { 'Named time zone': 'America/New_York' }, '2026-11-25T15:00:00Z', 'America/New_York'],
  ])('runs on the clock of: %s', async (zone, more, instant, where) => {
    const { mentee } = sandbox;
    const said = await setRhythm(mentee, { Day: 'Wednesday', Time: '10:00', 'Time zone': zone, ...more });
    expect(said).toContain(`every week on Wednesday at 10:00 (${where})`);
    await sandbox.passTo(new Date(Date.parse(instant) - 1000).toISOString());
    expect(promptsIn(dm, mentee)).toHaveLength(0);
    await sandbox.passTo(instant);
    expect(promptsIn(dm, mentee).map((prompt) => postedAt(prompt, where))).toEqual(['2026-11-25 10:00']);
  });

  test('says under the field that a zone is none, and keeps what was typed', async () => {
    const { mentee } = sandbox;
    await mentee.command('/checkin', 'schedule');
    const modal = await mentee.modal('Check-in schedule');
    await modal.fill('Day', 'Friday');
    await modal.fill('Time zone', 'A named one (below)');
    for (const zone of ['', 'Kathmandu', 'Europe/Londn']) {
      await modal.fill('Named time zone', zone);
      const { closed, errors } = await modal.submit();
      expect({ closed, errors }).toEqual({
        closed: false,
        errors: { 'Named time zone': expect.stringContaining('such as Europe/London') },
      });
      expect([modal.value('Named time zone'), modal.value('Day')]).toEqual([zone, 'Friday']);
    }
    await sandbox.passTo('2026-11-24T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(1);
  });

  test('every two weeks leaves a week out', async () => {
    const { mentee } = sandbox;
    expect(await setRhythm(mentee, { 'How often': 'Every 2 weeks', Day: 'Thursday', Time: '16:05' })).toContain(
      'every 2 weeks on Thursday at 16:05',
    );
    for (const day of ['11-26', '11-27', '12-03', '12-04', '12-10', '12-17', '12-24', '12-31']) {
      await sandbox.passTo(`2026-${day}T10:20:00Z`);
    }
    expect(promptsIn(dm, mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu'))).toEqual([
      '2026-11-26 16:05',
      '2026-12-10 16:05',
      '2026-12-24 16:05',
    ]);
  });

  test('changed again on the day of a prompt, promises the next one that it keeps', async () => {
    const { mentee } = sandbox;
    await setRhythm(mentee, { Day: 'Monday', Time: '09:47' });
    await sandbox.passTo('2026-11-23T04:02:00Z');
    expect(await setRhythm(mentee, { Day: 'Monday', Time: '09:50' })).toContain('30 November 2026, 09:50');
    await sandbox.passTo('2026-11-23T04:05:00Z');
    expect(await setRhythm(mentee, { Day: 'Tuesday', Time: '00:10' })).toContain('24 November 2026, 00:10');
    await sandbox.passTo('2026-11-23T18:25:00Z');
    await sandbox.passTo('2026-11-30T18:25:00Z');
    expect(promptsIn(dm, mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu'))).toEqual([
      '2026-11-23 09:47',
      '2026-11-24 00:10',
      '2026-12-01 00:10',
    ]);
  });

  test('asks which, with several mentorships, and changes that one only', async () => {
    const { mentee, mentor, colleague } = sandbox;
    const second = await sandbox.pair(colleague, mentee);
    await mentee.command('/checkin', 'schedule');
    const which = await mentee.modal('Which mentorship?');
    await which.fill('Mentorship', 'With Carl (your mentor)');
    await which.submit();
    const modal = await mentee.modal('Check-in schedule');
    expect(modal.text).toContain('you and Carl');
    await modal.fill('Day', 'Monday');
    await modal.fill('Time', '09:50');
    await modal.submit();
    await (await mentee.modal('Cairn')).close();
    await sandbox.passTo('2026-11-23T04:05:00Z');
    expect(promptsIn(second, colleague)).toHaveLength(1);
    expect(promptsIn(dm, mentor)).toHaveLength(0);
    expect(mentor.notSees('Monday at 09:50')).toBe(true);
  });

  test('without a mentorship is a sentence', async () => {
    const { colleague } = sandbox;
    for (const text of ['schedule', 'pause', 'resume']) await colleague.command('/checkin', text);
    const told = colleague.messages(colleague.dm).filter(({ text }) => text.includes('you have none yet'));
    expect(told).toHaveLength(3);
    expect(colleague.topModal).toBeUndefined();
  });

  test('ends with the period of the mentorship', async () => {
    const { admin, colleague, mentee } = sandbox;
    await admin.command('/mentorship', 'pair @Bibek @Carl until 1 December 2026');
    await sandbox.due();
    const other = sandbox.dmOf(mentee, colleague);
    for (const day of ['11-24', '12-01', '12-08', '12-15']) {
      await sandbox.passTo(`2026-${day}T04:15:00Z`);
      if (day === '12-01') await answer(mentee, dm, { 'What moved?': 'Enough not to be quiet.' });
      await sandbox.passTo(`2026-${day}T15:00:00Z`);
    }
    expect(promptsIn(other, colleague).map((prompt) => postedAt(prompt, 'America/New_York'))).toEqual([
      '2026-11-24 10:00',
      '2026-12-01 10:00',
    ]);
    expect(await setRhythm(colleague, { Time: '11:00' })).toContain('no next one before the mentorship ends');
    expect(promptsIn(dm, mentee)).toHaveLength(4);
  });
});
