import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { goalButtons } from '../../src/features/goals/inputs/buttons.ts';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, submitForm } from './forged.ts';
import { addSteps, labels, pressAnyway, pressOnCard, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

// Nobody in here may change anything, so all tests share one goal.
let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;
let card: VisibleMessage;
let before: Awaited<ReturnType<Kept['everything']>>;

beforeAll(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
  await proposedGoal(sandbox);
  await addSteps(sandbox, dm, '* First talk given');
  card = await sandbox.mentee.sees('First talk given', { in: dm });
  before = await kept.everything();
});
afterAll(() => sandbox.close());

async function nothingChanged(): Promise<void> {
  await sandbox.due();
  expect(await kept.everything()).toEqual(before);
}

describe('of the two', () => {
  test.each(['edit', 'logProgress', 'achieve', 'hold', 'replace', 'drop', 'focus', 'park', 'moveDeadline'] as const)(
    'the mentor who presses %s is told whose it is',
    async (action) => {
      const { mentor } = sandbox;
      await mentor.post(mentor.dm, action);
      const after = await mentor.sees(action, { in: mentor.dm });
      await pressAnyway(mentor, card, action);
      expect(await mentor.sees(/^Only Bibek can .* here\.$/, { in: mentor.dm, after })).toMatchObject({
        onlyYou: true,
      });
      expect(mentor.topModal).toBeUndefined();
      await nothingChanged();
    },
  );

  test('the mentor who ticks the mentee’s step is told whose it is', async () => {
    const { mentor } = sandbox;
    await mentor.click('Tick', { in: card });
    await mentor.sees('Only Bibek can tick this step here.', { in: dm });
    await nothingChanged();
  });

  test('each finds in the menu what they can do, and nothing else', async () => {
    const { mentor, mentee } = sandbox;
    for (const [person, has, lacks] of [
      [mentor, ['Suggest a change', 'Weigh', 'History'], ['Edit', 'Drop', 'Put on hold', 'Replace', 'Achieved']],
      [
        mentee,
        ['Edit', 'Drop', 'Put on hold', 'Replace', 'Achieved', 'History'],
        ['Suggest a change', 'Take up again'],
      ],
    ] as const) {
      await person.click('More', { in: card });
      const menu = await person.modal('Goal');
      expect(menu.buttons).toEqual(expect.arrayContaining([...has]));
      for (const label of lacks) expect(menu.buttons).not.toContain(label);
      await menu.close();
    }
  });

  test('the mentee who presses Agree is told that the mentor agrees', async () => {
    const { mentee } = sandbox;
    await mentee.click('Agree', { in: card });
    await mentee.sees('Only Ana can agree to a goal here.', { in: dm });
    await nothingChanged();
  });

  test('the mentor who submits a form of the mentee changes nothing', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.click('Edit', { in: card });
    await (await mentee.modal('Edit goal')).fill(labels.title, 'Something else');
    expect((await submitForm(mentor, openForm(mentee))).errors).toEqual({
      [labels.title]: 'Only Bibek can edit a goal here.',
    });
    await mentee.command('/goal', 'A goal by 1 May');
    const { errors } = await submitForm(mentor, openForm(mentee));
    expect(Object.values(errors)).toEqual([expect.stringContaining('Bibek’s to propose')]);
    await nothingChanged();
  });
});

describe('a colleague, an admin or a lead among them', () => {
  // What shows a person their own goals leads to nobody else's.
  const own = ['list', 'newGoal', 'showFocus', 'programGoals'];
  const buttons = Object.keys(goalButtons).filter((each) => !own.includes(each)) as (keyof typeof goalButtons)[];

  test.each(['colleague', 'admin'] as const)('who forges a press is told nothing: the %s', async (who) => {
    const person = sandbox[who];
    for (const action of buttons) {
      const after = await person.post(person.dm, `I press ${action}`);
      const { status } = await pressAnyway(person, card, action);
      expect(status).toBe(200);
      const [answer, ...more] = person.messages(person.dm).filter(({ ts }) => ts > after.ts);
      expect(answer?.text).toBe(
        'Cairn finds nothing of yours behind this. What a pair writes is open to the two of them only.',
      );
      expect(more).toEqual([]);
      expect(person.topModal).toBeUndefined();
    }
    await nothingChanged();
    expect(heardBy(sandbox, person)).not.toMatch(/three conference talks|First talk given/);
  });

  test('who forges a form is told nothing', async () => {
    const { mentor, mentee, colleague } = sandbox;
    const forms = [];
    for (const [label, title] of [
      ['Edit', 'Edit goal'],
      ['Add steps', 'Add steps'],
      ['Log progress', 'Log progress'],
      ['Drop', 'Drop a goal'],
      ['Put on hold', 'Put a goal on hold'],
      ['Replace', 'Replace a goal'],
      ['Weigh', 'Weigh a goal'],
    ] as const) {
      await pressOnCard(mentee, label, dm);
      const form = await mentee.modal(title);
      if (label === 'Add steps') await form.fill('Steps', 'Spy');
      if (label === 'Drop') await form.fill('What made you let it go?', 'Spite.');
      if (label === 'Put on hold') await form.fill('What makes you wait?', 'Spite.');
      if (label === 'Replace') {
        await form.fill('Why another goal?', 'Spite.');
        await form.fill(labels.title, 'Spying');
        await form.fill(labels.deadline, '2027-05-01');
      }
      forms.push(openForm(mentee));
    }
    await mentor.click('Comment', { in: card });
    await (await mentor.modal('Comment on a goal')).fill('Comment', 'Nonsense');
    forms.push(openForm(mentor));
    await mentee.command('/goal', 'A goal by 1 May');
    forms.push(openForm(mentee));
    for (const form of forms) {
      const { status, errors, shown } = await submitForm(colleague, form);
      expect(status).toBe(200);
      expect(Object.values(errors)).toEqual([expect.stringContaining('Cairn finds nothing of yours')]);
      expect(shown).toBe('');
    }
    await nothingChanged();
    expect(heardBy(sandbox, colleague)).not.toMatch(/three conference talks|First talk given/);
  });

  test('sees none of it in the lists', async () => {
    const { admin, colleague } = sandbox;
    for (const person of [admin, colleague]) {
      for (const text of ['list', 'history']) {
        await person.command('/goal', text);
        await person.sees('No goals here yet', { in: person.dm });
      }
      expect(person.notSees(talks)).toBe(true);
    }
    expect(colleague.notSees('Bibek')).toBe(true);
  });
});
