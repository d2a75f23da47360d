import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { isObject, type JsonObject, objectsAt } from '../../src/sandbox/json.ts';
import { elementsOf } from '../../src/sandbox/slack/form-state.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressUnknown, submitForm } from './forged.ts';
import { addSteps, proposedGoal, talks } from './goal-form.ts';
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

async function openList(person: SandboxPerson) {
  await person.click('Steps', { in: dm });
  return person.modal('Steps');
}

/** Opens the list and the form of the nth step that can be changed. */
async function openChange(person: SandboxPerson, nth = 0) {
  const list = await openList(person);
  await list.click('Change', { nth });
  return person.modal('Change a step');
}

const titles = async () => (await kept.steps(talks)).map(({ title }) => title);
const positions = () =>
  kept
    .read((tx) => tx.selectFrom('steps').select('position').orderBy('position').execute())
    .then((rows) => rows.map((row) => row.position));
const wins = () => kept.read((tx) => tx.selectFrom('wins').selectAll().execute());

/** The buttons of the modal that lies open, as a forger would copy them. */
function buttonsOf(person: SandboxPerson): { action_id: string; value: string }[] {
  return objectsAt(openForm(person).definition, 'blocks')
    .flatMap((block) => [...elementsOf(block), ...(isObject(block.accessory) ? [block.accessory as JsonObject] : [])])
    .filter(({ type }) => type === 'button')
    .map(({ action_id, value }) => ({ action_id: String(action_id), value: String(value) }));
}

describe('the list of steps', () => {
  test('shows all, milestones in time first, and is up to date after each press', async () => {
    const { mentee } = sandbox;
    await addSteps(sandbox, dm, '* First talk given by 30 April\nSend two proposals\nAna: read the slides');
    const list = await openList(mentee);
    expect(list.text).toMatch(/3 open, 0 done[\s\S]*◇ 30 Apr First talk given[\s\S]*☐ read the slides · Ana/);
    expect(list.text).toContain('Visible to the two of you.');
    await list.click('Tick', { nth: 1 });
    await sandbox.due();
    const ticked = await mentee.modal('Steps');
    expect(ticked.text).toMatch(/2 open, 1 done[\s\S]*☑ Send two proposals/);
    await ticked.click('Untick');
    await sandbox.due();
    expect((await mentee.modal('Steps')).text).toContain('3 open, 0 done');
    expect(await kept.kinds(talks)).toEqual(['proposed', 'steps_added', 'step_ticked', 'step_unticked']);
    await sandbox.mentor.sees('◇ 30 Apr First talk given', { in: dm });
  });

  test('lets the mentor tick what is theirs, and no other step', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(sandbox, dm, 'Send two proposals\nRead the slides (mentor)\n* Rehearse (both)');
    const list = await openList(mentor);
    expect(list.buttons.filter((label) => label === 'Tick')).toHaveLength(2);
    expect(list.buttons.filter((label) => label === 'Change')).toHaveLength(3);
    await list.click('Tick', { nth: 1 });
    await sandbox.due();
    expect((await mentor.modal()).title).toBe('Steps');
    expect(await kept.steps(talks)).toMatchObject([{}, {}, { title: 'Rehearse', tickedBy: mentor.id }]);
    // The win is the mentee's to decide, and they are asked at once.
    await mentee.sees('You reached Rehearse', { in: mentee.dm });
  });

  test('pages two hundred hostile steps within the limits, and changes one of the last', async () => {
    const { mentee, mentor } = sandbox;
    const hostile = '<!channel> <@U1> *_~`&< ﷽ 🧗‍♀️ שלום ';
    for (let page = 0; page < 4; page += 1) {
      const lines = Array.from({ length: 50 }, (_, index) => `${hostile}${page * 50 + index}`);
      await addSteps(sandbox, dm, lines.join('\n'));
    }
    const card = await mentor.sees('… and 192 more', { in: dm });
    expect(JSON.stringify(card.raw.blocks)).not.toMatch(/"type":"mrkdwn","text":"[^"]*<!channel>/);
    let list = await openList(mentee);
    for (let page = 1; page <= 6; page += 1) {
      await list.click('More steps');
      await sandbox.due();
      list = await mentee.modal('Steps');
    }
    expect(list.text).toContain('Steps 181 to 200 of 200');
    await list.click('Change', { nth: 19 });
    const form = await mentee.modal('Change a step');
    await form.fill('Place', 'First');
    await form.submit();
    await sandbox.due();
    expect((await mentee.modal('Steps')).text).toContain('Steps 181 to 200 of 200');
    expect((await titles())[0]).toBe(`${hostile.replace(/\s+/g, ' ')}199`);
    expect(await positions()).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    await mentee.click('Add steps', { in: dm });
    const more = await mentee.modal('Add steps');
    await more.fill('Steps', 'One more');
    expect((await more.submit()).errors).toEqual({ Steps: expect.stringMatching(/at most 200 open steps/) });
  });
});

describe('a step', () => {
  test('is changed by either; the history says from what to what', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(sandbox, dm, 'Send two proposals\nRehearse\nBook a room');
    const form = await openChange(mentor, 1);
    expect(form.value('Step')).toBe('Rehearse');
    await form.fill('Step', 'Rehearse twice');
    await form.fill('By when?', '2027-04-01');
    await form.fill('Whose step is it?', 'Both of you');
    await form.fill('Is it a Milestone?', 'A Milestone, worth celebrating');
    await form.fill('Place', 'After: Book a room');
    await form.submitTwice();
    await sandbox.due();
    expect(await titles()).toEqual(['Send two proposals', 'Book a room', 'Rehearse twice']);
    expect((await kept.revisions(talks)).slice(2)).toMatchObject([
      {
        kind: 'step_changed',
        personId: mentor.id,
        changes: [
          { field: 'step', from: 'Rehearse', to: 'Rehearse twice (by 1 April 2027) ◆ Milestone · both' },
          { field: 'place of “Rehearse twice”', from: '2', to: '3' },
        ],
      },
    ]);
    await mentee.sees('☐ Rehearse twice ◇ Milestone, by 1 April 2027 · both', { in: dm });
    // A second change from the same window is no repeat of the first.
    await (await mentor.modal('Steps')).click('Change', { nth: 0 });
    const second = await mentor.modal('Change a step');
    await second.fill('Place', 'One down');
    await second.submit();
    await sandbox.due();
    expect(await titles()).toEqual(['Book a room', 'Send two proposals', 'Rehearse twice']);
  });

  test('that both change at once is changed once; the other one is told how it reads', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(sandbox, dm, 'Rehearse');
    const forms = [];
    for (const person of [mentor, mentee]) {
      const form = await openChange(person);
      await form.fill('Step', `Rehearse as ${person.name} says`);
      forms.push({ person, view: openForm(person) });
    }
    const answers = await Promise.all(forms.map(({ person, view }) => submitForm(person, view)));
    await sandbox.due();
    const [only, ...others] = answers.flatMap(({ errors }) => Object.values(errors));
    const [kept1] = await titles();
    expect(others).toEqual([]);
    expect(only).toContain(`It now reads: ${kept1}`);
    expect(await kept.kinds(talks)).toEqual(['proposed', 'steps_added', 'step_changed']);
  });

  test('that both move at once keeps one place each', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(sandbox, dm, 'One\nTwo\nThree\nFour');
    const forms = [];
    for (const [person, nth, place] of [
      [mentor, 3, 'First'],
      [mentee, 0, 'Last'],
    ] as const) {
      const form = await openChange(person, nth);
      await form.fill('Place', place);
      forms.push({ person, view: openForm(person) });
    }
    await Promise.all(forms.map(({ person, view }) => submitForm(person, view)));
    await sandbox.due();
    expect(await titles()).toEqual(['Four', 'Two', 'Three', 'One']);
    expect(await positions()).toEqual([1, 2, 3, 4]);
  });

  test('is removed after a question; an old form of it changes nothing', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(sandbox, dm, 'Rehearse\nBook a room');
    const old = await openChange(mentor);
    await old.fill('Step', 'Rehearse more');
    const form = await openChange(mentee);
    await form.click('Remove this step');
    await sandbox.due();
    expect(mentee.lastConfirm?.title).toBe('Remove this step?');
    expect((await mentee.modal('Steps')).text).not.toContain('Rehearse');
    expect((await old.submit()).errors).toEqual({ Step: expect.stringContaining('not there any more') });
    expect(await titles()).toEqual(['Book a room']);
    expect(await positions()).toEqual([1]);
    expect((await kept.revisions(talks)).at(-1)).toMatchObject({
      kind: 'step_changed',
      changes: [{ field: 'step', from: 'Rehearse', to: 'removed' }],
    });
  });
});

describe('a milestone that is unticked', () => {
  async function untick() {
    await (await openList(sandbox.mentee)).click('Untick');
    await sandbox.due();
    await (await sandbox.mentee.modal('Steps')).close();
  }

  test('is offered no more, and anew when it is reached again', async () => {
    const { mentee } = sandbox;
    await addSteps(sandbox, dm, '* First talk given');
    await mentee.click('Tick', { in: dm });
    await (await mentee.modal('Celebrate?')).close();
    await untick();
    expect(await wins()).toEqual([]);
    await sandbox.pass({ minutes: 15 });
    expect(mentee.notSees('You reached', { in: mentee.dm })).toBe(true);
    await mentee.click('Tick', { in: dm });
    await mentee.modal('Celebrate?');
    expect(await wins()).toMatchObject([{ status: 'offered' }]);
  });

  test('is not offered twice where it was decided, and stays in the list', async () => {
    const { mentee } = sandbox;
    await addSteps(sandbox, dm, '* First talk given');
    await mentee.click('Tick', { in: dm });
    const modal = await mentee.modal('Celebrate?');
    await modal.fill('How would you like to celebrate?', 'Just the two of us');
    await modal.submit();
    await sandbox.due();
    await untick();
    await mentee.click('Tick', { in: dm });
    await sandbox.due();
    expect(mentee.topModal).toBeUndefined();
    expect(await wins()).toMatchObject([{ status: 'shared_with_pair' }]);
    await untick();
    const form = await openChange(mentee);
    await form.click('Remove this step');
    await mentee.modal('Cairn');
    expect(await titles()).toEqual(['First talk given']);
  });
});

describe('a colleague or an admin', () => {
  test('who copies the buttons and the form is told nothing', async () => {
    const { mentee, colleague, admin } = sandbox;
    await addSteps(sandbox, dm, 'Send two proposals\nRehearse');
    await mentee.click('Tick', { in: dm });
    await sandbox.due();
    const list = await openList(mentee);
    const copied = buttonsOf(mentee);
    await list.click('Change');
    const form = await mentee.modal('Change a step');
    await form.fill('Step', 'Spy');
    copied.push(...buttonsOf(mentee));
    const view = openForm(mentee);
    expect(new Set(copied.map(({ action_id }) => action_id)).size).toBe(4);
    await sandbox.due();
    const before = await kept.everything();
    for (const person of [colleague, admin]) {
      for (const button of copied) await pressUnknown(person, button);
      const { errors, shown } = await submitForm(person, view);
      expect(Object.values(errors)).toEqual([expect.stringContaining('Cairn finds nothing of yours')]);
      expect(shown).toBe('');
      expect(person.topModal).toBeUndefined();
      expect(heardBy(sandbox, person)).not.toMatch(/Send two proposals|Rehearse|three conference talks/);
    }
    await sandbox.due();
    expect(await kept.everything()).toEqual(before);
  });
});
