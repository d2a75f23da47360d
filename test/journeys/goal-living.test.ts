import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { labels, pressOnCard, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

async function newGoal(sentence: string): Promise<void> {
  const { mentee } = sandbox;
  await mentee.command('/goal', sentence, { in: dm });
  await (await mentee.modal('New goal')).submit();
  await sandbox.pass({ minutes: 1 });
}

async function decide(button: string, title: string, question: string, words: string): Promise<void> {
  const { mentee } = sandbox;
  await pressOnCard(mentee, button, dm);
  const form = await mentee.modal(title);
  await form.fill(question, words);
  await form.submitTwice();
  await sandbox.due();
}

describe('on its way a goal', () => {
  test('is put on hold and taken up again as it was; the mentor is told both', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await decide('Put on hold', 'Put a goal on hold', 'What makes you wait?', 'My manager changed.');
    await mentor.sees(/Bibek put the goal on hold[\s\S]*My manager changed\./, { in: dm });
    const card = await mentee.sees('on hold · @Bibek’s', { in: dm });
    expect(card.text).toContain('[Take up again]');
    await mentee.click('Take up again', { in: card });
    await sandbox.due();
    await mentor.sees('Bibek took up the goal again', { in: dm });
    expect(await kept.goal(talks)).toMatchObject({ status: 'agreed', heldFrom: null });
    expect(await kept.kinds(talks)).toEqual(['proposed', 'agreed', 'held', 'resumed']);
  });

  test('is opened again by the mentor, with a reason, and agreed anew', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await pressOnCard(mentor, 'Open again', dm);
    const form = await mentor.modal('Open a goal again');
    await form.fill('What should be talked about?', 'Is three still right?');
    await form.submit();
    await sandbox.due();
    await mentee.sees(/Ana opened the agreed goal again[\s\S]*Is three still right/, { in: dm });
    expect(await kept.goal(talks)).toMatchObject({ status: 'proposed' });
    await mentor.click('Agree', { in: await mentor.sees(/\[Agree\]/, { in: dm }) });
    expect(await kept.goal(talks)).toMatchObject({ status: 'agreed' });
  });

  test('is replaced by another that is linked to it and takes its place', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await pressOnCard(mentee, 'Replace', dm);
    const form = await mentee.modal('Replace a goal');
    await form.fill('Why another goal?', 'Writing suits me better.');
    await form.fill(labels.title, 'Publish two articles');
    await form.fill(labels.deadline, '2027-06-30');
    await form.submitTwice();
    await sandbox.due();
    await mentor.sees(/Bibek replaced the goal[\s\S]*Writing suits me better/, { in: dm });
    expect((await mentor.sees('replaced · @Bibek’s', { in: dm })).text).toContain('Replaced by “Publish two articles”');
    const [old, next] = [await kept.goal(talks), await kept.goal('Publish two articles')];
    expect(old).toMatchObject({ status: 'replaced', replacedBy: next?.id });
    expect(next).toMatchObject({ status: 'proposed', isParked: false });
  });

  test('achieved, asks what is next, and the next one builds on it', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await mentee.click('Achieved', { in: await mentee.sees(/\[Achieved\]/, { in: dm }) });
    await (await mentee.modal('Celebrate?')).close();
    await sandbox.due();
    const news = await mentee.sees(/Bibek achieved the goal/, { in: dm });
    await mentor.click('What is next?', { in: news });
    await mentor.sees('Goals are Bibek’s to propose', { in: dm });
    await mentee.click('What is next?', { in: news });
    const form = await mentee.modal('New goal');
    expect(form.text).toContain(`What is next after ${talks}?`);
    await form.fill(labels.title, 'Give a keynote');
    await form.fill(labels.deadline, '2028-01-31');
    await form.submit();
    await sandbox.due();
    expect((await mentor.sees('Give a keynote', { in: dm })).text).toContain(`Builds on “${talks}”`);
  });
});

describe('a deadline', () => {
  test('is brought up a week before and on the day after, each once, at ten in the mentee’s morning', async () => {
    const { mentee } = sandbox;
    await proposedGoal(sandbox);
    await sandbox.passTo('2027-06-23T04:14:00Z');
    expect(mentee.notSees('is due on 30 June 2027')).toBe(true);
    await sandbox.passTo('2027-06-23T04:15:00Z');
    await mentee.sees(/Give three conference talks is due on 30 June 2027/, { in: dm });
    await sandbox.passTo('2027-07-01T04:15:00Z');
    const asked = await mentee.sees(/the day you set for Give three conference talks was 30 June 2027/, { in: dm });
    await sandbox.passTo('2027-07-20T04:15:00Z');
    expect((await kept.deliveries('goal.deadline')).map(({ state }) => state)).toEqual(['sent', 'sent']);

    await mentee.click('Move the deadline', { in: asked });
    const form = await mentee.modal('Move the deadline');
    await form.fill('New deadline', '2027-01-01');
    await form.fill('What changed?', 'The second talk moved.');
    expect((await form.submit()).errors).toEqual({ 'New deadline': expect.stringContaining('has passed') });
    await form.fill('New deadline', '2027-12-15');
    await form.submit();
    await sandbox.due();
    expect(await kept.goal(talks)).toMatchObject({ deadlineOn: '2027-12-15' });
    expect((await kept.revisions(talks)).at(-1)).toMatchObject({
      kind: 'edited',
      reason: 'The second talk moved.',
      changes: [{ field: 'deadline', from: '30 June 2027', to: '15 December 2027' }],
    });
    await sandbox.passTo('2027-12-08T04:15:00Z');
    await mentee.sees(/is due on 15 December 2027/, { in: dm });
  });

  test('of a goal that was moved, held or dropped is not brought up', async () => {
    const { mentee } = sandbox;
    await proposedGoal(sandbox);
    await newGoal('Read two books by 30 June');
    await decide('Put on hold', 'Put a goal on hold', 'What makes you wait?', 'Not now.');
    await mentee.click('Edit', { in: await mentee.sees(/Give three conference talks[\s\S]*\[Edit\]/, { in: dm }) });
    const form = await mentee.modal('Edit goal');
    await form.fill(labels.deadline, '2027-09-30');
    await form.submit();
    await sandbox.passTo('2027-07-02T04:15:00Z');
    expect(mentee.notSees('30 June 2027. Is it on its way')).toBe(true);
    expect(mentee.notSees('the day you set')).toBe(true);
    expect((await kept.deliveries('goal.deadline')).filter(({ state }) => state === 'sent')).toEqual([]);
    // Taken up again after its day, it is asked about the next morning.
    await mentee.click('Take up again', { in: await mentee.sees(/\[Take up again\]/, { in: dm }) });
    // The third is a Saturday: it comes on Monday, when people work.
    await sandbox.passTo('2027-07-05T03:15:00Z');
    await mentee.sees(/the day you set for Read two books was 30 June 2027/, { in: dm });
  });
});

describe('focus', () => {
  test('holds three; a fourth is parked, and the mentee chooses which', async () => {
    const { mentor, mentee } = sandbox;
    for (const sentence of ['Give one talk by 1 May', 'Read two books by 1 May', 'Meet three people by 1 May']) {
      await newGoal(sentence);
    }
    await mentee.command('/goal', 'Write four pages by 1 May', { in: dm });
    const form = await mentee.modal('New goal');
    await form.submit();
    const focus = await mentee.modal('Focus');
    expect(focus.text).toContain('Write four pages is parked for now: 3 goals are in focus already');
    await focus.click('Bring into focus');
    await (await mentee.modal('Cairn')).close();
    expect(await kept.goal('Write four pages')).toMatchObject({ isParked: true });
    await focus.click('Park', { nth: 1 });
    await focus.click('Bring into focus', { nth: 1 });
    expect(await kept.goal('Write four pages')).toMatchObject({ isParked: false });
    expect(await kept.goal('Read two books')).toMatchObject({ isParked: true });
    await focus.close();
    await sandbox.due();
    expect((await mentor.sees('Read two books', { in: dm })).text).toContain('parked');

    // The mentor sees it, and does not decide.
    await mentor.command('/goal', 'focus', { in: dm });
    const seen = await mentor.modal('Focus');
    expect(seen.text).toContain('In focus: 3 of 3');
    expect(seen.buttons).not.toContain('Park');
  });

  test('stands in the order of the mentee’s weights, with the mentor’s beside them; parked goals are not asked about', async () => {
    const { mentor, mentee } = sandbox;
    await newGoal('Give one talk by 1 May');
    await newGoal('Read two books by 1 May');
    for (const _ of [1, 2]) {
      await mentor.click('Agree', { in: await mentor.sees(/\[Agree\]/, { in: dm }) });
      await sandbox.due();
    }
    for (const [person, importance, urgency] of [
      [mentee, 'High', 'Low'],
      [mentor, 'Medium', 'High'],
    ] as const) {
      await person.command('/goal', 'focus', { in: dm });
      const focus = await person.modal('Focus');
      await focus.click('Weigh', { nth: person === mentee ? 1 : 0 });
      const weigh = await person.modal('Weigh a goal');
      await weigh.fill('How important is it?', importance);
      await weigh.fill('How urgent is it?', urgency);
      await weigh.submit();
      await (await person.modal('Focus')).close();
    }
    await mentee.command('/goal', 'focus', { in: dm });
    const focus = await mentee.modal('Focus');
    expect(focus.text.indexOf('Read two books')).toBeLessThan(focus.text.indexOf('Give one talk'));
    expect(focus.text).toContain('Bibek: high importance, low urgency · Ana: medium importance, high urgency');
    await focus.click('Park', { nth: 1 });
    await focus.close();
    await sandbox.passTo('2026-11-24T04:15:00Z');
    const prompt = await mentee.sees(/\[Answer\]/, { in: dm });
    expect(prompt.text).toContain('Read two books');
    expect(prompt.text).not.toContain('Give one talk');
  });
});
