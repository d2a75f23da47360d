import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { leaveOnOtherDevice } from './check-in-steps.ts';
import { pressOnCard } from './goal-form.ts';

const ticking = 'Which steps are done?';

describe('what is done in the form of a check-in beside answering', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeEach(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await pressOnCard(sandbox.mentee, 'Add steps', dm);
    const form = await sandbox.mentee.modal('Add steps');
    await form.fill(
      'Steps',
      'Write the outline by 23 November\nBook a room (mentor)\n* First talk given by 1 December',
    );
    await form.submit();
    await sandbox.passTo('2026-11-24T04:15:00Z');
  });
  afterEach(() => sandbox.close());

  const readSteps = () =>
    sandbox.inDatabase((tx) => tx.selectFrom('steps').selectAll().orderBy('position', 'asc').execute());
  const open = async (person = sandbox.mentee) => {
    await person.click('Answer', { in: dm });
    return person.modal(/answer/);
  };

  test('steps are ticked with the answer; those due first stand first, the mentor sees their own', async () => {
    const { mentor, mentee } = sandbox;
    const hers = await open(mentor);
    expect(hers.text).toContain('Book a room');
    expect(hers.text).not.toContain('Write the outline');
    await hers.fill('Guidance', 'Go on');
    await hers.fill(ticking, ['Book a room']);
    await hers.submit();

    const his = await open();
    expect(his.text.indexOf('Write the outline')).toBeLessThan(his.text.indexOf('First talk given'));
    expect(his.text).toContain('milestone, due 1 December 2026');
    expect(his.text).not.toContain('Book a room');
    await his.fill('What moved?', 'The outline is there');
    await his.fill(ticking, ['Write the outline']);
    expect((await his.submit()).closed).toBe(true);
    await sandbox.due();
    const ticked = (await readSteps()).filter(({ tickedAt }) => tickedAt !== null);
    expect(ticked.map(({ title, tickedBy }) => [title, tickedBy])).toEqual([
      ['Write the outline', mentee.id],
      ['Book a room', mentor.id],
    ]);
    await pressOnCard(mentor, 'History', dm);
    expect((await mentor.modal('History of a goal')).text).toContain('Write the outline');
  });

  test('a milestone ticked there offers to celebrate, once', async () => {
    const { mentee } = sandbox;
    const form = await open();
    await form.fill('What moved?', 'I gave it!');
    await form.fill(ticking, ['First talk given']);
    await form.submit();
    expect((await mentee.modal('Celebrate?')).text).toContain('First talk given');
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('wins').selectAll().execute())).toHaveLength(1);
  });

  test('a step ticked or removed while the form was open does not cost the answer', async () => {
    const { mentee } = sandbox;
    const form = await open();
    await form.fill('What moved?', 'The outline');
    await form.fill(ticking, ['Write the outline']);
    // On another device the same step is ticked on the goal's card.
    const submit = leaveOnOtherDevice(mentee);
    await mentee.click('Tick', { in: dm });
    await submit();
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('answers').selectAll().execute())).toHaveLength(1);
  });

  test('a step and an obstacle are added in place; what was typed stays through every press', async () => {
    const { mentor } = sandbox;
    const form = await open();
    await form.fill('What moved?', 'Half of it');
    await form.click('Add a step');
    await form.sees('A new step');
    await form.fill('A new step', 'Rehearse with Ana by 22 November 2026');
    await form.click('Raise an obstacle');
    await form.sees('An obstacle to look at together');
    await form.fill('An obstacle to look at together', 'I lose my thread in <big> rooms');
    expect(form.buttons).not.toContain('Add a step');
    expect(form.buttons).not.toContain('Raise an obstacle');
    expect(form.value('What moved?')).toBe('Half of it');

    // The date has passed: it says so where it stands, and nothing is kept of the answer yet.
    const refused = await form.submit();
    expect(refused.errors['A new step']).toContain('22 November 2026 has passed');
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('answers').selectAll().execute())).toEqual([]);
    await form.fill('A new step', 'Rehearse with Ana by 28 November');
    expect((await form.submitTwice()).closed).toBe(true);
    await sandbox.due();
    const added = (await readSteps()).filter(({ title }) => title === 'Rehearse with Ana');
    expect(added).toMatchObject([{ dueOn: '2026-11-28', assignee: 'mentee' }]);
    await mentor.sees('I lose my thread in <big> rooms', { in: dm });
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('obstacles').selectAll().execute())).toHaveLength(1);
    expect((await open()).title).toBe('Edit your answer');
  });

  test('an unsent step and obstacle come back with the draft', async () => {
    const form = await open();
    await form.click('Add a step');
    await form.sees('A new step');
    await form.fill('A new step', 'Ask Kim for a stage');
    await form.fill(ticking, ['Write the outline']);
    await form.close();
    const again = await open();
    expect(again.value('A new step')).toBe('Ask Kim for a stage');
    expect(again.value(ticking)).toContain('Write the outline');
    expect(again.buttons).not.toContain('Add a step');
    expect(again.buttons).toContain('Raise an obstacle');
  });

  test('with two goals in focus a step says which one it leads to', async () => {
    await sandbox.agreedGoal('Write a book by 30 June');
    const form = await open();
    await form.fill('What moved?', 'A page');
    await form.click('Add a step');
    await form.sees('It leads to');
    await form.fill('A new step', 'Sketch chapter one');
    await form.fill('It leads to', 'Write a book');
    await form.submit();
    const goals = await sandbox.inDatabase((tx) => tx.selectFrom('goals').selectAll().execute());
    const step = (await readSteps()).find(({ title }) => title === 'Sketch chapter one');
    expect(goals.find(({ id }) => id === step?.goalId)?.title).toBe('Write a book');
  });
});
