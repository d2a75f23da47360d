import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { addSteps, labels, logProgress, pressOnCard, proposedGoal, talks } from './goal-form.ts';
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

describe('steps', () => {
  test('are read one a line, with dates and milestones, and stand on the card in their order', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(
      sandbox,
      dm,
      'Send two proposals by next Friday\n\n* First talk given by 28 February\nRehearse\nMilestone: all slides done – 3 March',
    );
    const { text } = await mentor.sees('Send two proposals', { in: dm });
    expect(text).toMatch(
      /☐ Send two proposals, by 4 December 2026[\s\S]*☐ First talk given ◇ Milestone, by 28 February 2027[\s\S]*☐ Rehearse\n[\s\S]*☐ all slides done ◇ Milestone, by 3 March 2027/,
    );
    expect(await kept.steps(talks)).toMatchObject([
      { title: 'Send two proposals', dueOn: '2026-12-04', isMilestone: false, tickedAt: null },
      { title: 'First talk given', dueOn: '2027-02-28', isMilestone: true },
      { title: 'Rehearse', dueOn: null, isMilestone: false },
      { title: 'all slides done', dueOn: '2027-03-03', isMilestone: true },
    ]);
    expect((await kept.revisions(talks)).at(-1)).toMatchObject({
      kind: 'steps_added',
      personId: mentee.id,
      changes: expect.arrayContaining([
        { field: 'step', from: null, to: 'First talk given (by 28 February 2027) ◆ Milestone' },
      ]),
    });
  });

  test('that cannot be read are refused under the field, and none of them is kept', async () => {
    const { mentee } = sandbox;
    await mentee.click('Add steps', { in: dm });
    const form = await mentee.modal('Add steps');
    const wrong: [string, RegExp][] = [
      [' \n ', /at least one step/],
      ['Rehearse\n*', /“\*” names no step/],
      [`Rehearse\n${'long '.repeat(40)}`, /is too long: at most 150 characters/],
      ['Rehearse\nSend proposals by 2026-11-01', /“Send proposals”: 1 November 2026 has passed/],
      [Array.from({ length: 201 }, (_, index) => `Step ${index}`).join('\n'), /at most 200 open steps/],
    ];
    for (const [lines, sentence] of wrong) {
      await form.fill('Steps', lines);
      const { closed, errors } = await form.submit();
      expect(closed).toBe(false);
      expect(errors).toEqual({ Steps: expect.stringMatching(sentence) });
      expect(form.value('Steps')).toBe(lines);
    }
    expect(await kept.steps(talks)).toEqual([]);
    await form.fill('Steps', 'Rehearse');
    await form.submitTwice();
    expect(await kept.steps(talks)).toHaveLength(1);
  });

  test('of thirty the first eight stand on the card, with all that was typed', async () => {
    const { mentor } = sandbox;
    const line = (index: number) => `${index}: ${'&'.repeat(120)} by 1 May`;
    await addSteps(sandbox, dm, Array.from({ length: 20 }, (_, index) => line(index)).join('\n'));
    await addSteps(sandbox, dm, Array.from({ length: 10 }, (_, index) => line(20 + index)).join('\n'));
    expect((await mentor.sees('… and 22 more', { in: dm })).text).toMatch(/☐ 0: &{120}, by[\s\S]*☐ 7: &{120}, by/);
  });

  test('are ticked off; a tick is kept with who and when', async () => {
    const { mentor, mentee } = sandbox;
    await addSteps(sandbox, dm, 'Send two proposals\nRehearse');
    await sandbox.pass({ days: 1 });
    await mentee.click('Tick', { in: dm, nth: 1 });
    await sandbox.due();
    const { text } = await mentor.sees('☑ 1 done', { in: dm });
    expect(text).toContain('☐ Send two proposals');
    expect(await kept.steps(talks)).toMatchObject([
      { title: 'Send two proposals', tickedAt: null },
      { title: 'Rehearse', tickedAt: new Date('2026-11-24T04:00:00Z'), tickedBy: mentee.id },
    ]);
    expect((await kept.revisions(talks)).at(-1)).toMatchObject({
      kind: 'step_ticked',
      personId: mentee.id,
      changes: [{ field: 'step', from: 'Rehearse', to: 'done' }],
    });
  });

  test('pressed twice at once are ticked once, and the second press is answered', async () => {
    const { mentee } = sandbox;
    await addSteps(sandbox, dm, '* First talk given');
    const card = await mentee.sees('☐ First talk given', { in: dm });
    await Promise.all([mentee.clickStale('Tick', card), mentee.clickStale('Tick', card)]);
    await sandbox.due();
    expect(await kept.kinds(talks)).toEqual(['proposed', 'steps_added', 'step_ticked']);
    await mentee.sees('“First talk given” is ticked already', { in: dm });
    expect(await kept.read((tx) => tx.selectFrom('wins').selectAll().execute())).toHaveLength(1);
  });

  test('that are overdue say so', async () => {
    await addSteps(sandbox, dm, 'Send two proposals by 1 December');
    await sandbox.passTo('2026-12-02T04:00:00Z');
    await logProgress(sandbox, dm, '1');
    await sandbox.mentor.sees('Send two proposals, by 1 December 2026 (overdue)', { in: dm });
  });
});

describe('progress', () => {
  test('is drawn as a bar with the number beside it', async () => {
    const { mentor, mentee } = sandbox;
    await pressOnCard(mentee, 'Log progress', dm);
    const form = await mentee.modal('Log progress');
    expect(form.text).toContain('The goal runs from 0 to 3 conference talks.');
    expect(form.value('Where are you now? (conference talks)')).toBe('0');
    await form.fill('Where are you now? (conference talks)', '1.5');
    await form.fill('Note', 'One and a half: the second was cut short.');
    await form.submitTwice();
    await sandbox.due();
    await mentor.sees('▰▰▰▰▰▱▱▱▱▱ 1.5 of 3 conference talks (50 %)', { in: dm });
    expect((await kept.revisions(talks)).slice(1)).toMatchObject([
      {
        kind: 'progress_logged',
        personId: mentee.id,
        reason: 'One and a half: the second was cut short.',
        changes: [{ field: 'progress', from: '0 conference talks', to: '1.5 conference talks' }],
      },
    ]);
    await logProgress(sandbox, dm, '7');
    await mentor.sees('▰▰▰▰▰▰▰▰▰▰ 7 of 3 conference talks (100 %)', { in: dm });
    await logProgress(sandbox, dm, '-1');
    await mentor.sees('▱▱▱▱▱▱▱▱▱▱ -1 of 3 conference talks (0 %)', { in: dm });
  });

  test('of a yes-or-no goal is a feeling in percent', async () => {
    const { mentor, mentee } = sandbox;
    await proposedGoal(sandbox, 'Speak with calm by 1 May');
    await pressOnCard(mentee, 'Log progress', dm);
    const form = await mentee.modal('Log progress');
    await form.fill('How far along are you, in percent?', '40');
    await form.submit();
    await sandbox.due();
    await mentor.sees(/Speak with calm\n▰▰▰▰▱▱▱▱▱▱ 40 %/, { in: dm });
  });

  test('that is no number, or too great a one, is refused under its field', async () => {
    const { mentee } = sandbox;
    await pressOnCard(mentee, 'Log progress', dm);
    const form = await mentee.modal('Log progress');
    for (const words of ['many', '1e300', '']) {
      await form.fill('Where are you now? (conference talks)', words);
      const { closed, errors } = await form.submit();
      expect(closed).toBe(false);
      expect(Object.keys(errors)).toEqual(['Where are you now? (conference talks)']);
    }
    expect(await kept.kinds(talks)).toEqual(['proposed']);
  });

  test('that says nothing new is no revision', async () => {
    await logProgress(sandbox, dm, '0');
    expect(await kept.kinds(talks)).toEqual(['proposed']);
    await logProgress(sandbox, dm, '0', 'Still reading.');
    expect(await kept.kinds(talks)).toEqual(['proposed', 'progress_logged']);
  });

  test('falls as well as rises: a goal may run downwards', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.command('/goal', 'Fewer meetings by 1 May');
    const form = await mentee.modal('New goal');
    await form.fill(labels.measure, 'A number');
    await form.click('More');
    await form.fill(labels.baseline, '20');
    await form.fill(labels.target, '10');
    await form.fill(labels.unit, 'hours a week');
    await form.submit();
    await sandbox.due();
    await logProgress(sandbox, dm, '18');
    await mentor.sees('▰▰▱▱▱▱▱▱▱▱ 18 hours a week, from 20 to 10 (20 %)', { in: dm });
  });
});
