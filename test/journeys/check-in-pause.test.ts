import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { postedAt, promptsIn, setRhythm } from './check-in-steps.ts';

// Asked every Tuesday at 10:00 in Kathmandu, which is 04:15 UTC. It is Monday 23 November 2026.

describe('pausing the check-ins', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  const tuesdays = ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'];
  async function passTuesdays(days: readonly string[]): Promise<void> {
    for (const day of days) await sandbox.passTo(`${day}T04:15:00Z`);
  }
  const asked = () => promptsIn(dm, sandbox.mentee).map((prompt) => postedAt(prompt, 'Asia/Kathmandu'));

  test('the mentor pauses, the mentee resumes: nothing in between, no burst, both are told', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.command('/checkin', 'pause', { in: dm });
    await mentor.sees('Check-ins are paused until one of you types /checkin resume', { in: dm });
    await sandbox.due();
    await mentee.sees('Check-ins are paused until one of you types /checkin resume', { in: dm });
    await passTuesdays(tuesdays.slice(0, 3));
    expect(asked()).toEqual([]);

    await mentee.command('/checkin', 'resume', { in: dm });
    await sandbox.due();
    await mentor.sees('Next: for Bibek Tuesday 15 December 2026, 10:00', { in: dm });
    expect(asked()).toEqual([]);
    await passTuesdays(tuesdays.slice(3));
    expect(asked()).toEqual(['2026-12-15 10:00', '2026-12-22 10:00']);
  });

  test('until a day: it ends by itself on that day', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/checkin', 'pause until 8 December', { in: dm });
    await sandbox.due();
    const told = await mentor.sees('paused until 8 December 2026', { in: dm });
    expect(told.text).toContain('Next: for Bibek Tuesday 8 December 2026, 10:00');
    await passTuesdays(tuesdays);
    expect(asked()).toEqual(['2026-12-08 10:00', '2026-12-15 10:00', '2026-12-22 10:00']);
    await mentee.command('/checkin', 'schedule');
    expect((await mentee.modal('Check-in schedule')).text).not.toContain('paused');
  });

  test('until a day that cannot be read, or has passed, changes nothing and says so', async () => {
    const { mentee } = sandbox;
    await mentee.command('/checkin', 'pause until the cows come home');
    await mentee.sees("I can't read “the cows come home” as a date", { in: mentee.dm });
    await mentee.command('/checkin', 'pause until 3 March 2026');
    await mentee.sees('A pause ends in the future; 3 March 2026 does not lie there', { in: mentee.dm });
    await mentee.command('/checkin', 'pause until today');
    await mentee.sees('23 November 2026 does not lie there', { in: mentee.dm });
    await mentee.command('/checkin', 'resume');
    await mentee.sees('Your check-ins are not paused', { in: mentee.dm });
    await mentee.command('/checkin', 'pause for a while');
    await mentee.sees('It goes like this: /checkin pause [until 30 June]', { in: mentee.dm });
    await sandbox.due();
    expect(mentee.notSees('Check-ins are paused')).toBe(true);
    await passTuesdays(tuesdays.slice(0, 1));
    expect(asked()).toEqual(['2026-11-24 10:00']);
  });

  test('a prompt that is on its way when they pause is not posted any more', async () => {
    const { slack, mentor } = sandbox;
    slack.faults.add({ kind: 'server_error', method: 'chat.postMessage', times: 2 });
    await passTuesdays(tuesdays.slice(0, 1));
    expect(asked()).toEqual([]);
    await mentor.command('/checkin', 'pause', { in: dm });
    await sandbox.passRetries();
    await sandbox.passRetries();
    await mentor.sees('Check-ins are paused', { in: dm });
    await sandbox.passTo('2026-11-28T04:15:00Z');
    expect(asked()).toEqual([]);
    expect(mentor.notSees('Summary', { in: dm })).toBe(true);
  });

  test('a new schedule ends a pause', async () => {
    const { mentor } = sandbox;
    await mentor.command('/checkin', 'pause', { in: dm });
    expect(await setRhythm(mentor, { Day: 'Wednesday' })).toContain('Wednesday 25 November 2026, 10:00');
    await sandbox.passTo('2026-11-25T04:15:00Z');
    expect(asked()).toEqual(['2026-11-25 10:00']);
  });

  test('with several mentorships asks which one to pause', async () => {
    const { mentee, colleague, mentor } = sandbox;
    const second = await sandbox.pair(colleague, mentee);
    await mentee.command('/checkin', 'pause until 2 December');
    const which = await mentee.modal('Which mentorship?');
    await which.fill('Mentorship', 'With Carl (your mentor)');
    await which.submit();
    expect((await mentee.modal('Cairn')).text).toContain('paused until 2 December 2026');
    await passTuesdays(tuesdays.slice(0, 2));
    expect(promptsIn(dm, mentor)).toHaveLength(2);
    expect(promptsIn(second, colleague)).toHaveLength(0);
    // At 10:00 in Kathmandu it would be night for Carl: the two began at 19:00.
    await passTuesdays(tuesdays.slice(2, 3));
    await sandbox.pass({ hours: 9 });
    expect(promptsIn(second, colleague)).toHaveLength(1);
  });
});
