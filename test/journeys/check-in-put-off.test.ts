import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, postedAt, promptsIn, remindersOf, summariesIn, whispersTo } from './check-in-steps.ts';
import { pressForeign } from './forged.ts';

// Bibek in Kathmandu and Ana on Lord Howe are asked on Tuesday 24 November 2026 at 10:00 in Kathmandu: 04:15 UTC.

describe('a check-in that comes at a bad time', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  const again = (person: SandboxPerson) =>
    person.messages(dm).filter(({ text }) => text.includes('here is your check-in again'));
  const skippedNotes = (person: SandboxPerson) =>
    person.messages(dm).filter(({ text }) => /skipped the check-in of/.test(text));

  async function snooze(person: SandboxPerson, when: string, whom = 'Both of us') {
    await person.click('Snooze', { in: dm });
    const form = await person.modal('Snooze');
    await form.fill('Ask again', when);
    await form.fill('For', whom);
    return form.submit();
  }

  async function skip(person: SandboxPerson, fields: Readonly<Record<string, string>>) {
    await person.click('Skip this one', { in: dm });
    const form = await person.modal('Skip this check-in');
    for (const [label, words] of Object.entries(fields)) await form.fill(label, words);
    return form.submit();
  }

  test('snoozed for both, never rings in the night of the other; for me alone, it comes as I chose', async () => {
    const { mentor, mentee } = sandbox;
    // 16:45 in Kathmandu is 22:00 on Lord Howe.
    await sandbox.passTo('2026-11-24T10:30:00Z');
    await snooze(mentee, 'In an hour');
    expect((await mentee.modal('Cairn')).text).toContain(
      'I ask you both again Wednesday 25 November 2026, 07:15 (Asia/Kathmandu): at the time you chose it is night for Ana.',
    );
    await sandbox.passTo('2026-11-25T01:29:00Z');
    expect(again(mentor)).toEqual([]);
    await sandbox.passTo('2026-11-25T01:30:00Z');
    expect(again(mentor)).toHaveLength(1);
    await sandbox.passTo('2026-11-25T12:30:00Z');
    await snooze(mentee, 'In an hour', 'Only me');
    expect((await mentee.modal('Cairn')).text).toContain('I remind you Wednesday 25 November 2026, 19:15');
  });

  test('is snoozed for both: the same one comes again, in its thread and shown in the DM, and is answered as ever', async () => {
    const { mentor, mentee } = sandbox;
    await snooze(mentee, 'In an hour');
    expect((await mentee.modal('Cairn')).text).toContain('I ask you both again Tuesday 24 November 2026, 11:00');
    await sandbox.due();
    const [prompt] = promptsIn(dm, mentor);
    expect(prompt?.text).toContain('Snoozed: it comes again Today at 4:15 PM');
    await sandbox.passTo('2026-11-24T05:14:59Z');
    expect(again(mentor)).toEqual([]);
    await sandbox.passTo('2026-11-24T05:15:00Z');
    expect(again(mentor)).toHaveLength(1);
    expect(again(mentor)[0]).toMatchObject({ threadTs: prompt?.ts, broadcast: true });
    expect(promptsIn(dm, mentor)).toHaveLength(1);
    // Its window counts from then on.
    await sandbox.passTo('2026-11-26T05:14:00Z');
    expect(summariesIn(dm, mentor)).toEqual([]);
    await answer(mentee, dm, { 'What moved?': 'The title' });
    await answer(mentor, dm, { Guidance: 'Good title' });
    await sandbox.due();
    expect(summariesIn(dm, mentor)).toHaveLength(1);
  });

  test('snoozed into days off, it does not ring in them, and can be answered all the same', async () => {
    const { mentor, mentee } = sandbox;
    await snooze(mentee, 'Tomorrow, same time');
    await mentor.command('/checkin', 'off until 1 December', { in: dm });
    await sandbox.passTo('2026-11-25T04:15:00Z');
    expect(again(mentee)).toEqual([]);
    expect((await answer(mentee, dm, { 'What moved?': 'The title' })).errors).toEqual({});
  });

  test('snoozed again, it comes at the later time alone; next week is not offered where the next one comes first', async () => {
    const { mentor, mentee } = sandbox;
    await snooze(mentee, 'In an hour');
    await snooze(mentor, 'Tomorrow, same time');
    await mentee.click('Snooze', { in: dm });
    const form = await mentee.modal('Snooze');
    await expect(form.fill('Ask again', 'Next week, same time')).rejects.toThrow();
    await form.close();
    await sandbox.passTo('2026-11-24T12:00:00Z');
    expect(again(mentor)).toEqual([]);
    await sandbox.passTo('2026-11-25T04:15:00Z');
    expect(again(mentor).map((message) => postedAt(message, 'Asia/Kathmandu'))).toEqual(['2026-11-25 10:00']);
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expect(promptsIn(dm, mentor)).toHaveLength(2);
  });

  test('snoozed by one alone, it reminds that one then, once, and the other is not kept from answering', async () => {
    const { mentor, mentee } = sandbox;
    await snooze(mentee, 'In an hour', 'Only me');
    expect((await mentee.modal('Cairn')).text).toContain('I remind you Tuesday 24 November 2026, 11:00');
    await answer(mentor, dm, { Guidance: 'Take your time' });
    await sandbox.passTo('2026-11-24T05:15:00Z');
    expect(remindersOf(mentee)).toHaveLength(1);
    expect(again(mentee)).toEqual([]);
    const refused = await snooze(mentee, 'In an hour', 'Only me');
    expect(Object.values(refused.errors).join()).toContain('I have reminded you of this one already');
    await mentee.topModal?.close();
    await sandbox.passTo('2026-11-26T04:15:00Z');
    expect(remindersOf(mentee)).toHaveLength(1);
  });

  test('is skipped for both: the other one reads why, no summary comes, and late words are still taken', async () => {
    const { mentor, mentee } = sandbox;
    expect((await skip(mentee, { Why: 'Exam <week> & no head for it' })).errors).toEqual({});
    await sandbox.due();
    const [note, ...more] = skippedNotes(mentor);
    expect(more).toEqual([]);
    expect(note?.text).toContain('Bibek skipped the check-in of 24 November 2026.\n“Exam <week> & no head for it”');
    expect(note).toMatchObject({ threadTs: promptsIn(dm, mentor)[0]?.ts, broadcast: true });
    expect(promptsIn(dm, mentor)[0]?.text).toContain('Skipped. It counts against nobody');
    await sandbox.passTo('2026-11-26T04:15:00Z');
    expect(summariesIn(dm, mentor)).toEqual([]);
    await answer(mentor, dm, { Guidance: 'Good luck with the exam' });
    await sandbox.due();
    expect(summariesIn(dm, mentee)).toHaveLength(1);
    await sandbox.passTo('2026-12-01T04:15:00Z');
    expect(promptsIn(dm, mentor)).toHaveLength(2);
  });

  test('is skipped by one alone: the other one answers, and that closes it', async () => {
    const { mentor, mentee } = sandbox;
    await skip(mentee, { For: 'Only me' });
    await sandbox.due();
    expect(promptsIn(dm, mentor)[0]?.text).toContain('Bibek skipped this one. Open until');
    await answer(mentor, dm, { Guidance: 'Next time' });
    await sandbox.due();
    const [summary] = summariesIn(dm, mentee);
    expect(summary?.text).toContain('Guidance: Next time');
    expect(summary?.text).toContain('Bibek skipped this one.');
    expect(promptsIn(dm, mentor)[0]?.text).toContain('Closed');
  });

  test('cannot be skipped for both once one has answered, and what was typed stays', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentee, dm, { 'What moved?': 'A lot' });
    await sandbox.due();
    const { errors } = await skip(mentor, { Why: 'On the road' });
    expect(errors['For']).toContain('Bibek answered already');
    expect(mentor.topModal?.value('Why')).toBe('On the road');
    await mentor.topModal?.fill('For', 'Only me');
    expect((await mentor.topModal?.submit())?.errors).toEqual({});
    await sandbox.due();
    expect(summariesIn(dm, mentee)).toHaveLength(1);
  });

  test('twice at once does it once; the buttons of an old one and of others say so kindly', async () => {
    const { mentor, mentee, colleague } = sandbox;
    const [prompt] = promptsIn(dm, mentee);
    if (!prompt) throw new Error('no prompt');
    await pressForeign(colleague, prompt, 'Snooze');
    await pressForeign(colleague, prompt, 'Skip this one');
    expect(colleague.topModal).toBeUndefined();
    expect(whispersTo(colleague, colleague.dm).at(-1)).toContain('finds nothing of yours');

    await mentee.click('Skip this one', { in: dm });
    const one = await mentee.modal('Skip this check-in');
    await mentor.click('Skip this one', { in: dm });
    const other = await mentor.modal('Skip this check-in');
    await one.submitTwice();
    expect(Object.values((await other.submit()).errors).join()).toContain('This check-in is over');
    await sandbox.due();
    expect(skippedNotes(mentor)).toHaveLength(1);
    await mentee.clickStale('Snooze', prompt);
    expect(whispersTo(mentee, dm).at(-1)).toContain('there is nothing to snooze or to skip');
  });

  test('of two who have the same name: that one has answered keeps the other from nothing', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.inDatabase((tx) => tx.updateTable('people').set({ name: 'Sam' }).execute());
    await answer(mentee, dm, { 'What moved?': 'A lot' });
    await sandbox.due();
    expect((await snooze(mentor, 'In an hour', 'Only me')).errors).toEqual({});
    await mentor.topModal?.close();
    expect((await skip(mentor, { For: 'Only me' })).errors).toEqual({});
    await sandbox.due();
    expect(summariesIn(dm, mentee)).toHaveLength(1);
  });

  test('what was said when it was skipped stands in the history, for the two alone', async () => {
    const { mentor, mentee, colleague } = sandbox;
    await skip(mentee, { Why: 'At the dentist' });
    for (const person of [mentor, mentee]) {
      await person.command('/checkin', 'history', { in: dm });
      const history = await person.modal('Check-in history');
      expect(history.text).toContain('Bibek skipped this one: “At the dentist”');
      await history.close();
    }
    await colleague.command('/checkin', 'history');
    expect(colleague.topModal?.text).not.toContain('dentist');
  });

  test('by command as well; without an open one it says what comes next', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/checkin', 'snooze', { in: dm });
    await (await mentee.modal('Snooze')).close();
    await mentee.command('/checkin', 'skip', { in: dm });
    await (await mentee.modal('Skip this check-in')).submit();
    await sandbox.due();
    await mentor.command('/checkin', 'skip', { in: dm });
    expect(whispersTo(mentor, dm).at(-1)).toContain('/checkin next');
  });
});
