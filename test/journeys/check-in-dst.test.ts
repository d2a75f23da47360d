import { afterEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { localTime, postedAt, promptsIn, setRhythm } from './check-in-steps.ts';

let sandbox: OpenSandbox;
afterEach(() => sandbox.close());

const newYork = 'America/New_York';
const london = 'Europe/London';
const lordHowe = 'Australia/Lord_Howe';

/** The first instant at which a clock there shows this; found by looking at the clock, as a person would. */
function instantShowing(local: string, zone: string): Date {
  const about = Date.parse(`${local.replace(' ', 'T')}:00Z`);
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
    const instant = new Date(about + minutes * 60_000);
    if (localTime(instant, zone) === local) return instant;
  }
  throw new Error(`${zone} never shows ${local}`);
}

const later = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1000).toISOString();

describe('the prompt comes once a week, at its local time, over the changes of the clock in 2027', () => {
  test.each([
    // Whole hours by day, in spring and in autumn.
    [newYork, '10:00', ['2027-03-07 10:00', '2027-03-14 10:00', '2027-03-21 10:00']],
    [newYork, '10:00', ['2027-10-31 10:00', '2027-11-07 10:00', '2027-11-14 10:00']],
    [london, '10:00', ['2027-03-21 10:00', '2027-03-28 10:00', '2027-04-04 10:00']],
    [london, '10:00', ['2027-10-24 10:00', '2027-10-31 10:00', '2027-11-07 10:00']],
    [lordHowe, '10:00', ['2027-03-28 10:00', '2027-04-04 10:00', '2027-04-11 10:00']],
    [lordHowe, '10:00', ['2027-09-26 10:00', '2027-10-03 10:00', '2027-10-10 10:00']],
    // A time that the clock leaves out moves on by as much as it does.
    [newYork, '02:30', ['2027-03-07 02:30', '2027-03-14 03:30', '2027-03-21 02:30']],
    [london, '01:30', ['2027-03-21 01:30', '2027-03-28 02:30', '2027-04-04 01:30']],
    [lordHowe, '02:15', ['2027-09-26 02:15', '2027-10-03 02:45', '2027-10-10 02:15']],
    // Of a time that comes twice, the first one counts.
    [newYork, '01:30', ['2027-10-31 01:30', '2027-11-07 01:30', '2027-11-14 01:30']],
    [london, '01:30', ['2027-10-24 01:30', '2027-10-31 01:30', '2027-11-07 01:30']],
    [lordHowe, '01:45', ['2027-03-28 01:45', '2027-04-04 01:45', '2027-04-11 01:45']],
    // Midnight, where the date itself could slip.
    [lordHowe, '00:00', ['2027-09-26 00:00', '2027-10-03 00:00', '2027-10-10 00:00']],
  ])('%s, Sundays %s: %j', async (zone, time, expected) => {
    const instants = expected.map((local) => instantShowing(local, zone));
    const [first = new Date(0)] = instants;
    sandbox = await openSandbox({ now: later(first, -3 * 86_400) });
    const mentee = sandbox.acme.person({ name: 'Noor', tz: zone });
    const dm = await sandbox.pair(sandbox.mentor, mentee);
    await setRhythm(mentee, { Day: 'Sunday', Time: time });

    for (const [index, instant] of instants.entries()) {
      await sandbox.passTo(later(instant, -1));
      expect(promptsIn(dm, mentee)).toHaveLength(index);
      await sandbox.passTo(instant.toISOString());
      expect(promptsIn(dm, mentee)).toHaveLength(index + 1);
      await sandbox.passTo(later(instant, 90 * 60));
      expect(promptsIn(dm, mentee)).toHaveLength(index + 1);
    }
    expect(promptsIn(dm, mentee).map((prompt) => postedAt(prompt, zone))).toEqual(expected);
  });
});

describe('somebody who moves to another time zone is asked at the same time of the new clock', () => {
  async function pairNoor(zone: string) {
    sandbox = await openSandbox();
    const noor = sandbox.acme.person({ name: 'Noor', tz: zone });
    const dm = await sandbox.pair(sandbox.mentor, noor);
    const moves = async (to: string) => {
      sandbox.acme.setTimeZone(noor, to);
      await noor.command('/goal', 'list');
      await sandbox.due();
    };
    return { noor, dm, moves };
  }

  test('from the next prompt on', async () => {
    const { noor, dm, moves } = await pairNoor('Asia/Kathmandu');
    await sandbox.pass({ hours: 2 });
    await moves(newYork);
    await noor.sees('That is night for Ana. Preview in /checkin schedule names a time that suits you both.', {
      in: dm,
    });
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await sandbox.passTo('2026-11-24T14:59:59Z');
    expect(promptsIn(dm, noor)).toEqual([]);
    await sandbox.passTo('2026-11-24T15:00:00Z');
    expect(promptsIn(dm, noor).map((prompt) => postedAt(prompt, newYork))).toEqual(['2026-11-24 10:00']);
  });

  test('and not twice on the day they move', async () => {
    const { noor, dm, moves } = await pairNoor('Asia/Kathmandu');
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await sandbox.pass({ hours: 2 });
    await moves(newYork);
    await sandbox.passTo('2026-11-24T15:00:00Z');
    await sandbox.passTo('2026-11-24T20:00:00Z');
    expect(promptsIn(dm, noor)).toHaveLength(1);
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expect(promptsIn(dm, noor)).toHaveLength(1);
    await sandbox.passTo('2026-12-01T15:00:00Z');
    expect(promptsIn(dm, noor)).toHaveLength(2);
  });

  test('and no week is lost where the new clock is past that time already', async () => {
    const { noor, dm, moves } = await pairNoor(newYork);
    await setRhythm(noor, { Time: '10:00' });
    // Tuesday 05:00 in New York, five hours before the prompt; on Lord Howe it is 21:00.
    await sandbox.passTo('2026-11-24T10:00:00Z');
    await moves(lordHowe);
    expect(promptsIn(dm, noor)).toEqual([]);
    await sandbox.passTo('2026-11-24T22:00:00Z');
    expect(promptsIn(dm, noor).map((prompt) => postedAt(prompt, lordHowe))).toEqual(['2026-11-25 09:00']);
    await sandbox.passTo('2026-11-30T23:00:00Z');
    expect(promptsIn(dm, noor).map((prompt) => postedAt(prompt, lordHowe))[1]).toBe('2026-12-01 10:00');
  });

  test('a move of the one whose clock does not count changes nothing', async () => {
    const { noor, dm } = await pairNoor('Asia/Kathmandu');
    await sandbox.pass({ hours: 2 });
    sandbox.acme.setTimeZone(sandbox.mentor, newYork);
    await sandbox.mentor.command('/goal', 'list');
    await sandbox.passTo('2026-11-24T04:15:00Z');
    expect(promptsIn(dm, noor)).toHaveLength(1);
  });
});
