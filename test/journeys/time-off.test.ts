import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, remindersOf, setRhythm, whispersTo } from './check-in-steps.ts';
import { pressUnknown } from './forged.ts';

// Asked on Tuesdays at 10:00 in Kathmandu: 04:15 UTC. It is Monday 23 November 2026.

describe('time off', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  const askedOn = () => promptsIn(dm, sandbox.mentor).map((prompt) => postedAt(prompt, 'Asia/Kathmandu').slice(5, 10));

  async function passDays(first: string, days: number): Promise<void> {
    for (let day = 0; day < days; day++) {
      await sandbox.passTo(new Date(Date.parse(`${first}T04:15:00Z`) + day * 86_400_000).toISOString());
    }
  }

  test('leaves out what falls into it; the partner reads until when, never why; nothing counts as ignored', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/checkin', 'off from 24 November until 9 December', { in: dm });
    expect(whispersTo(mentee, dm).at(-1)).toContain('you are off, back on 9 December 2026');
    await sandbox.due();
    const told = await mentor.sees('Bibek is off from 24 November 2026 until 9 December 2026', { in: dm });
    expect(told.text).toContain('Next: for Bibek Tuesday 15 December 2026, 10:00');
    await mentor.command('/checkin', 'next', { in: dm });
    expect(whispersTo(mentor, dm).at(-1)).toContain('15 December 2026');
    await passDays('2026-11-24', 22);
    expect(askedOn()).toEqual(['12-15']);
    expect(mentor.messages(dm).some(({ text }) => text.includes('another rhythm'))).toBe(false);
  });

  test('moves it to the next working day, where the two want that', async () => {
    const { mentor } = sandbox;
    await setRhythm(mentor, { 'While one of you is off': 'Ask on the next day that is none' });
    await mentor.command('/checkin', 'off from 1 December until 5 December', { in: dm });
    await passDays('2026-11-24', 16);
    expect(askedOn()).toEqual(['11-24', '12-07', '12-08']);
  });

  test('of the mentor holds in all their mentorships, and ends early with back', async () => {
    const { admin, mentor, mentee, colleague } = sandbox;
    await admin.command('/mentorship', 'pair @Ana @Carl');
    await sandbox.due();
    const other = sandbox.dmOf(mentor, colleague);
    await mentor.command('/checkin', 'off');
    await sandbox.due();
    for (const place of [dm, other]) {
      expect(mentor.messages(place).filter(({ text }) => text.includes('Ana is off from'))).toHaveLength(1);
    }
    await passDays('2026-11-24', 9);
    expect(askedOn()).toEqual([]);
    await mentor.command('/checkin', 'back');
    await sandbox.due();
    await mentee.sees('Ana is back: no time off is planned.', { in: dm });
    await passDays('2026-12-03', 6);
    expect(askedOn()).toEqual(['12-08']);
  });

  test('that begins after the prompt keeps the reminder away, and an answer is taken all the same', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await mentor.command('/checkin', 'off until 1 December', { in: dm });
    await passDays('2026-11-25', 2);
    expect([remindersOf(mentor).length, remindersOf(mentee).length]).toEqual([0, 1]);
    expect((await answer(mentor, dm, { Guidance: 'From the beach' })).errors).toEqual({});
  });

  test('planned for later leaves the present one alone; back ends the present one, and then calls off the next', async () => {
    const { mentor, mentee } = sandbox;
    const said = async (words: string) => {
      await sandbox.pass({ minutes: 1 });
      await mentee.command('/checkin', words, { in: dm });
      await sandbox.due();
      return whispersTo(mentee, dm).at(-1);
    };
    await said('off until 3 December');
    await said('off from 22 December until 2 January');
    const told = () => mentor.messages(dm).findLast(({ text }) => text.includes('Check-ins in between'))?.text;
    expect(told()).toContain('Bibek is off from 23 November 2026 until 3 December 2026.');
    expect(told()).toContain('Bibek is off from 22 December 2026 until 2 January 2027.');
    await passDays('2026-11-24', 1);
    expect(await said('back')).toContain('Welcome back');
    expect(told()).not.toContain('23 November');
    await passDays('2026-11-25', 28);
    expect(askedOn()).toEqual(['12-01', '12-08', '12-15']);
    // Else the three would have fallen silent.
    await answer(mentee, dm, { 'What moved?': 'Here again' });
    await said('back');
    await said('off from 4 January until 9 January');
    expect(await said('back')).toContain('is called off');
    await passDays('2026-12-23', 15);
    expect(askedOn().at(-1)).toBe('01-05');
  });

  test('stands under My times: planned, corrected, called off, by its own person alone', async () => {
    const { mentor, mentee } = sandbox;
    await (await mentee.openHome()).click('My times');
    await (await mentee.modal('My times')).click('My time off');
    const form = await mentee.modal('Time off');
    await form.sees('You have planned none.');
    expect(form.fields).toMatchObject({ 'First day': '2026-11-23', 'Back on': '' });
    await form.fill('First day', '2026-12-01');
    await form.fill('Back on', '2026-11-30');
    expect((await form.submit()).errors['Back on']).toContain('before you are off');
    await form.fill('Back on', '2026-12-03');
    await form.submit();
    await form.sees('1 December 2026 to 2 December 2026');
    expect(form.fields).toMatchObject({ 'First day': '2026-11-23', 'Back on': '' });
    await sandbox.due();
    await mentor.sees('Bibek is off from 1 December 2026 until 3 December 2026', { in: dm });
    await passDays('2026-11-24', 9);
    expect(askedOn()).toEqual(['11-24']);

    const [kept] = await sandbox.inDatabase((tx) => tx.selectFrom('timeOff').selectAll().execute());
    await form.close();
    await mentee.command('/checkin', 'off', { in: dm });
    const [, now] = await sandbox.inDatabase((tx) => tx.selectFrom('timeOff').selectAll().orderBy('firstOn').execute());
    expect(kept).toBeDefined();
    for (const person of [mentor, sandbox.other.person({ name: 'Gil', isAdmin: true })]) {
      await pressUnknown(person, { action_id: 'availability.call_off', value: JSON.stringify({ off: now?.id }) });
    }
    await mentee.command('/checkin', 'times');
    await (await mentee.modal('My times')).click('My time off');
    const again = await mentee.modal('Time off');
    await again.sees('from 2 December 2026 until you are back');
    await again.fill('First day', '2027-02-01');
    await again.click('I am back');
    await again.sees('You have planned none.');
    expect(again.fields).toMatchObject({ 'First day': '2027-02-01', 'Back on': '' });
    await passDays('2026-12-03', 6);
    expect(askedOn()).toEqual(['11-24', '12-08']);
  });

  test('says kindly what cannot be: a day before, no date, back without having been off', async () => {
    const { mentee } = sandbox;
    const said = async (words: string) => {
      await mentee.command('/checkin', words, { in: dm });
      return whispersTo(mentee, dm).at(-1);
    };
    expect(await said('off from 3 December until 1 December')).toContain('before you are off. Choose a later day');
    expect(await said('off until <blue> & moon')).toContain('as a date. Try “/checkin off until 30 June”');
    expect(await said('off until 1 January 2099')).toContain('more than two years');
    expect(await said('back')).toContain('You are not off');
  });
});
