import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/core/ids.ts';
import { goalButtons } from '../../src/features/goals/inputs/buttons.ts';
import { placeForm } from '../../src/features/goals/inputs/small-forms.ts';
import type { ObjectiveId } from '../../src/features/objectives/types.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressUnknown, submitForm } from './forged.ts';
import { cardOf, labels, logProgress, pressAnyway, pressOnCard, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  await sandbox.setUp();
  dm = await sandbox.pair();
  await sandbox.agreedGoal();
});
afterEach(() => sandbox.close());

async function addObjective(kind: 'An objective' | 'A value', title: string): Promise<void> {
  const { admin } = sandbox;
  await admin.command('/mentorship', 'objectives');
  await (await admin.modal('Objectives and values')).click('Add');
  const form = await admin.modal('Add to the list');
  await form.fill('What is it?', kind);
  await form.fill('In a few words', title);
  await form.submitTwice();
  await (await admin.modal('Objectives and values')).close();
}

describe('objectives and values', () => {
  test('are kept by leads: added, renamed, retired and brought back; a goal serves one', async () => {
    const { admin, mentee, mentor } = sandbox;
    await addObjective('An objective', 'Answer every customer within a day');
    await addObjective('A value', 'We teach each other');
    await pressOnCard(mentee, 'Where it leads', dm);
    const place = await mentee.modal('Where it leads');
    await place.fill('It serves', 'We teach each other');
    await place.submit();
    await sandbox.due();
    expect((await cardOf(mentor, talks, dm)).text).toContain('Serves: We teach each other');
    expect((await kept.revisions(talks)).at(-1)).toMatchObject({
      kind: 'placed',
      changes: [{ field: 'serves', from: null, to: 'We teach each other' }],
    });

    await admin.command('/mentorship', 'objectives');
    const list = await admin.modal('Objectives and values');
    await list.click('Rename', { nth: 0 });
    const rename = await admin.modal('Rename');
    await rename.fill('In a few words', 'we TEACH each other');
    expect((await rename.submit()).errors).toEqual({
      'In a few words': expect.stringContaining('on the list already'),
    });
    await rename.fill('In a few words', 'Answer within an hour');
    await rename.submit();
    const again = await admin.modal('Objectives and values');
    await again.click('Retire', { nth: 1 });
    expect(again.text).toContain('value, retired');
    await again.close();

    // Nobody can choose it any more; the goal that serves it keeps it.
    await pressOnCard(mentee, 'Where it leads', dm);
    await (await mentee.modal('Where it leads')).submit();
    expect((await kept.goal(talks))?.objectiveId).not.toBeNull();
    await mentee.command('/mentorship', 'objectives');
    const read = await mentee.modal('Objectives and values');
    expect(read.text).toContain('Answer within an hour');
    expect(read.text).not.toContain('We teach each other');
    expect(read.buttons).toEqual([]);
  });

  test('of another workspace, of nobody, or retired, cannot be served', async () => {
    const { admin, mentee, mentor } = sandbox;
    await addObjective('A value', 'We teach each other');
    await pressOnCard(mentee, 'Where it leads', dm);
    await (await mentee.modal('Where it leads')).fill('It serves', 'We teach each other');
    const form = openForm(mentee);
    await admin.command('/mentorship', 'objectives');
    await (await admin.modal('Objectives and values')).click('Retire');
    expect(Object.values((await submitForm(mentee, form)).errors)).toEqual([expect.stringContaining('is retired')]);
    expect(Object.values((await submitForm(mentor, form)).errors)).toEqual([
      'Only Bibek can say what a goal leads to here.',
    ]);
    const chosen = { selected_option: { value: newId<ObjectiveId>() } };
    const forged = {
      state: { values: { [placeForm.fields.objectiveId.name]: { value: { type: 'static_select', ...chosen } } } },
    };
    expect(Object.values((await submitForm(mentee, form, forged)).errors)).toEqual([
      expect.stringContaining('is not on the list'),
    ]);
    expect(await kept.goal(talks)).toMatchObject({ objectiveId: null });
  });

  test('are nobody’s but the leads’ to keep', async () => {
    const { mentee, colleague, admin } = sandbox;
    await addObjective('A value', 'We teach each other');
    await admin.command('/mentorship', 'objectives');
    await (await admin.modal('Objectives and values')).click('Add');
    await (await admin.modal('Add to the list')).fill('In a few words', 'A coup');
    const form = openForm(admin);
    for (const person of [mentee, colleague]) {
      expect(Object.values((await submitForm(person, form)).errors)).toEqual([
        expect.stringContaining('Only workspace admins and program leads'),
      ]);
      await pressUnknown(person, { action_id: 'objectives.add', value: '{}' });
      await person.sees('Only workspace admins and program leads', { in: person.dm });
    }
  });
});

describe('stepping stones', () => {
  test('lead to a long-term goal, whose card shows them and how far they have come together', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/goal', 'Lead a team of my own by 30 June 2028', { in: dm });
    const form = await mentee.modal('New goal');
    await form.fill(labels.horizon, 'Long-term');
    await form.submit();
    await sandbox.due();
    const place = async (label: string) => {
      const card = await mentee.sees(/^Give three conference talks[\s\S]*\[More\]/, { in: dm });
      await mentee.click('More', { in: card });
      await (await mentee.modal('Goal')).click('Where it leads');
      const modal = await mentee.modal('Where it leads');
      await modal.fill('It is a stepping stone of', label);
      await modal.submit();
      await sandbox.due();
    };
    await place('Lead a team of my own');
    const long = await mentor.sees(/Lead a team of my own[\s\S]*Stepping stones/, { in: dm });
    expect(long.text).toContain('▱▱▱▱▱▱▱▱▱▱ 0 % together');
    expect(long.text).toContain(`• ${talks}`);
    const card = await mentee.sees(/Stepping stone of “Lead a team of my own”/, { in: dm });
    await mentee.click('Log progress', { in: card });
    const log = await mentee.modal('Log progress');
    await log.fill(/Where are you now/, '2');
    await log.submit();
    await sandbox.due();
    expect((await mentor.sees(/Lead a team of my own[\s\S]*Stepping stones/, { in: dm })).text).toContain(
      '▰▰▰▰▰▰▱▱▱▱ 66 % together',
    );
    // What a goal leads to cannot lead back to it.
    await place('None');
    expect(await kept.goal(talks)).toMatchObject({ steppingStoneOf: null });
  });
});

describe('what program leads see', () => {
  test('is numbers, and of a shared goal title and progress, until it is taken back', async () => {
    const { admin, mentee, mentor } = sandbox;
    await logProgress(sandbox, dm, '1', 'A very private note');
    await admin.command('/mentorship', 'goals');
    const before = await admin.modal('Goals of the program');
    expect(before.text).toMatch(/agreed: 1/);
    expect(before.text).toContain('No goal is shared with the program');
    await before.close();
    expect(heardBy(sandbox, admin)).not.toMatch(/conference talks|private note/);

    await pressOnCard(mentee, 'Share with the program', dm);
    await (await mentee.modal('Goal')).close();
    await sandbox.due();
    expect((await cardOf(mentor, talks, dm)).text).toContain('Title and progress are shared with the program');
    await admin.command('/mentorship', 'goals');
    const shared = await admin.modal('Goals of the program');
    expect(shared.text).toContain(`${talks}\n▰▰▰▱▱▱▱▱▱▱ 1 of 3 conference talks (33 %) · `);
    expect(shared.text).toContain('Ana mentors Bibek');
    expect(heardBy(sandbox, admin)).not.toContain('private note');
    await shared.close();

    await pressOnCard(mentee, 'Stop sharing', dm);
    await sandbox.due();
    const home = await admin.openHome();
    await home.click('Goals of the program');
    expect((await admin.modal('Goals of the program')).text).not.toContain(talks);
  });

  test('is shared by the mentee alone, and shown to leads alone', async () => {
    const { mentor, colleague, mentee } = sandbox;
    const card = await cardOf(mentor, talks, dm);
    await pressAnyway(mentor, card, 'share');
    await mentor.sees('Only Bibek can share a goal with the program here.', { in: mentor.dm });
    expect(await kept.goal(talks)).toMatchObject({ isShared: false });
    for (const person of [mentor, mentee, colleague]) {
      await person.command('/mentorship', 'goals');
      await person.sees('Only workspace admins and program leads can see the goals', { in: person.dm });
      await pressUnknown(person, { action_id: goalButtons.programGoals, value: '{"skip":"0"}' });
      expect(person.topModal).toBeUndefined();
    }
  });
});
