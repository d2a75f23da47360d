import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { VisibleMessage } from '../../src/sandbox/driver/visible-messages.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { heardBy, openForm, pressForeign, pressUnknown, submitForm } from './forged.ts';
import { talks } from './goal-form.ts';
import { Kept } from './kept.ts';
import { labels, raised, thread } from './obstacle-form.ts';

// Nobody in here may change anything, so all tests share one obstacle.
let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;
let card: VisibleMessage;
let before: Awaited<ReturnType<Kept['everything']>>;

beforeAll(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  await sandbox.setUp();
  dm = await sandbox.pair();
  await sandbox.agreedGoal();
  await raised(sandbox);
  card = await sandbox.mentee.sees(thread, { in: dm });
  before = await kept.everything();
});
afterAll(() => sandbox.close());

async function nothingChanged(): Promise<void> {
  await sandbox.due();
  expect(await kept.everything()).toEqual(before);
}

test('the view is the mentor’s to add', async () => {
  const { mentee } = sandbox;
  await mentee.click('Add my view', { in: card });
  await mentee.sees('Only Ana can add the mentor’s view here.', { in: dm });
  await nothingChanged();
});

describe('a colleague, and an admin who leads the program', () => {
  const nothingOfYours = expect.stringContaining('Cairn finds nothing of yours');

  test.each(['colleague', 'admin'] as const)('who forges a press or a form is told nothing: the %s', async (who) => {
    const person = sandbox[who];
    for (const label of ['Add my view', 'Plan', 'Close', 'History']) {
      const after = await person.post(person.dm, `I press ${label}`);
      await pressForeign(person, card, label);
      const [answer] = person.messages(person.dm).filter(({ ts }) => ts > after.ts);
      expect(answer?.text).toEqual(nothingOfYours);
      expect(person.topModal).toBeUndefined();
    }
    const { mentor, mentee } = sandbox;
    for (const [owner, label, field] of [
      [mentor, 'Add my view', labels.view],
      [mentee, 'Plan', labels.plan],
      [mentee, 'Close', labels.lesson],
    ] as const) {
      await owner.click(label, { in: card });
      await (await owner.modal()).fill(field, 'Spy');
      const { errors, shown } = await submitForm(person, openForm(owner));
      expect(Object.values(errors)).toEqual([nothingOfYours]);
      expect(shown).toBe('');
    }
    await mentee.command('/goal', 'obstacle Spy');
    await mentee.modal('Raise an obstacle');
    expect(Object.values((await submitForm(person, openForm(mentee))).errors)).toEqual([nothingOfYours]);
    await person.command('/goal', 'obstacles');
    await person.sees('No obstacles here yet', { in: person.dm });
    await nothingChanged();
    expect(heardBy(sandbox, person)).not.toMatch(/lose my thread|conference talks/);
  });

  test('who has no mentorship is told what is missing', async () => {
    const { colleague } = sandbox;
    await colleague.command('/goal', 'obstacle Something');
    await colleague.sees('An obstacle belongs to a mentorship', { in: colleague.dm });
    await nothingChanged();
  });
});

test('an old button says that it is old', async () => {
  const { mentee } = sandbox;
  await pressUnknown(mentee, { action_id: 'obstacles.plan', value: '{"obstacle":"x"}' });
  await mentee.sees('This belongs to an earlier version', { in: mentee.dm });
  await nothingChanged();
});

// From here on things change.
test('a goal of another pair is refused, and nothing of it is told', async () => {
  const { admin, colleague, mentee } = sandbox;
  await sandbox.pair(admin, colleague);
  const theirs = (await kept.mentorships()).find(({ menteeId }) => menteeId === colleague.id);
  await mentee.command('/goal', 'obstacle Mine');
  await (await mentee.modal('Raise an obstacle')).fill(labels.goal, talks);
  const forged = { private_metadata: JSON.stringify({ mentorship: theirs?.id }) };
  expect((await submitForm(colleague, openForm(mentee), forged)).errors).toEqual({
    [labels.goal]: 'Choose an open goal of this mentorship, or none.',
  });
  expect(await kept.obstacles()).toHaveLength(1);
});

test('somebody in two mentorships chooses which it belongs to', async () => {
  const { mentee, colleague } = sandbox;
  const dms = [dm, await sandbox.pair(mentee, colleague)];
  await mentee.command('/goal', 'obstacle We meet too late');
  const form = await mentee.modal('Raise an obstacle');
  expect(Object.keys((await form.submit()).errors)).toEqual(['Mentorship']);
  await form.fill('Mentorship', 'With Carl (your mentee)');
  await form.submit();
  await sandbox.due();
  await colleague.sees(/noticed by Bibek[\s\S]*We meet too late/, { in: dms[1] ?? '' });
  expect(sandbox.mentor.notSees('We meet too late')).toBe(true);
});

test('of a mentorship that has ended everything is read, nothing written', async () => {
  const { admin, mentor, mentee } = sandbox;
  await admin.command('/mentorship', 'end @Ana @Bibek');
  await (await admin.modal()).submit();
  await sandbox.due();
  const { length } = await kept.obstacleRevisions();
  await mentor.click('Plan', { in: card });
  await mentor.sees('has ended; its history stays', { in: dm });
  await mentee.click('History', { in: card });
  expect((await mentee.modal('History of an obstacle')).text).toContain(thread);
  await (await mentee.modal()).close();
  await mentee.command('/goal', 'obstacles', { in: dm });
  await mentee.sees(thread, { in: dm });
  expect(await kept.obstacleRevisions()).toHaveLength(length);
});
