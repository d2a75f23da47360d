import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { objectAt } from '../../src/sandbox/json.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { pressUnknown } from './forged.ts';
import { addSteps, logProgress, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  await sandbox.pair();
  dm = await sandbox.agreedGoal();
});
afterAll(() => sandbox.close());

const charts = () => sandbox.acme.messages(dm).filter(({ text }) => text.startsWith('Progress of'));
const uploads = () => sandbox.slack.calls.filter(({ method }) => method === 'upload_url').length;

/** From the goal's history. @returns what the person is told */
async function ask(person: SandboxPerson): Promise<string> {
  await person.command('/goal', 'history', { in: person.dm });
  await person.sees(talks, { in: person.dm });
  await person.click('History', { in: person.dm });
  const history = await person.modal('History of a goal');
  await history.click('Progress picture');
  const answer = await person.modal('Cairn');
  const { text } = answer;
  await answer.close();
  await (await person.modal('History of a goal')).close();
  return text;
}

test('a goal at its beginning has nothing to draw, and that is said kindly', async () => {
  expect(await ask(sandbox.mentee)).toMatch(/is at its beginning[\s\S]*Once Bibek has logged progress/);
  await sandbox.due();
  expect([charts(), await kept.deliveries('goal.chart')]).toEqual([[], []]);
});

describe('the progress of a goal as a picture', () => {
  test('comes into the thread of its card and the conversation, with the same numbers as a table', async () => {
    await addSteps(sandbox, dm, 'Rehearse\n* First talk given');
    await sandbox.pass({ days: 9 });
    await logProgress(sandbox, dm, '1');
    await sandbox.mentee.click('Tick', { in: dm, nth: 1 });
    await (await sandbox.mentee.modal('Celebrate?')).close();
    await sandbox.pass({ days: 20 });
    await logProgress(sandbox, dm, '2');
    expect(await ask(sandbox.mentee)).toContain('is being drawn');
    await sandbox.due();

    for (const person of [sandbox.mentee, sandbox.mentor]) {
      const { text } = await person.sees('Progress of Give three conference talks', { in: dm });
      expect(text).toContain(
        '(picture: Line chart of the progress of “Give three conference talks”: from 0 conference',
      );
      expect(text).toContain('23 November 2026 | 0 conference talks');
      expect(text).toContain('2 December 2026 | 1 conference talks');
      expect(text).toContain('22 December 2026 | 2 conference talks');
      expect(text).toContain('Visible to the two of you.');
    }
    const [message] = charts();
    const card = sandbox.acme.messages(dm).find(({ text }) => text.startsWith('Goal of'));
    expect(message).toMatchObject({ threadTs: card?.ts, broadcast: true });
    const shown = message?.blocks.find(({ type }) => type === 'image') ?? {};
    const file = sandbox.acme.files.find(String(objectAt(shown, 'slack_file')?.id));
    expect(file?.bytes?.subarray(1, 4).toString()).toBe('PNG');
    expect(uploads()).toBe(1);
  });

  test('is drawn once a day, whoever asks', async () => {
    expect(await ask(sandbox.mentor)).toMatch(/is there already[\s\S]*a new one tomorrow/);
    await sandbox.due();
    expect([charts().length, uploads()]).toEqual([1, 1]);
    await sandbox.pass({ days: 1 });
    expect(await ask(sandbox.mentor)).toContain('is being drawn');
    expect(await ask(sandbox.mentee)).toMatch(/on its way|is there already/);
    await sandbox.due();
    expect([charts().length, uploads()]).toEqual([2, 2]);
  });

  test('can be chosen with /goal chart', async () => {
    await sandbox.pass({ days: 1 });
    await sandbox.mentee.command('/goal', 'chart', { in: dm });
    const { text, onlyYou } = await sandbox.mentee.sees('Which goal shall Cairn draw?', { in: dm });
    expect([text.includes(talks), onlyYou]).toEqual([true, true]);
    await sandbox.mentee.click('Progress picture', { in: dm });
    await sandbox.mentee.sees('is being drawn', { in: dm });
    await sandbox.due();
    expect(charts()).toHaveLength(3);
  });

  test('goes out as a table where files were not granted', async () => {
    sandbox.acme.scopes.delete('files:write');
    await sandbox.pass({ days: 1 });
    await ask(sandbox.mentee);
    await sandbox.due();
    const types = charts()
      .at(-1)
      ?.blocks.map(({ type }) => type);
    expect(types).toContain('table');
    expect(types).not.toContain('image');
    sandbox.acme.scopes.add('files:write');
  });
});

describe('nobody else', () => {
  const forged = (goal: { id: string; mentorshipId: string } | undefined) => ({
    action_id: 'goals.chart',
    value: JSON.stringify({ mentorship: goal?.mentorshipId, goal: goal?.id }),
  });

  test('finds a goal to draw, or has one drawn by a forged button', async () => {
    const [goal] = await kept.goals();
    const before = charts().length;
    await sandbox.pass({ days: 1 });
    for (const person of [sandbox.colleague, sandbox.admin]) {
      await person.command('/goal', 'chart', { in: person.dm });
      await person.sees('No goals here yet', { in: person.dm });
      await pressUnknown(person, forged(goal));
    }
    await sandbox.due();
    expect(charts()).toHaveLength(before);
    expect(sandbox.colleague.notSees(talks)).toBe(true);
    expect(sandbox.admin.notSees(talks)).toBe(true);
  });

  test('and the two no more when their mentorship has ended', async () => {
    const [goal] = await kept.goals();
    const before = charts().length;
    await sandbox.admin.command('/mentorship', 'end @Ana @Bibek');
    await (await sandbox.admin.modal('End a mentorship')).submit();
    await sandbox.due();
    await sandbox.mentee.command('/goal', 'history', { in: sandbox.mentee.dm });
    await sandbox.mentee.click('History', { in: sandbox.mentee.dm });
    const history = await sandbox.mentee.modal('History of a goal');
    expect(history.buttons).not.toContain('Progress picture');
    await history.close();
    await pressUnknown(sandbox.mentee, forged(goal));
    await sandbox.due();
    expect(charts()).toHaveLength(before);
  });
});
