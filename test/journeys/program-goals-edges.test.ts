import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { cardOf, labels, pressAnyway, pressOnCard, talks } from './goal-form.ts';
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

test('a mentee can stop sharing after the mentorship has ended', async () => {
  const { admin, mentee } = sandbox;
  await pressOnCard(mentee, 'Share with the program', dm);
  await (await mentee.modal('Goal')).close();
  await sandbox.due();
  const card = await cardOf(mentee, talks, dm);
  await mentee.command('/mentorship', 'end');
  await (await mentee.modal('End a mentorship')).submit();
  await (await mentee.modal('Cairn')).close();
  await sandbox.due();
  await pressAnyway(mentee, card, 'unshare');
  await admin.command('/mentorship', 'goals');
  expect((await admin.modal('Goals of the program')).text).not.toContain(talks);
});

test('a goal keeps its place when its long-term goal is closed and the form is saved as it stands', async () => {
  const { mentee } = sandbox;
  await mentee.command('/goal', 'Lead a team of my own by 30 June 2028', { in: dm });
  const form = await mentee.modal('New goal');
  await form.fill(labels.horizon, 'Long-term');
  await form.submit();
  await sandbox.due();
  const open = async () => {
    const card = await mentee.sees(/^Give three conference talks[\s\S]*\[More\]/, { in: dm });
    await mentee.click('More', { in: card });
    await (await mentee.modal('Goal')).click('Where it leads');
    return mentee.modal('Where it leads');
  };
  const place = await open();
  await place.fill('It is a stepping stone of', 'Lead a team of my own');
  await place.submit();
  await sandbox.due();
  const long = await mentee.sees(/^Lead a team of my own[\s\S]*Stepping stones/, { in: dm });
  await pressAnyway(mentee, long, 'achieve');
  await sandbox.due();
  expect(await kept.goal('Lead a team of my own')).toMatchObject({ status: 'achieved' });
  const again = await open();
  expect((await again.submit()).errors ?? {}).toEqual({});
  expect((await kept.goal(talks))?.steppingStoneOf).not.toBeNull();
});

test('the list of objectives is not shown to somebody outside the program', async () => {
  const { admin, colleague } = sandbox;
  await admin.command('/mentorship', 'objectives');
  await (await admin.modal('Objectives and values')).click('Add');
  const form = await admin.modal('Add to the list');
  await form.fill('In a few words', 'Answer within a day');
  await form.submit();
  await colleague.command('/mentorship', 'objectives');
  expect(colleague.topModal?.text ?? '').not.toContain('Answer within a day');
});
