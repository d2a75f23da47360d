import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, remindersOf, whispersTo } from './check-in-steps.ts';

// Asked on Tuesdays at 10:00 in Kathmandu (04:15 UTC, 15:15 on Lord Howe). Twenty hours later it is Wednesday 06:00 for Bibek,
// who starts at 9, and 11:15 for Ana, who is at work.

describe('a reminder', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  test('comes once a check-in, in each one’s own DM and working hours, with the way back to the prompt', async () => {
    const { mentor, mentee } = sandbox;
    for (const hour of ['25T00:14', '25T00:15', '25T03:14', '25T03:15', '25T12:00', '26T04:14']) {
      await sandbox.passTo(`2026-11-${hour}:00Z`);
    }
    expect(remindersOf(mentor).map((each) => postedAt(each, 'Australia/Lord_Howe'))).toEqual(['2026-11-25 11:15']);
    expect(remindersOf(mentee).map((each) => postedAt(each, 'Asia/Kathmandu'))).toEqual(['2026-11-25 09:00']);
    const [prompt] = promptsIn(dm, mentee);
    expect(JSON.stringify(remindersOf(mentee)[0]?.raw.blocks)).toContain(
      `https://slack.com/archives/${dm}/p${prompt?.ts.replace('.', '')}`,
    );
    expect(mentor.messages(dm).filter(({ text }) => text.includes('Your check-in with'))).toEqual([]);

    await mentee.click('Answer', { in: mentee.dm });
    const form = await mentee.modal('Your answer');
    await form.fill('What moved?', 'A bit');
    expect((await form.submit()).errors).toEqual({});
  });

  test('does not come to whoever has answered, nor once the check-in is over', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentee, dm, { 'What moved?': 'Enough' });
    await answer(mentor, dm, { Guidance: 'Fine' });
    await sandbox.passTo('2026-11-26T04:15:00Z');
    expect([...remindersOf(mentor), ...remindersOf(mentee)]).toEqual([]);
  });

  test('is muted for a mentorship by its button, and comes back by it', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.passTo('2026-11-25T00:15:00Z');
    await mentor.click('Mute for this mentorship', { in: mentor.dm });
    await sandbox.due();
    await sandbox.passTo('2026-11-25T03:15:00Z');
    expect(remindersOf(mentee)).toHaveLength(1);
    await answer(mentee, dm, { 'What moved?': 'So that it is not quiet' });
    for (const at of ['12-01T04:15', '12-02T00:15', '12-02T03:15']) await sandbox.passTo(`2026-${at}:00Z`);
    expect(remindersOf(mentor)).toHaveLength(1);
    expect(remindersOf(mentee)).toHaveLength(2);
    await mentor.click('Remind me again', { in: mentor.dm });
    await answer(mentee, dm, { 'What moved?': 'Again' });
    for (const at of ['12-08T04:15', '12-09T00:15']) await sandbox.passTo(`2026-${at}:00Z`);
    expect(remindersOf(mentor)).toHaveLength(2);
  });

  test('does not come in a pause, nor after the end', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/checkin', 'pause', { in: dm });
    await sandbox.passTo('2026-11-26T04:15:00Z');
    expect([...remindersOf(mentor), ...remindersOf(mentee)]).toEqual([]);
  });

  test('that was missed does not come late at night', async () => {
    const { mentor } = sandbox;
    // Ana's is due at 11:15; nobody sends until 23:00 there.
    sandbox.slack.faults.add({ kind: 'refused_connection', times: 1000 });
    await sandbox.passTo('2026-11-25T12:00:00Z');
    sandbox.slack.faults.clear();
    await sandbox.passTo('2026-11-25T12:05:00Z');
    expect(remindersOf(mentor)).toEqual([]);
    await sandbox.passTo('2026-11-25T22:00:00Z');
    expect(remindersOf(mentor).map((each) => postedAt(each, 'Australia/Lord_Howe'))).toEqual(['2026-11-26 09:00']);
  });
});

describe('after three check-ins without an answer', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    for (const day of ['11-24', '11-26', '12-01', '12-03', '12-08', '12-10']) {
      await sandbox.passTo(`2026-${day}T04:15:00Z`);
    }
  });
  afterEach(() => sandbox.close());

  const questions = (person: SandboxPerson) =>
    person.messages(dm).filter(({ text }) => text.includes('Would another rhythm suit you better?'));

  test('a lead sees which pairs are quiet or paused, first and counted, and not why; nobody else does', async () => {
    const { admin, mentor, mentee, colleague } = sandbox;
    await sandbox.pair(admin, colleague);
    await sandbox.pair(mentor, colleague);
    await admin.command('/checkin', 'pause', { in: sandbox.dmOf(admin, colleague) });
    const list = () => whispersTo(admin, admin.dm).at(-1) ?? '';
    await admin.command('/mentorship', 'list');
    expect(list()).toContain('*All active pairs* (3: 1 quiet, 1 paused)');
    expect(list()).toMatch(
      /Ana mentors Bibek \(since [^)]*\) \*quiet\*\n.*Lena mentors Carl \(since [^)]*\) \*paused\*\n/,
    );
    await mentee.command('/mentorship', 'list');
    expect(whispersTo(mentee, mentee.dm).at(-1)).not.toMatch(/quiet|Carl/);
    await answer(mentee, dm, { 'What moved?': 'Back again' });
    await admin.command('/mentorship', 'list');
    expect(list()).toContain('(3: 1 paused)');
    expect(list()).not.toContain('Back again');
  });

  test('one kind question comes, and then nothing', async () => {
    const { mentor, mentee } = sandbox;
    expect(questions(mentor)).toHaveLength(1);
    const before = mentor.messages(dm).length;
    for (const day of ['12-15', '12-22', '12-29']) await sandbox.passTo(`2026-${day}T04:15:00Z`);
    expect(mentor.messages(dm)).toHaveLength(before);
    expect(promptsIn(dm, mentee)).toHaveLength(3);
    await mentee.command('/checkin', 'next', { in: dm });
    expect(mentee.messages(dm).at(-1)?.text).toContain('Check-ins are quiet');
  });

  test.each([
    ['Keep it as it is', 'every week on Tuesday', '2026-12-15'],
    ['Less often', 'every 2 weeks on Tuesday', '2026-12-15'],
  ])('“%s” brings them back: %s', async (choice, rhythm, next) => {
    const { mentor, mentee } = sandbox;
    await mentor.click(choice, { in: dm });
    await sandbox.due();
    expect(mentee.messages(dm).some(({ text }) => text.includes(rhythm))).toBe(true);
    expect(questions(mentor)).toEqual([]);
    await sandbox.passTo(`${next}T04:15:00Z`);
    expect(promptsIn(dm, mentee)).toHaveLength(4);
    await sandbox.passTo('2026-12-22T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(choice === 'Less often' ? 4 : 5);
  });

  test('a late answer is an answer: they come again', async () => {
    const { mentee } = sandbox;
    await answer(mentee, dm, { 'What moved?': 'I am back' });
    await sandbox.passTo('2026-12-15T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(4);
  });

  test('a pause until a day, and the end, can be chosen as well; the question is then settled for both', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.click('Pause', { in: dm });
    const form = await mentee.modal('Pause the check-ins');
    await form.fill('Until', '2027-01-10');
    expect((await form.submit()).errors).toEqual({});
    await sandbox.due();
    expect(questions(mentor)).toEqual([]);
    await sandbox.passTo('2027-01-05T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(3);
    await sandbox.passTo('2027-01-12T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(4);
  });
});
