import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { openForm, submitForm } from './forged.ts';
import { dropGoal, labels, pressAnyway, pressOnCard, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
  await proposedGoal(sandbox);
});
afterEach(() => sandbox.close());

describe('a goal that is closed', () => {
  test('by dropping it says so and why, and has no buttons left', async () => {
    const { mentor, mentee } = sandbox;
    await pressOnCard(mentee, 'Drop', dm);
    const form = await mentee.modal('Drop a goal');
    expect((await form.submit()).errors).toEqual({ 'What made you let it go?': expect.any(String) });
    await form.fill('What made you let it go?', '   ');
    expect((await form.submit()).errors).toEqual({
      'What made you let it go?': expect.stringContaining('few words why'),
    });
    await form.fill('What made you let it go?', 'I changed teams.');
    await form.submitTwice();
    await sandbox.due();
    await mentor.sees(/Bibek dropped the goal[\s\S]*I changed teams\./, { in: dm });
    const card = await mentor.sees('dropped · @Bibek’s', { in: dm });
    expect(card.text).not.toMatch(/\[(Agree|Comment|Edit|Drop)\]/);
    expect((await kept.revisions(talks)).slice(1)).toMatchObject([
      {
        kind: 'dropped',
        personId: mentee.id,
        reason: 'I changed teams.',
        changes: [{ from: 'proposed', to: 'dropped' }],
      },
    ]);
    expect(await kept.goal(talks)).toMatchObject({ status: 'dropped', closedAt: expect.any(Date) });
  });

  test('by achieving it asks first, and fills the bar', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.click('Agree', { in: dm });
    await sandbox.due();
    await mentee.click('Achieved', { in: await mentee.sees(/\[Achieved\]/, { in: dm }), confirm: false });
    expect(mentee.lastConfirm).toMatchObject({ title: 'Goal achieved?' });
    expect(await kept.kinds(talks)).toEqual(['proposed', 'agreed']);
    await pressOnCard(mentee, 'Achieved', dm);
    await mentee.modal('Celebrate?');
    await sandbox.due();
    const card = await mentor.sees('achieved · @Bibek’s', { in: dm });
    expect(card.text).toContain('▰▰▰▰▰▰▰▰▰▰ 3 of 3 conference talks (100 %)');
    expect(card.text).not.toContain('[Achieved]');
    expect(await kept.kinds(talks)).toEqual(['proposed', 'agreed', 'achieved']);
  });

  test('answers every old button with a sentence', async () => {
    const { mentor, mentee } = sandbox;
    const old = await mentor.sees(talks, { in: dm });
    await dropGoal(sandbox, dm, 'No time.');
    const [one, other] = [
      ['agree', 'comment', 'suggest', 'reopen', 'weigh'],
      [
        'edit',
        'addSteps',
        'logProgress',
        'achieve',
        'drop',
        'hold',
        'resume',
        'replace',
        'focus',
        'park',
        'moveDeadline',
      ],
    ] as const;
    const presses = [...one.map((each) => [mentor, each] as const), ...other.map((each) => [mentee, each] as const)];
    for (const [person, action] of presses) {
      await person.post(person.dm, action);
      const after = await person.sees(action, { in: person.dm });
      await pressAnyway(person, old, action);
      const answer = await person.sees(`“${talks}” has been dropped, so nothing was changed`, { in: person.dm, after });
      expect(answer.onlyYou).toBe(true);
      expect(person.topModal).toBeUndefined();
    }
    expect(await kept.kinds(talks)).toEqual(['proposed', 'dropped']);
  });

  test('refuses the mentor’s comment under its field, and what was typed stays', async () => {
    const { mentor } = sandbox;
    await mentor.click('Comment', { in: dm });
    const form = await mentor.modal('Comment on a goal');
    await form.fill('Comment', 'One more thought.');
    await dropGoal(sandbox, dm, 'No time.');
    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(errors).toEqual({ Comment: expect.stringContaining('has been dropped') });
    expect(form.value('Comment')).toBe('One more thought.');
  });

  test('refuses every form left open on the phone, under its field', async () => {
    const { mentee } = sandbox;
    const forms = [
      ['Edit', 'Edit goal', labels.title],
      ['Add steps', 'Add steps', 'Steps'],
      ['Log progress', 'Log progress', 'Where are you now? (conference talks)'],
      ['Drop', 'Drop a goal', 'What made you let it go?'],
    ] as const;
    const onThePhone: { field: string; view: ReturnType<typeof openForm> }[] = [];
    for (const [label, title, field] of forms) {
      await pressOnCard(mentee, label, dm);
      await (await mentee.modal(title)).fill(field, label === 'Log progress' ? '2' : 'Something new');
      onThePhone.push({ field, view: openForm(mentee) });
    }
    await dropGoal(sandbox, dm, 'No time.');
    const before = await kept.everything();
    for (const { field, view } of onThePhone) {
      const { errors } = await submitForm(mentee, view);
      expect(errors).toEqual({ [field]: expect.stringContaining('has been dropped') });
    }
    expect(await kept.everything()).toEqual(before);
  });
});
