import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, remindersOf, whispersTo } from './check-in-steps.ts';
import { openForm, pressUnknown, submitForm } from './forged.ts';

describe('when people work, and when nobody does', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  const askedOn = () => promptsIn(dm, sandbox.mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu').slice(0, 10));
  const months = async (...dates: string[]) => {
    for (const date of dates) await sandbox.passTo(`${date}T04:15:00Z`);
  };

  test('reminders come in the hours that somebody chose', async () => {
    const { mentee } = sandbox;
    const home = await mentee.openHome();
    await home.click('My times');
    const form = await mentee.modal('My times');
    expect(form.fields).toMatchObject({ From: '09:00', To: '17:00', 'My public holidays are those of': '' });
    await form.fill('To', '08:00');
    expect((await form.submit()).errors.To).toContain('after it begins');
    await form.fill('I work on', ['Thursday', 'Friday']);
    await form.fill('From', '14:00');
    await form.fill('To', '18:30');
    expect((await form.submit()).closed).toBe(true);
    // Asked on Tuesday at 10:00; by Thursday at 14:00 its two days are over.
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await sandbox.passTo('2026-11-26T04:14:00Z');
    expect(remindersOf(mentee)).toEqual([]);
    await mentee.command('/checkin', 'times');
    const again = await mentee.modal('My times');
    expect(again.fields).toMatchObject({ From: '14:00', To: '18:30' });
    await again.fill('I work on', ['Wednesday']);
    await again.submit();
    await sandbox.passTo('2026-12-01T04:15:00Z');
    await sandbox.passTo('2026-12-02T08:15:00Z');
    expect(remindersOf(mentee).map((each) => postedAt(each, 'Asia/Kathmandu'))).toEqual(['2026-12-02 14:00']);
  });

  test('whoever said nothing is reminded on the working days of their locale', async () => {
    const noa = sandbox.acme.person({ name: 'Noa', tz: 'Asia/Jerusalem', locale: 'he-IL' });
    await sandbox.pair(sandbox.admin, noa);
    await noa.command('/checkin', 'times');
    const form = await noa.modal('My times');
    expect(form.fields['I work on']).toBe('Monday, Tuesday, Wednesday, Thursday, Sunday');
    await form.close();
    await noa.command('/checkin', 'schedule');
    const schedule = await noa.modal('Check-in schedule');
    await schedule.fill('Day', 'Thursday');
    await schedule.submit();
    // Asked on Thursday at 10:00; Friday and Saturday are her weekend, and on Saturday at 10:00 it closes.
    await sandbox.passTo('2026-11-26T08:00:00Z');
    await sandbox.passTo('2026-11-27T08:00:00Z');
    expect(remindersOf(sandbox.admin).map((each) => postedAt(each, 'Europe/Berlin'))).toEqual(['2026-11-27 09:00']);
    await sandbox.passTo('2026-11-29T08:00:00Z');
    expect(remindersOf(noa)).toEqual([]);
  });

  test('a public holiday of either is left out, and called by its name', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.command('/checkin', 'times');
    const form = await mentor.modal('My times');
    await form.fill('My public holidays are those of', 'Narnia');
    expect((await form.submit()).errors['My public holidays are those of']).toContain('I know no holidays of “Narnia”');
    await form.fill('My public holidays are those of', 'united kingdom');
    await form.submit();
    await mentee.command('/checkin', 'schedule');
    const schedule = await mentee.modal('Check-in schedule');
    await schedule.fill('Day', 'Friday');
    await schedule.fill('When nobody answers', 'Keep asking');
    await schedule.submit();
    await months('2026-11-27', '2026-12-18', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-08');
    expect(askedOn()).toEqual(['2026-11-27', '2026-12-18', '2027-01-08']);
    await mentor.command('/checkin', 'times');
    expect((await mentor.modal('My times')).text).toContain('Friday 26 March 2027: Good Friday');
    await mentee.command('/checkin', 'next');
    await sandbox.passTo('2027-03-20T04:15:00Z');
    await mentee.command('/checkin', 'next');
    expect(mentee.messages(mentee.dm).at(-1)?.text).toContain('Good Friday, a public holiday for Ana');
  });

  test('the organisation’s own days are left out for every pair, who are told where it changes their next date', async () => {
    const { admin, mentor, mentee, colleague } = sandbox;
    const home = await admin.openHome();
    await home.click('Days without check-ins');
    const form = await admin.modal('Days without check-ins');
    await form.fill('What is it?', 'Retreat <!channel>');
    await form.fill('First day', '2026-11-23');
    await form.fill('Last day', '2026-11-20');
    expect((await form.submit()).errors['Last day']).toContain('before the first');
    await form.fill('Last day', '2026-11-25');
    await form.submitTwice();
    await form.sees('23 November 2026 to 25 November 2026');
    const kept = await sandbox.inDatabase((tx) => tx.selectFrom('programDays').selectAll().execute());
    expect(kept).toHaveLength(1);
    expect(form.value('What is it?')).toBe('');
    await sandbox.due();
    const told = await mentee.sees('the organisation is closed until 26 November 2026', { in: dm });
    expect(told.text).not.toContain('Retreat');
    await sandbox.passTo('2026-11-24T04:15:00Z');
    expect(askedOn()).toEqual([]);
    for (const person of [mentor, colleague, sandbox.other.person({ name: 'Gil', isAdmin: true })]) {
      await pressUnknown(person, {
        action_id: 'availability.remove_days',
        value: JSON.stringify({ days: kept[0]?.id }),
      });
    }
    await sandbox.due();
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('programDays').selectAll().execute())).toEqual(kept);
    // Taken back on the day itself, the next one is asked as ever.
    await (await admin.openHome()).click('Days without check-ins');
    const again = await admin.modal('Days without check-ins');
    await again.fill('What is it?', 'Half typed');
    await again.click('Remove');
    await again.sees('None is planned');
    expect(again.value('What is it?')).toBe('Half typed');
    await sandbox.due();
    await months('2026-12-01');
    expect(askedOn()).toEqual(['2026-12-01']);

    for (const person of [mentor, mentee, colleague]) {
      await person.command('/mentorship', 'days');
      expect(whispersTo(person, person.dm).at(-1)).toContain('Only workspace admins and program leads can');
    }
  });

  test('a lead pauses the program: no pair is asked, none is reminded, until a day or until it goes on', async () => {
    const { admin, mentor, mentee } = sandbox;
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await admin.command('/mentorship', 'pause until 8 December');
    const asks = await admin.modal('Pause the program');
    expect(asks.fields).toEqual({ Until: '2026-12-08' });
    await asks.fill('Until', '2026-11-20');
    expect((await asks.submit()).errors.Until).toContain('does not lie ahead');
    await asks.fill('Until', '2026-12-08');
    await asks.submitTwice();
    expect((await admin.modal('Cairn')).text).toContain('The program pauses until 8 December 2026: no pair is asked');
    await (await admin.modal('Cairn')).close();
    await sandbox.due();
    await mentor.sees('the program pauses until 8 December 2026', { in: dm });
    await sandbox.passTo('2026-11-25T05:15:00Z');
    expect([...remindersOf(mentor), ...remindersOf(mentee)]).toEqual([]);
    await months('2026-12-01', '2026-12-08');
    expect(askedOn()).toEqual(['2026-11-24', '2026-12-08']);
    await answer(mentee, dm, { 'What moved?': 'Rested' });

    await (await admin.openHome()).click('Days without check-ins');
    const days = await admin.modal('Days without check-ins');
    await days.fill('What is it?', 'Half typed');
    await days.click('Pause the program');
    await (await admin.modal('Pause the program')).submit();
    await (await admin.modal('Cairn')).close();
    expect(days.value('What is it?')).toBe('Half typed');
    await months('2026-12-15');
    expect(askedOn()).toHaveLength(2);
    await admin.command('/mentorship', 'resume');
    await sandbox.due();
    await mentee.sees('Nothing is in the way of your check-ins any more', { in: dm });
    await months('2026-12-22');
    expect(askedOn().at(-1)).toBe('2026-12-22');
    await admin.command('/mentorship', 'resume');
    expect(whispersTo(admin, admin.dm).at(-1)).toContain('The program is not paused');
    for (const words of ['pause', 'resume']) {
      await mentee.command('/mentorship', words);
      expect(whispersTo(mentee, mentee.dm).at(-1)).toContain('Only workspace admins and program leads can');
    }
    // A form that a lead has open is nobody else's door.
    await admin.command('/mentorship', 'pause');
    const form = openForm(admin);
    await (await admin.modal('Pause the program')).close();
    const kept = () => sandbox.inDatabase((tx) => tx.selectFrom('programDays').selectAll().orderBy('id').execute());
    const before = await kept();
    for (const person of [mentee, sandbox.other.person({ name: 'Gil', isAdmin: true })]) await submitForm(person, form);
    expect(Object.values((await submitForm(mentee, form)).errors)).toEqual([
      expect.stringContaining('Only workspace admins and program leads'),
    ]);
    await pressUnknown(mentee, { action_id: 'availability.pause', value: '{}' });
    expect(mentee.topModal).toBeUndefined();
    await sandbox.due();
    expect(await kept()).toEqual(before);
    await admin.command('/mentorship', 'pause until whenever');
    expect(whispersTo(admin, admin.dm).at(-1)).toContain('as a date');
  });
});
