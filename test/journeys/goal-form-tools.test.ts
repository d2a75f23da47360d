import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { formButtons } from '../../src/features/goals/inputs/buttons.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { pressUnknown } from './forged.ts';
import { labels, pressOnCard, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

async function openForm(sentence = '') {
  await sandbox.pair();
  await sandbox.mentee.command('/goal', sentence);
  return sandbox.mentee.modal('New goal');
}

describe('the SMART check in the form', () => {
  test('says what is good and what could be added, and keeps what is typed', async () => {
    const form = await openForm('Improve my English by 1 May');
    await form.fill(labels.relevant, 'I want to <!channel> & *join in*.');
    await form.click('SMART check');
    expect(form.text).toMatch(/Specific “improve” is a direction.*Chair four meetings in English/);
    expect(form.text).toContain('Relevant You say why it matters');
    expect(form.text).toContain('1 May 2027 is a date in reach');
    expect(form.text).toContain('Ideas only');
    expect(form.fields).toMatchObject({
      [labels.title]: 'Improve my English',
      [labels.relevant]: 'I want to <!channel> & *join in*.',
      [labels.deadline]: '2027-05-01',
    });

    await form.fill(labels.title, 'Chair four meetings in English');
    await form.click('SMART check');
    expect(form.text).not.toContain('is a direction');
    expect(form.text).toContain('There is something in it that you can count');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goal('Chair four meetings in English')).toMatchObject({
      relevant: 'I want to <!channel> & *join in*.',
    });
  });

  test('never stands in the way: what it would change can be proposed', async () => {
    const form = await openForm('Be happier by 1 May 2029');
    await form.fill(labels.horizon, 'Short-term');
    await form.click('SMART check');
    expect(form.text).toContain('“be happier” is a direction');
    expect((await form.submit()).closed).toBe(true);
  });

  test('is there where a goal is edited and where a change is suggested; other fields stay as typed', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.pair();
    const dm = await proposedGoal(sandbox);
    await mentee.click('Edit', { in: dm });
    const edit = await mentee.modal('Edit goal');
    await edit.fill(labels.why, 'Ana asked.');
    await edit.fill(labels.title, 'Give better talks');
    await edit.click('SMART check');
    expect(edit.text).toContain('There is a number to go for');
    expect(edit.value(labels.why)).toBe('Ana asked.');
    expect((await edit.submit()).errors).toEqual({});
    await sandbox.due();
    expect(await kept.goal('Give better talks')).toMatchObject({ revision: 2, target: 3 });

    await pressOnCard(mentor, 'Suggest a change', dm);
    const suggest = await mentor.modal('Suggest a change');
    await suggest.fill('Why?', 'Four are in reach.');
    await suggest.fill(labels.target, '4');
    await suggest.click('SMART check');
    expect(suggest.fields).toMatchObject({ 'Why?': 'Four are in reach.', [labels.target]: '4' });
    expect((await suggest.submit()).errors).toEqual({});
    await sandbox.due();
    await mentee.sees(/before: from 0 to 3[\s\S]*after: from 0 to 4/, { in: dm });
  });

  test('leaves a quiet line on the card of a proposed goal, and none once it is agreed', async () => {
    const { mentor } = sandbox;
    await sandbox.pair();
    const dm = await proposedGoal(sandbox);
    await mentor.sees(/To talk about: what makes it possible · why it matters/, { in: dm });
    await mentor.click('Agree', { in: dm });
    await sandbox.due();
    expect((await mentor.sees(/\[More\]/, { in: dm })).text).not.toContain('To talk about');
  });

  test('pressed without a form, it says that it is old', async () => {
    await sandbox.pair();
    for (const action of ['smartCheck', 'unfold', 'fold', 'chooseMeasure', 'chooseFrame'] as const) {
      await pressUnknown(sandbox.mentee, { action_id: formButtons[action], value: '{}' });
    }
    expect(await kept.goals()).toEqual([]);
  });
});

describe('More and Less', () => {
  test('show what most goals do not need, and lose nothing in either direction', async () => {
    const form = await openForm(talks);
    expect(Object.keys(form.fields)).toEqual([
      ...[labels.title, labels.measure, labels.target, labels.unit, labels.deadline, labels.relevant],
    ]);
    await form.fill(labels.relevant, 'My ideas.');
    await form.click('More');
    await form.fill(labels.evidence, 'Recordings.');
    await form.fill(labels.baseline, '1');
    await form.click('Less');
    expect(form.fields).toMatchObject({
      [labels.evidence]: 'Recordings.',
      [labels.baseline]: '1',
      [labels.relevant]: 'My ideas.',
    });
    expect(Object.keys(form.fields)).not.toContain(labels.achievable);
    await form.fill(labels.deadline, '2027-05-01');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goal(talks)).toMatchObject({ baseline: 1, evidence: 'Recordings.', horizon: 'short' });
  });

  test('a number brings its fields along; “yes or no” puts them aside, and back', async () => {
    const form = await openForm('Run at work');
    expect(Object.keys(form.fields)).not.toContain(labels.target);
    await form.fill(labels.measure, 'A number');
    await form.fill(labels.target, '12');
    await form.fill(labels.unit, 'runs & <more>');
    await form.fill(labels.measure, 'Yes or no');
    expect(Object.keys(form.fields)).not.toContain(labels.target);
    await form.fill(labels.measure, 'A number');
    expect(form.fields).toMatchObject({ [labels.target]: '12', [labels.unit]: 'runs & <more>' });
    await form.fill(labels.measure, 'Yes or no');
    await form.fill(labels.deadline, '2027-05-01');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goal('Run at work')).toMatchObject({ measure: 'yes_no', target: 100 });
  });

  test('an edit keeps what is folded away, and what was emptied is empty', async () => {
    const form = await openForm(`${talks} by 1 May`);
    await form.click('More');
    await form.fill(labels.evidence, 'Recordings.');
    await form.fill(labels.horizon, 'Long-term');
    await form.submit();
    await sandbox.due();
    const dm = sandbox.dmOf(sandbox.mentor, sandbox.mentee);
    await sandbox.mentee.click('Edit', { in: dm });
    const edit = await sandbox.mentee.modal('Edit goal');
    expect(edit.fields).toMatchObject({ [labels.evidence]: 'Recordings.', [labels.horizon]: 'Long-term' });
    await edit.fill(labels.evidence, '');
    await edit.click('SMART check');
    await edit.click('More');
    expect(edit.buttons).not.toContain('Less');
    await edit.submit();
    expect(await kept.goal(talks)).toMatchObject({
      evidence: '',
      horizon: 'long',
      baseline: 0,
      target: 3,
      frame: 'smart',
    });
  });

  test('hold hostile and endless words', async () => {
    const form = await openForm('Grow plants');
    await form.click('More');
    for (const label of [labels.evidence, labels.achievable, labels.relevant])
      await form.fill(label, '<&>"}'.repeat(600));
    await form.fill(labels.title, '<!channel> '.repeat(200));
    await form.click('SMART check');
    await form.click('Less');
    expect(form.value(labels.evidence)).toBe('<&>"}'.repeat(600));
    expect(form.trouble).toBeUndefined();
  });
});
