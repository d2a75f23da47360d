import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startButtons } from '../../src/features/goals/inputs/buttons.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { pressUnknown } from './forged.ts';
import { labels, proposedGoal } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

const questions = {
  gaps: 'What do you wish you knew or could do already?',
  ahead: 'Where would you like to be in one to three years?',
} as const;

async function reflect() {
  await sandbox.pair();
  await sandbox.mentee.command('/goal');
  await (await sandbox.mentee.modal('Your first goal')).click('Reflect first');
  return sandbox.mentee.modal('Reflect first');
}

async function journal(person = sandbox.mentee): Promise<string> {
  await person.command('/mentorship', 'journal');
  const { text } = await person.modal('Journal');
  await person.topModal?.close();
  return text;
}

describe('reflecting before a first goal', () => {
  test('keeps what was answered for oneself, and reminds of it above the form', async () => {
    const form = await reflect();
    await form.fill(questions.gaps, 'Reading <!channel> budgets & more.');
    await form.submit();
    const goal = await sandbox.mentee.modal('New goal');
    expect(goal.text).toContain(`${questions.gaps}\nReading <!channel> budgets & more.`);
    expect(goal.text).toContain('visible to you alone');
    await goal.fill(labels.title, 'Read three budgets with Ana');
    await goal.fill(labels.deadline, '2027-05-01');
    await goal.click('SMART check');
    expect(goal.text).toContain('budgets & more');
    expect((await goal.submit()).errors).toEqual({});
    expect(await kept.goals()).toHaveLength(1);
    await sandbox.due();
    expect(await journal()).toContain('Reading <!channel> budgets & more.');
    expect(await journal(sandbox.mentor)).not.toContain('budgets & more');
  });

  test('shares it with the mentor where the mentee says so', async () => {
    const form = await reflect();
    await form.fill(questions.ahead, 'Leading the guild.');
    await form.fill('Who sees it?', 'Me and my mentor');
    await form.submit();
    await (await sandbox.mentee.modal('New goal')).close();
    expect(await journal(sandbox.mentor)).toContain('Leading the guild.');
  });

  test('may be skipped: nothing is kept then', async () => {
    const form = await reflect();
    await form.submit();
    expect((await sandbox.mentee.modal('New goal')).text).not.toContain('Kept in your journal');
  });
});

describe('templates', () => {
  test('fill in the form with a worked example and a deadline from today', async () => {
    await sandbox.pair();
    await sandbox.mentee.command('/goal', 'templates');
    const list = await sandbox.mentee.modal('Goal templates');
    for (const label of ['Skill', 'Leadership', 'Network', 'Career move', 'Work–life balance', 'Personal growth']) {
      expect(list.text).toContain(label);
    }
    await list.click('Use');
    const form = await sandbox.mentee.modal('New goal');
    expect(form.fields).toMatchObject({
      [labels.measure]: 'A number',
      [labels.target]: '3',
      [labels.deadline]: '2027-02-21',
      [labels.evidence]: expect.stringContaining('Two colleagues'),
    });
    await form.click('SMART check');
    expect(form.text).toContain('That is a goal to look forward to.');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goals()).toHaveLength(1);
  });

  test('one is in the other frame, and its words are kept', async () => {
    await sandbox.pair();
    await sandbox.mentee.command('/goal', 'templates');
    await (await sandbox.mentee.modal('Goal templates')).click('Use', { nth: 6 });
    const form = await sandbox.mentee.modal('New goal');
    expect(form.value(labels.frame)).toBe('REAL');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goal('Try out what teaching is like for me')).toMatchObject({
      frame: 'real',
      learning: expect.stringContaining('How much preparing'),
      aspirational: 'A day a week in our academy.',
    });
  });

  test('are for mentees; others are told who sets goals', async () => {
    await sandbox.pair();
    await sandbox.mentor.command('/goal', 'templates');
    await sandbox.mentor.sees('Ask Bibek to type /goal');
    for (const action of ['reflect', 'templates', 'write'] as const) {
      await pressUnknown(sandbox.colleague, { action_id: startButtons[action], value: '{}' });
    }
    await pressUnknown(sandbox.colleague, { action_id: startButtons.useTemplate, value: '{"template":"skill"}' });
    await pressUnknown(sandbox.mentee, { action_id: startButtons.useTemplate, value: '{"template":"<x>"}' });
    expect(sandbox.colleague.topModal).toBeUndefined();
    expect(await kept.goals()).toEqual([]);
  });
});

test('the REAL frame asks for its own words', async () => {
  await sandbox.pair();
  await sandbox.mentee.command('/goal', 'Try out teaching by 1 May');
  const form = await sandbox.mentee.modal('New goal');
  await form.click('More');
  await form.fill(labels.achievable, 'Lunch breaks.');
  await form.fill(labels.frame, 'REAL');
  expect(form.value(labels.achievable)).toBe('Lunch breaks.');
  await form.fill(labels.experimental, 'Two lunch talks.');
  await form.click('SMART check');
  expect(form.text).toMatch(/Experimental You know what to try/);
  expect(form.text).toMatch(/Aspirational Where could it lead/);
  expect((await form.submit()).errors).toEqual({});
  expect(await kept.goal('Try out teaching')).toMatchObject({ frame: 'real', experimental: 'Two lunch talks.' });
});

test('who has a goal already comes to the form at once', async () => {
  await sandbox.pair();
  await proposedGoal(sandbox);
  await sandbox.mentee.command('/goal');
  expect((await sandbox.mentee.modal('New goal')).value(labels.title)).toBe('');
});
