import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { addSteps, dropGoal, logProgress, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let dm: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.pair();
  dm = await sandbox.agreedGoal();
  await addSteps(sandbox, dm, 'Rehearse');
  // 45 revisions in all: more than a page holds.
  for (let time = 1; time <= 42; time += 1) await logProgress(sandbox, dm, '1', `Note ${time}.`);
  await sandbox.pass({ minutes: 5 });
  await proposedGoal(sandbox, 'Learn to cook by 1 May');
  await dropGoal(sandbox, dm, 'The kitchen burned down.');
});
afterAll(() => sandbox.close());

describe('/goal list', () => {
  test('shows both of the two the open goals, to the asker only', async () => {
    for (const person of [sandbox.mentee, sandbox.mentor]) {
      await person.command('/goal', 'list', { in: dm });
      const { text, onlyYou } = await person.sees('[History]', { in: dm });
      expect(onlyYou).toBe(true);
      expect(text).toMatch(/Give three conference talks\n▰▰▰▱▱▱▱▱▱▱ 1 of 3 conference talks \(33 %\) · agreed/);
      expect(text).not.toContain('Learn to cook');
    }
    const [first, second] = [sandbox.mentee, sandbox.mentor].map((person) =>
      person.messages(dm).filter((m) => m.onlyYou),
    );
    expect(first).toHaveLength(1);
    expect(second).toHaveLength(1);
  });

  test('says to a colleague, who sees nothing of it, how goals come about', async () => {
    const { colleague } = sandbox;
    await colleague.command('/goal', 'list', { in: sandbox.celebrations.id });
    const { text, onlyYou } = await colleague.sees('No goals here yet');
    expect(onlyYou).toBe(true);
    expect(text).toContain('/goal');
    expect(colleague.notSees(talks)).toBe(true);
  });
});

describe('/goal history', () => {
  test('shows closed goals too, and each one’s life: who, what, when and why', async () => {
    const { mentor } = sandbox;
    await mentor.command('/goal', 'history', { in: mentor.dm });
    const { text } = await mentor.sees('closed ones too', { in: mentor.dm });
    expect(text).toMatch(/Give three conference talks[\s\S]*agreed[\s\S]*Learn to cook[\s\S]*dropped/);
    await mentor.click('History', { in: mentor.dm, nth: 1 });
    const modal = await mentor.modal('History of a goal');
    expect(modal.text).toMatch(
      /Learn to cook[\s\S]*Bibek dropped the goal[\s\S]*The kitchen burned down\.[\s\S]*proposed the goal/,
    );
    // Ana is on Lord Howe: 04:00 UTC is her afternoon.
    expect(modal.text).toContain('3:05 PM');
    expect(modal.buttons).toEqual(['Progress picture']);
    await modal.close();
  });

  test('pages back through a long life, with “Older”', async () => {
    const { mentee } = sandbox;
    await mentee.command('/goal', 'history', { in: mentee.dm });
    await mentee.sees(talks, { in: mentee.dm });
    await mentee.click('History', { in: mentee.dm });
    const modal = await mentee.modal('History of a goal');
    expect(modal.text).toMatch(/Note 42\.[\s\S]*Note 3\./);
    expect(modal.text).not.toContain('Note 2.');
    await modal.click('Older');
    await modal.sees('Note 2.');
    expect(modal.text).toMatch(
      /Note 2\.[\s\S]*Note 1\.[\s\S]*added steps[\s\S]*Rehearse[\s\S]*Ana agreed[\s\S]*Bibek proposed/,
    );
    expect(modal.text).not.toContain('Note 3.');
    expect(modal.buttons).not.toContain('Older');
    await modal.close();
    expect((await new Kept(sandbox).revisions(talks)).map(({ number }) => number)).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
  });

  test('opens from the menu of the card as well', async () => {
    const { mentor } = sandbox;
    await mentor.click('More', { in: await mentor.sees('agreed · @Bibek’s', { in: dm }) });
    await (await mentor.modal('Goal')).click('History');
    expect((await mentor.modal('History of a goal')).text).toContain(talks);
  });
});
