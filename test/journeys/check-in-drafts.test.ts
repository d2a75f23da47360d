import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { up as nameAsToday } from '../../migrations/2026-11-30-04-draft-names.ts';
import { closeView } from '../../src/sandbox/slack/view-submission.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, summariesIn } from './check-in-steps.ts';

const talks = 'Give three conference talks';

describe('what is typed into a check-in and not sent', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  const readDrafts = () => sandbox.inDatabase((tx) => tx.selectFrom('answerDrafts').selectAll().execute());
  const open = async (person = sandbox.mentee) => {
    await person.click('Answer', { in: dm });
    return person.modal(/answer/);
  };

  test('a form that is closed comes back as it was, for its author alone', async () => {
    const { mentor, mentee } = sandbox;
    const form = await open();
    await form.fill(talks, '2');
    await form.fill('What moved?', 'Two talks <!channel> & more');
    await form.close();
    expect(await readDrafts()).toHaveLength(1);
    expect((await open(mentor)).text).not.toContain('Two talks');
    expect(mentor.messages(dm).filter(({ text }) => text.includes('Two talks'))).toEqual([]);

    await sandbox.pass({ hours: 3 });
    const again = await open();
    expect(again.text).toMatch(/Not sent yet: what you typed until .*10:00/);
    expect(again.fields).toMatchObject({ [talks]: '2', 'What moved?': 'Two talks <!channel> & more' });
    await again.submit();
    expect(await readDrafts()).toEqual([]);
    await sandbox.due();
    await mentee.sees('2 of 3', { in: dm });
    expect((await open()).text).not.toContain('Not sent yet');
  });

  test('a form that nobody touched leaves nothing behind, and asks nobody', async () => {
    await (await open()).close();
    expect(await readDrafts()).toEqual([]);
    expect((await open()).text).not.toContain('Not sent yet');
  });

  test('Save as draft and every choice keep all that is typed so far', async () => {
    const form = await open();
    await form.fill('What is in the way?', 'I speak too fast.');
    await form.fill('Mood', '🙂 steady');
    expect(await readDrafts()).toMatchObject([
      { typed: { 'question:in_the_way': 'I speak too fast.', 'question:mood': '🙂 steady' } },
    ]);
    await form.fill('What do you need from your mentor?', 'A rehearsal');
    await form.click('Save as draft');
    await form.sees('Not sent yet');
    expect(form.fields).toMatchObject({
      'What is in the way?': 'I speak too fast.',
      'What do you need from your mentor?': 'A rehearsal',
      Mood: '🙂 steady',
    });
    expect(await readDrafts()).toMatchObject([{ typed: { 'question:need': 'A rehearsal' } }]);
    // Refused, it still holds everything.
    expect(Object.keys((await form.submit()).errors)).toEqual(['What moved?']);
    expect(form.value('What do you need from your mentor?')).toBe('A rehearsal');
  });

  test('what an earlier Cairn kept under other names is there still', async () => {
    const form = await open();
    await form.fill('What moved?', 'Slides');
    await form.click('Save as draft');
    await form.sees('Not sent yet');
    await form.close();
    const before = { moved: 'Two talks', mood: '', new_step: 'Rehearse', obstacle: 'Nerves' };
    const [draft] = await sandbox.inDatabase(async (tx) => {
      const typed = JSON.stringify(before);
      await tx.updateTable('answerDrafts').set({ typed }).execute();
      await nameAsToday(tx);
      return tx.selectFrom('answerDrafts').select('typed').execute();
    });
    expect(draft?.typed).toEqual({
      ...{ 'question:moved': 'Two talks', 'question:mood': '' },
      ...{ newStep: 'Rehearse', obstacle: 'Nerves' },
    });
    expect((await open()).fields).toMatchObject({
      ...{ 'What moved?': 'Two talks', 'A new step': 'Rehearse' },
      'An obstacle to look at together': 'Nerves',
    });
  });

  test('a number that was only shown is not kept: what was logged meanwhile stands', async () => {
    const { mentee } = sandbox;
    const form = await open();
    await form.fill('What moved?', 'Slides');
    await form.click('Save as draft');
    await form.sees('Not sent yet');
    await form.close();
    await mentee.click('Log progress', { in: await mentee.sees('[Log progress]', { in: dm }) });
    const log = await mentee.modal('Log progress');
    await log.fill(/Where are you now/, '1');
    await log.submit();
    await sandbox.due();
    const again = await open();
    expect(again.value(talks)).toBe('1');
    await again.click('Add a step');
    await again.sees('A new step');
    expect((await again.submit()).closed).toBe(true);
    const [goal] = await sandbox.inDatabase((tx) => tx.selectFrom('goals').selectAll().execute());
    expect(goal?.progress).toBe(1);
  });

  test('what was sent is no draft any more, also where the same form stands open elsewhere', async () => {
    const { mentee } = sandbox;
    await (await open()).fill('What moved?', 'From the laptop');
    const view = mentee.workspace.views.top(mentee.id);
    if (!view) throw new Error('no form is open');
    const onThePhone = await open();
    await onThePhone.fill('What moved?', 'From the phone');
    await onThePhone.submit();
    await closeView(mentee.workspace, mentee.user, view);
    await mentee.workspace.slack.settled();
    expect(await readDrafts()).toEqual([]);

    const form = await open();
    expect(form.title).toBe('Edit your answer');
    expect(form.value('What moved?')).toBe('From the phone');
    // Edits are kept the same way.
    await form.fill('What moved?', 'From the phone, and more');
    await form.close();
    const again = await open();
    expect(again.value('What moved?')).toBe('From the phone, and more');
    await again.submit();
    expect((await sandbox.inDatabase((tx) => tx.selectFrom('answers').selectAll().execute()))[0]).toMatchObject({
      responses: { moved: 'From the phone, and more' },
    });
  });

  test('a draft outlives its check-in: its words come into the next one, its numbers do not', async () => {
    const form = await open();
    await form.fill(talks, '2');
    await form.fill('What moved?', 'I wrote half of it');
    await form.close();
    await sandbox.passTo('2026-12-01T04:15:00Z');
    const next = await open();
    expect(next.text).toContain('From the check-in of 24 November 2026: what you typed and did not send.');
    expect(next.fields).toMatchObject({ [talks]: '0', 'What moved?': 'I wrote half of it' });
    await next.submit();
    expect(await readDrafts()).toEqual([]);
  });

  test('next step and commitment come back from last time, to be changed or cleared', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentee, dm, { 'What moved?': 'A start', 'What is your next step?': 'Write the outline' });
    await answer(mentor, dm, { Guidance: 'Go on', 'What do you commit to?': 'I listen on Monday' });
    await sandbox.passTo('2026-12-01T04:15:00Z');
    const his = await open();
    expect(his.fields).toMatchObject({ 'What moved?': '', 'What is your next step?': 'Write the outline' });
    expect(his.text).toContain('From last time: change it, or clear it where it is done.');
    await his.fill('What moved?', 'The outline is done');
    await his.fill('What is your next step?', '');
    await his.submit();
    const hers = await open(mentor);
    expect(hers.value('What do you commit to?')).toBe('I listen on Monday');
    await hers.fill('Guidance', 'Well done');
    await hers.submit();
    await sandbox.due();
    const summary = summariesIn(dm, mentee).at(-1)?.text;
    expect(summary).toContain('Ana committed to: I listen on Monday');
    expect(summary).not.toContain('Write the outline');
    // An answer that is edited shows what it says, not what was said before it.
    expect((await open()).value('What is your next step?')).toBe('');
  });

  test('after the mentorship has ended nothing more is kept, and the person is told', async () => {
    const { mentee, mentor } = sandbox;
    const form = await open();
    await form.fill('What moved?', 'Something');
    await mentor.command('/mentorship', 'end');
    await (await mentor.modal('End a mentorship')).submit();
    await form.close();
    expect(await readDrafts()).toEqual([]);
    await mentee.sees('has ended', { in: mentee.dm });
  });

  test('a form of another pair, closed by forgery, keeps nothing', async () => {
    const { mentee, colleague } = sandbox;
    const form = await open();
    await form.fill('What moved?', 'Something');
    const view = mentee.workspace.views.top(mentee.id);
    if (!view) throw new Error('no form is open');
    await closeView(colleague.workspace, colleague.user, view);
    await mentee.workspace.slack.settled();
    expect(await readDrafts()).toEqual([]);
  });
});
