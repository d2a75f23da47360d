import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, summariesIn, whispersTo } from './check-in-steps.ts';

describe('what both said they would do, as steps', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
  });
  afterEach(() => sandbox.close());

  const readSteps = () =>
    sandbox.inDatabase((tx) => tx.selectFrom('steps').selectAll().orderBy('position', 'asc').execute());
  const bothAnswer = async () => {
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await answer(sandbox.mentee, dm, {
      'What moved?': 'A start',
      'What is your next step?': 'Propose the second talk by 30 November',
    });
    await answer(sandbox.mentor, dm, { Guidance: 'Go on', 'What do you commit to?': 'I listen on Monday' });
    await sandbox.due();
  };

  test('with one goal in focus one press makes them steps, whoever presses and however often', async () => {
    await sandbox.agreedGoal();
    await bothAnswer();
    const { mentor, mentee } = sandbox;
    const [summary] = summariesIn(dm, mentor);
    await Promise.all([
      mentor.click('Make them steps', { in: summary }),
      mentee.click('Make them steps', { in: summariesIn(dm, mentee)[0] }),
    ]);
    await sandbox.due();
    expect((await readSteps()).map(({ title, assignee, dueOn }) => [title, assignee, dueOn])).toEqual([
      ['Propose the second talk by 30 November', 'mentee', '2026-11-30'],
      ['I listen on Monday', 'mentor', '2026-11-30'],
    ]);
    expect(summariesIn(dm, mentee)[0]?.text).not.toContain('Make them steps');
    const told = [...whispersTo(mentor, dm), ...whispersTo(mentee, dm)].join('\n');
    expect(told).toContain('Done: 2 steps more on “Give three conference talks”.');
    expect(told).toContain('These are steps already');
  });

  test('with several goals one chooses which, and whose', async () => {
    await sandbox.agreedGoal();
    await sandbox.agreedGoal('Write a book by 30 June');
    await bothAnswer();
    const { mentee } = sandbox;
    await mentee.click('Make them steps', { in: summariesIn(dm, mentee)[0] });
    const form = await mentee.modal('Make them steps');
    expect(form.text).toContain('Bibek: Propose the second talk');
    await form.fill('Whose become steps?', []);
    expect((await form.submit()).errors['Whose become steps?']).toContain('complete this required field');
    await form.fill('Whose become steps?', ['Ana']);
    await form.fill('They lead to', 'Write a book');
    await form.submit();
    await sandbox.due();
    expect((await readSteps()).map(({ title }) => title)).toEqual(['I listen on Monday']);
    // The other's can still become one.
    await mentee.click('Make them steps', { in: summariesIn(dm, mentee)[0] });
    expect((await mentee.modal('Make them steps')).text).not.toContain('I listen');
  });

  test('without a goal in focus there is nothing to press; an old button says why it does nothing', async () => {
    await sandbox.agreedGoal();
    await bothAnswer();
    const { mentee, colleague } = sandbox;
    const [summary] = summariesIn(dm, mentee);
    if (!summary) throw new Error('no summary');
    await mentee.click('Achieved', { in: dm });
    await (await mentee.modal()).submit();
    await mentee.clickStale('Make them steps', summary);
    expect(whispersTo(mentee, dm).join('\n')).toContain('none is in focus');
    await colleague.clickStale('Make them steps', summary);
    expect(await readSteps()).toEqual([]);
  });
});
