import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../src/core/ids.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { readCalendar } from '../unit/features/calendar/read-feed.ts';
import { addressOn, makeAddress, openCalendar } from './calendar-steps.ts';
import { answer, localTime, setRhythm } from './check-in-steps.ts';
import { openForm, pressUnknown, sendAs } from './forged.ts';

describe('the calendar feed', () => {
  let sandbox: OpenSandbox;

  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  const statusOf = async (address: string) => (await fetch(address)).status;
  const eventsAt = async (address: string) => readCalendar(await (await fetch(address)).text()).events;

  test('from Home: make an address, see the check-ins, follow what changes', async () => {
    const { mentee, mentor } = sandbox;
    const dm = await sandbox.pair();
    await (await mentee.openHome()).click('Calendar');
    const modal = await mentee.modal('Your calendar');
    for (const words of ['Only you see this screen', 'when your check-ins come and with whom, nothing else']) {
      expect(modal.text).toContain(words);
    }
    expect(modal.buttons).toEqual(['Make my address']);
    await modal.click('Make my address');
    await modal.sees('Copy it now');
    for (const words of ['Google Calendar', 'Apple Calendar', 'Outlook']) expect(modal.text).toContain(words);
    expect(modal.buttons).toEqual(['New address', 'Stop the feed']);
    const address = addressOn(modal) ?? '';
    await modal.close();

    const before = await eventsAt(address);
    expect(before).toHaveLength(26);
    expect(before[0]).toMatchObject({ summary: 'Check-in with Ana', start: new Date('2026-11-24T04:15:00Z') });

    await sandbox.passTo('2026-11-24T04:15:00Z');
    await answer(mentee, dm, { 'What moved?': 'A secret thing moved' });
    await setRhythm(mentor, { Day: 'Friday' });
    const text = await (await fetch(address)).text();
    expect(text).not.toMatch(/secret thing|moved/);
    const after = readCalendar(text).events;
    expect(after[0]).toMatchObject({ uid: before[0]?.uid, start: new Date('2026-11-24T04:15:00Z') });
    expect(localTime(after[1]?.start ?? new Date(0), 'Asia/Kathmandu')).toBe('2026-11-27 10:00');

    await mentor.command('/checkin', 'pause');
    expect(await eventsAt(address)).toHaveLength(1);
    await mentor.command('/checkin', 'resume');
    expect((await eventsAt(address)).length).toBeGreaterThan(20);
    await mentee.command('/mentorship', 'end');
    await (await mentee.modal('End a mentorship')).submit();
    expect(await eventsAt(address)).toEqual([]);
  });

  test('the address is shown once; a new one replaces it, and stopping ends it', async () => {
    const { mentee, mentor } = sandbox;
    await sandbox.pair();
    const first = await makeAddress(mentee);
    const modal = await openCalendar(mentee);
    expect(modal.text).toContain('Your calendar feed is on since');
    expect(addressOn(modal)).toBeUndefined();
    await modal.click('New address', { confirm: false });
    expect(await statusOf(first)).toBe(200);
    await modal.click('New address');
    await modal.sees('Copy it now');
    expect(mentee.lastConfirm?.text).toContain('The old one stops working at once');
    const second = addressOn(modal) ?? '';
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    await modal.click('Stop the feed');
    await modal.sees('Make an address');
    expect(await statusOf(second)).toBe(404);
    await modal.click('Make my address');
    await modal.sees('Copy it now');
    expect(await statusOf(addressOn(modal) ?? '')).toBe(200);

    const mentors = await makeAddress(mentor);
    expect((await eventsAt(mentors))[0]?.summary).toBe('Check-in with Bibek');
  });

  test('pressed twice at once, one address is made, and it is the one that is shown', async () => {
    const { mentee, slack } = sandbox;
    await sandbox.pair();
    const modal = await openCalendar(mentee);
    await Promise.all([modal.click('Make my address'), modal.click('Make my address')]);
    await slack.settled();
    expect(await statusOf(addressOn(modal) ?? '')).toBe(200);
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('calendarFeeds').select('revision').execute())).toEqual([
      { revision: 1 },
    ]);
  });

  test('an old screen changes nothing of a newer feed, and shows how it stands', async () => {
    const { mentee } = sandbox;
    await sandbox.pair();
    const old = await openCalendar(mentee);
    const kept = openForm(mentee);
    await old.close();
    const address = await makeAddress(mentee);
    // A phone that still shows "Make my address".
    const actions = [{ type: 'button', block_id: 'b', action_id: 'calendar.make', value: '{"after":"0"}' }];
    await sendAs(mentee, 'block_actions', { actions, view: { ...kept.definition, id: kept.id, hash: kept.hash } });
    await pressUnknown(mentee, { action_id: 'calendar.stop', value: '{"after":"0"}' });
    expect(await statusOf(address)).toBe(200);
    for (const value of ['{}', 'no', '{"after":"-1"}', '{"after":"1e99"}']) {
      await pressUnknown(mentee, { action_id: 'calendar.stop', value });
    }
    expect(await statusOf(address)).toBe(200);
  });

  test('everybody has their own: a colleague without a mentorship an empty one, a lead none of a pair', async () => {
    const { admin, colleague, mentee } = sandbox;
    await sandbox.pair();
    await makeAddress(mentee);
    for (const person of [admin, colleague]) {
      expect((await openCalendar(person)).buttons).toEqual(['Make my address']);
      await person.topModal?.close();
      const text = await (await fetch(await makeAddress(person))).text();
      expect(text).toContain('BEGIN:VCALENDAR');
      expect(text).not.toMatch(/Ana|Bibek|VEVENT/);
    }
  });

  test('a name with calendar code in it is a name', async () => {
    const { mentee, mentor } = sandbox;
    await sandbox.pair();
    await sandbox.inDatabase((tx) =>
      tx
        .updateTable('people')
        .set({ name: 'Eve, "the; one\\n"\r\nEND:VEVENT' })
        .where('id', '=', mentor.id as PersonId)
        .execute(),
    );
    const [event] = await eventsAt(await makeAddress(mentee));
    expect(event?.summary).toBe('Check-in with Eve, "the; one\\n" END:VEVENT');
  });
});
