import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { obstacleMenuEntry } from '../../src/features/obstacles/inputs.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { textsIn } from '../unit/features/shown.ts';
import { openForm, submitForm } from './forged.ts';
import { dropGoal, pressOnCard, talks } from './goal-form.ts';
import { Kept } from './kept.ts';
import { closed, labels, raised, thread, write } from './obstacle-form.ts';

let sandbox: OpenSandbox;
let kept: Kept;
let dm: string;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
  dm = await sandbox.pair();
});
afterEach(() => sandbox.close());

const card = (words: string | RegExp = 'Obstacle') => sandbox.mentee.sees(words, { in: dm });

describe('one obstacle', () => {
  test('goes from challenge to lesson; each part remembers who and when, each is told to the other', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await raised(sandbox, thread, talks);
    const first = await card(thread);
    expect(first.text).toContain(`raised by Bibek · goal: ${talks}`);
    expect(first.text).toContain('Visible to the two of you.');

    await sandbox.pass({ hours: 1 });
    await write(sandbox, mentor, 'Add my view', { [labels.view]: 'Say the last line first.' });
    expect(await mentee.sees(/Ana wrote how they see[\s\S]*Say the last line first/, { in: dm })).toMatchObject({
      threadTs: first.ts,
      broadcast: true,
    });
    const plan = 'Note three points before each meeting\nAsk Carl for a nod by 4 December';
    await write(sandbox, mentee, 'Plan', { [labels.plan]: plan });
    expect(await kept.steps(talks)).toMatchObject([
      { title: 'Note three points before each meeting', dueOn: null },
      { title: 'Ask Carl for a nod', dueOn: '2026-12-04' },
    ]);
    await write(sandbox, mentee, 'Change the plan', { [labels.plan]: `${plan}\nSpeak in the small round` });
    expect(await kept.steps(talks)).toHaveLength(3);

    await write(sandbox, mentee, 'Close', {
      [labels.reflection]: 'The third time it went well.',
      [labels.lesson]: 'Three points are enough.',
    });
    await write(sandbox, mentor, 'Look back', { [labels.lesson]: 'Three points are enough, and a nod.' });
    expect(await kept.obstacles()).toMatchObject([
      {
        status: 'closed',
        challenge: thread,
        view: 'Say the last line first.',
        plan: `${plan}\nSpeak in the small round`,
        reflection: 'The third time it went well.',
        lesson: 'Three points are enough, and a nod.',
      },
    ]);
    expect(await kept.obstacleRevisions()).toMatchObject([
      { kind: 'raised', parts: { challenge: thread }, personId: mentee.id },
      { kind: 'viewed', personId: mentor.id, at: new Date('2026-11-23T05:00:00Z') },
      { kind: 'planned', parts: { plan } },
      { kind: 'planned' },
      { kind: 'closed', personId: mentee.id },
      { kind: 'reflected', parts: { lesson: 'Three points are enough, and a nod.' }, personId: mentor.id },
    ]);
    expect(await kept.deliveries('obstacle.news')).toHaveLength(5);
    const last = await mentee.sees(/closed · raised by Bibek/, { in: dm });
    expect(last.ts).toBe(first.ts);
    expect(last.text).toMatch(/The mentor’s view · Ana[\s\S]*Plan · Bibek[\s\S]*Lesson · Ana/);
    expect(last.text).not.toContain('[Close]');
    await mentee.click('History', { in: last });
    expect((await mentee.modal('History of an obstacle')).text).toContain('Lesson: Three points are enough.');
  });

  test('is noticed by the mentor, whose plan becomes steps, once', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await mentor.command('/goal', 'obstacle Your slides come too late', { in: dm });
    const form = await mentor.modal('Raise an obstacle');
    await form.fill(labels.goal, talks);
    await form.submitTwice();
    await sandbox.due();
    await mentee.sees('noticed by Ana', { in: dm });
    expect(await kept.obstacles()).toHaveLength(1);
    await write(sandbox, mentor, 'Plan', { [labels.plan]: 'Slides on Mondays' });
    expect(await kept.steps(talks)).toMatchObject([{ title: 'Slides on Mondays' }]);
    const again = await write(sandbox, mentee, 'Change the plan', {});
    expect(Object.values(again.errors)).toEqual([expect.stringContaining('Nothing is different yet')]);
  });

  test('of a goal that is dropped, or of none, is planned in words alone', async () => {
    const { mentee } = sandbox;
    await sandbox.agreedGoal();
    await raised(sandbox, thread, talks);
    await dropGoal(sandbox, dm, 'Not now.');
    await write(sandbox, mentee, 'Plan', { [labels.plan]: 'Breathe' });
    expect(await kept.steps(talks)).toEqual([]);
    await card(/planned[\s\S]*Breathe/);
  });

  test('is raised from the menu of a goal, which is then chosen', async () => {
    const { mentee } = sandbox;
    await sandbox.agreedGoal();
    const { id } = await kept.goal(talks);
    await pressOnCard(mentee, obstacleMenuEntry.label, dm);
    const form = await mentee.modal('Raise an obstacle');
    expect(form.value(labels.goal)).toBe(talks);
    await form.fill(labels.challenge, thread);
    await form.submit();
    await card(`goal: ${talks}`);
    expect(await kept.obstacles()).toMatchObject([{ goalId: id }]);
  });

  test('keeps what was typed when a step is refused, and says so under the plan', async () => {
    const { mentee } = sandbox;
    await sandbox.agreedGoal();
    await raised(sandbox, thread, talks);
    const { closed: isClosed, errors } = await write(sandbox, mentee, 'Plan', {
      [labels.plan]: 'Rehearse by 1 May 2020',
    });
    expect(isClosed).toBe(false);
    expect(errors).toEqual({ [labels.plan]: expect.stringContaining('has passed') });
    expect(await kept.obstacles()).toMatchObject([{ status: 'raised', plan: '' }]);
  });

  test('written by both at once: the second is told, nothing is overwritten unseen', async () => {
    const { mentor, mentee } = sandbox;
    await raised(sandbox);
    await mentee.click('Plan', { in: dm });
    await (await mentee.modal('Plan')).fill(labels.plan, 'Mine');
    const mine = openForm(mentee);
    await write(sandbox, mentor, 'Plan', { [labels.plan]: 'Hers' });
    expect(Object.values((await submitForm(mentee, mine)).errors)).toEqual([
      expect.stringMatching(/^Ana wrote here while your form was open/),
    ]);
    expect(await kept.obstacles()).toMatchObject([{ plan: 'Hers' }]);
  });

  test('holds whatever people write, and nobody is pinged by it', async () => {
    const hostile = `<!channel> *_~ & <https://evil.example|bank> ${'שלום 🧗 '.repeat(150)}`;
    const { mentor, mentee } = sandbox;
    await mentee.command('/goal', 'obstacle');
    const form = await mentee.modal('Raise an obstacle');
    expect(Object.keys((await form.submit()).errors)).toEqual([labels.challenge]);
    await form.fill(labels.challenge, hostile);
    await form.submit();
    await sandbox.due();
    const shown = await mentor.sees('<!channel> *_~ &', { in: dm });
    const marked = textsIn(shown.raw.blocks).filter(({ type }) => type === 'mrkdwn');
    expect(marked.filter(({ text }) => text.includes('<!channel>'))).toEqual([]);
    await closed(sandbox, hostile);
    expect(await kept.obstacles()).toMatchObject([{ status: 'closed', lesson: hostile.trim() }]);
  });
});

describe('found again', () => {
  test('somebody who meets something like it sees the lesson, at once and on the card', async () => {
    const { mentor, mentee } = sandbox;
    await raised(sandbox);
    await closed(sandbox, 'Three points are enough.');
    await raised(sandbox, 'Losing my thread whenever the meeting is large');
    const shown = await mentee.modal('You met this before');
    expect(shown.text).toMatch(/I lose my thread in large meetings[\s\S]*Three points are enough/);
    await shown.click('See what helped');
    expect((await mentee.modal('Obstacle')).text).toContain('Three points are enough.');
    await mentor.sees(/Losing my thread[\s\S]*You met something like this before[\s\S]*Three points/, { in: dm });
    await mentor.click('See what helped', { in: dm });
    expect((await mentor.modal('Obstacle')).text).toContain(thread);
  });

  test('the list has the open ones first, filters, and opens each', async () => {
    const { mentee } = sandbox;
    await raised(sandbox, 'No quiet hour at home');
    await closed(sandbox, 'The library opens at seven.');
    await raised(sandbox);
    await mentee.command('/goal', 'obstacles', { in: dm });
    const list = await mentee.sees('Your obstacles', { in: dm });
    expect(list.text).toMatch(/lose my thread[\s\S]*No quiet hour[\s\S]*The library opens/);
    await mentee.click('Closed ones', { in: dm });
    const page = await mentee.modal('Obstacles');
    expect(page.text).toContain('No quiet hour');
    expect(page.text).not.toContain('lose my thread');
    await page.click('Open ones');
    expect((await mentee.modal('Obstacles')).text).toContain('lose my thread');
    await mentee.click('Open');
    expect((await mentee.modal('Obstacle')).text).toContain('raised by Bibek');
  });

  test('a long list pages; Home leads to it', async () => {
    const { mentee } = sandbox;
    for (let number = 1; number <= 21; number += 1) {
      await mentee.command('/goal', `obstacle Number ${number}`);
      await (await mentee.modal('Raise an obstacle')).submit();
      sandbox.calendar.advance({ minutes: 1 });
    }
    const home = await mentee.openHome();
    await home.click('Obstacles');
    const first = await mentee.modal('Obstacles');
    expect(first.text).toContain('Number 21');
    expect(first.text).not.toMatch(/Number 1\b/);
    await first.click('More');
    expect((await mentee.modal('Obstacles')).text).toMatch(/Number 1\b/);
  });
});
