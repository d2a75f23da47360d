import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, leaveOnOtherDevice, promptsIn, summariesIn } from './check-in-steps.ts';
import { pressOnCard } from './goal-form.ts';

const talks = 'Give three conference talks';

describe('answering a check-in', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  const readAnswers = () => sandbox.inDatabase((tx) => tx.selectFrom('answers').selectAll().execute());
  const readGoals = () => sandbox.inDatabase((tx) => tx.selectFrom('goals').selectAll().execute());

  test('the mentee is asked for one thing; the form says once who sees it', async () => {
    const { mentee } = sandbox;
    await mentee.click('Answer', { in: dm });
    const modal = await mentee.modal('Your answer');
    expect(modal.fields).toEqual({
      [talks]: '0',
      'What moved?': '',
      'What is in the way?': '',
      'What is your next step?': '',
      'What do you need from your mentor?': '',
      Mood: '',
    });
    expect(modal.text.match(/Visible to you and Ana\./g)).toHaveLength(1);

    await modal.fill('What is in the way?', 'I speak too fast.');
    for (const empty of ['', '   ']) {
      await modal.fill('What moved?', empty);
      const { closed, errors } = await modal.submit();
      expect({ closed, under: Object.keys(errors) }).toEqual({ closed: false, under: ['What moved?'] });
    }
    expect(modal.errors['What moved?']).toContain('A few words are enough');
    expect(modal.value('What is in the way?')).toBe('I speak too fast.');
    expect(await readAnswers()).toEqual([]);

    await modal.fill('What moved?', 'My first talk!');
    expect((await modal.submit()).closed).toBe(true);
    await sandbox.due();
    expect(promptsIn(dm, mentee)[0]?.text).toContain('Answered: Bibek.');
    expect(summariesIn(dm, mentee)).toEqual([]);
  });

  test('the mentor is asked for one thing, and reads what the mentee said', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.click('Answer', { in: dm });
    const early = await mentor.modal('Your answer');
    expect(early.text).toContain('Bibek has not answered yet; you need not wait.');
    expect(early.fields).toEqual({ Guidance: '', Feedback: '', 'What do you commit to?': '' });
    expect(early.text.match(/Visible to you and Bibek\./g)).toHaveLength(1);
    expect(Object.keys((await early.submit()).errors)).toEqual(['Guidance']);
    await early.close();

    await answer(mentee, dm, { 'What moved?': 'My *first* talk <!channel> & more', Mood: '🚀 flying' });
    await mentor.click('Answer', { in: dm });
    const { text } = await mentor.modal('Your answer');
    expect(text).toContain('Bibek says');
    expect(text).toContain('<!channel> & more');
    expect(text).toContain('🚀 flying');
  });

  test('progress moves the goal, its card and its history', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentee, dm, { [talks]: '2', 'What moved?': 'Two talks given' });
    await sandbox.due();
    await mentor.sees(`${talks}\n▰▰▰▰▰▰▱▱▱▱ 2 of 3 conference talks (66 %)`, { in: dm });
    const cards = mentor.messages(dm).filter(({ text }) => text.includes('[Log progress]'));
    expect(cards.map(({ text }) => text.includes('2 of 3'))).toEqual([true]);
    expect(promptsIn(dm, mentor)[0]?.text).toContain('2 of 3');
    await pressOnCard(mentor, 'History', dm);
    expect((await mentor.modal('History of a goal')).text).toContain(
      'Bibek logged progress\nprogress: 0 conference talks → 2 conference talks',
    );
  });

  test('both at the same moment: closed once, one summary with an agenda, shown in the DM too', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.click('Answer', { in: dm });
    await mentor.click('Answer', { in: dm });
    const [his, hers] = [await mentee.modal('Your answer'), await mentor.modal('Your answer')];
    await his.fill('What moved?', 'My first talk');
    await his.fill('What do you need from your mentor?', 'A rehearsal');
    await his.fill('What is in the way?', 'Nerves');
    await his.fill('What is your next step?', 'Propose the second');
    await hers.fill('Guidance', 'Mark the pauses');
    await hers.fill('What do you commit to?', 'I listen on Monday');
    expect(await Promise.all([his.submit(), hers.submit()])).toMatchObject([{ closed: true }, { closed: true }]);
    await sandbox.due();

    const [prompt] = promptsIn(dm, mentee);
    expect(prompt?.text).toContain('Closed: both have answered');
    const summaries = summariesIn(dm, mentee);
    expect(summaries).toHaveLength(1);
    expect(summaries[0]).toMatchObject({ threadTs: prompt?.ts, broadcast: true });
    for (const words of [
      'Summary of the check-in of 24 November 2026',
      'Bibek\n• What moved: My first talk',
      'Ana\n• Guidance: Mark the pauses',
      'Agenda for your next conversation\n1. What Bibek needs: A rehearsal\n2. In the way: Nerves',
      '3. Next step of Bibek: Propose the second\n4. Ana committed to: I listen on Monday',
    ]) {
      expect(summaries[0]?.text).toContain(words);
    }
    const closed = await sandbox.inDatabase((tx) => tx.selectFrom('checkIns').selectAll().execute());
    expect(closed).toMatchObject([{ state: 'closed', closedBecause: 'both_answered' }]);
    await sandbox.passTo('2026-11-26T05:00:00Z');
    expect(summariesIn(dm, mentor)).toHaveLength(1);
  });

  test('one modal submitted twice is one answer and one summary', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentor, dm, { Guidance: 'Mark the pauses' });
    await mentee.click('Answer', { in: dm });
    const modal = await mentee.modal('Your answer');
    await modal.fill(talks, '1');
    await modal.fill('What moved?', 'My first talk');
    await modal.submitTwice();
    await sandbox.due();
    expect(summariesIn(dm, mentee)).toHaveLength(1);
    const events = await sandbox.inDatabase((tx) => tx.selectFrom('journalEntries').select('event').execute());
    const count = (name: string) => events.filter(({ event }) => event === name).length;
    expect(['answer.given', 'answer.edited', 'check_in.closed', 'goal.progress_logged'].map(count)).toEqual([
      2, 0, 1, 1,
    ]);
  });

  test('an edit finds what was said, changes the summary, and the journal keeps both', async () => {
    const { mentor, mentee } = sandbox;
    await answer(mentor, dm, { Guidance: 'Mark the pauses' });
    await answer(mentee, dm, { [talks]: '1', 'What moved?': 'A talk', Mood: '🙂 steady' });
    await sandbox.due();
    await mentee.click('Answer', { in: dm });
    const edit = await mentee.modal('Edit your answer');
    expect(edit.fields).toMatchObject({ [talks]: '1', 'What moved?': 'A talk', Mood: '🙂 steady' });
    await edit.fill('What moved?', 'My very first talk');
    await edit.submit();
    await sandbox.due();
    const [summary, ...others] = summariesIn(dm, mentor);
    expect(others).toEqual([]);
    expect(summary?.text).toContain('Bibek (edited)\n• What moved: My very first talk');
    const entry = await sandbox.inDatabase((tx) =>
      tx.selectFrom('journalEntries').select('detail').where('event', '=', 'answer.edited').executeTakeFirstOrThrow(),
    );
    expect(entry.detail).toMatchObject({ before: { moved: 'A talk' }, after: { moved: 'My very first talk' } });
  });

  test('a goal that was dropped while the form was open costs nobody their answer', async () => {
    const { mentor, mentee } = sandbox;
    const sendForm = await startForm({ [talks]: '2', 'What moved?': 'I changed my mind about talks' });
    await pressOnCard(mentee, 'Drop', dm);
    const drop = await mentee.modal('Drop a goal');
    await drop.fill('What made you let it go?', 'Writing suits me better');
    await drop.submit();
    expect(await sendForm()).toBe('');
    await sandbox.due();
    expect(await readAnswers()).toMatchObject([{ responses: { moved: 'I changed my mind about talks' } }]);
    await mentor.sees('Bibek dropped the goal', { in: dm });
    expect(await readGoals()).toMatchObject([{ status: 'dropped', progress: 0 }]);
  });

  test('a goal that was edited while the form was open still gets the progress that was typed', async () => {
    const { mentee } = sandbox;
    const sendForm = await startForm({ [talks]: '2', 'What moved?': 'Two talks' });
    await pressOnCard(mentee, 'Edit', dm);
    const edit = await mentee.modal('Edit goal');
    await edit.fill('Time-bound: by when?', '2027-07-31');
    await edit.submit();
    expect(await sendForm()).toBe('');
    expect(await readGoals()).toMatchObject([{ status: 'proposed', progress: 2 }]);
  });

  test('a number left as the form showed it does not overwrite one that was logged meanwhile', async () => {
    const { mentee } = sandbox;
    const sendForm = await startForm({ 'What moved?': 'I logged it on the card' });
    await pressOnCard(mentee, 'Log progress', dm);
    const log = await mentee.modal('Log progress');
    await log.fill(/Where are you now/, '2');
    await log.submit();
    expect(await sendForm()).toBe('');
    expect(await readGoals()).toMatchObject([{ progress: 2 }]);
    expect(await readAnswers()).toMatchObject([{ responses: { moved: 'I logged it on the card' } }]);
  });

  /** The mentee's form, filled in and left open on their phone. @returns sends it */
  async function startForm(said: Readonly<Record<string, string>>): Promise<() => Promise<string>> {
    const { mentee } = sandbox;
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    for (const [label, words] of Object.entries(said)) await form.fill(label, words);
    return leaveOnOtherDevice(mentee);
  }
});
