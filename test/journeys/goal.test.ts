import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isObject } from '../../src/sandbox/json.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { labels, proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

describe('the form of a new goal', () => {
  test('is filled in from the sentence after /goal; the goal is kept with all that was typed', async () => {
    const { mentor, mentee } = sandbox;
    const dm = await sandbox.pair();
    await mentee.command('/goal', `${talks} by 30 June`, { in: dm });
    const form = await mentee.modal('New goal');
    expect(form.text).toContain('Visible to you and Ana, who can agree or comment.');
    await form.click('More');
    expect(form.fields).toMatchObject({
      [labels.title]: talks,
      [labels.measure]: 'A number',
      [labels.baseline]: '0',
      [labels.target]: '3',
      [labels.unit]: 'conference talks',
      [labels.deadline]: '2027-06-30',
      [labels.horizon]: 'Short-term',
    });
    await form.fill(labels.evidence, 'The recordings are online.');
    await form.fill(labels.achievable, 'Friday mornings are free.');
    await form.fill(labels.relevant, 'My ideas shall leave the building.');
    await form.fill(labels.horizon, 'Long-term');
    expect(await form.submit()).toEqual({ closed: true, errors: {} });
    await sandbox.due();

    const card = await mentor.sees(talks, { in: dm });
    expect(card.text).toMatch(/0 of 3 conference talks \(0 %\)/);
    expect(card.text).toMatch(/proposed · @Bibek’s long-term goal, by 30 June 2027/);
    for (const words of ['recordings are online', 'Friday mornings', 'leave the building']) {
      expect(card.text).toContain(words);
    }
    expect(await kept.goal(talks)).toMatchObject({
      status: 'proposed',
      evidence: 'The recordings are online.',
      relevant: 'My ideas shall leave the building.',
      deadlineOn: '2027-06-30',
      baseline: 0,
      target: 3,
      createdBy: mentee.id,
    });
    expect(await kept.revisions(talks)).toMatchObject([
      { number: 1, kind: 'proposed', personId: mentee.id, at: new Date('2026-11-23T04:00:00Z') },
    ]);
  });

  test('reads what Slack escapes: &, <, mentions and links', async () => {
    const { mentee } = sandbox;
    await sandbox.pair();
    await mentee.command('/goal', 'Review R&D drafts <10 pages with @Ana in #celebrations by 1 May');
    const form = await mentee.modal('New goal');
    expect(form.value(labels.title)).toBe('Review R&D drafts <10 pages with @ana in #celebrations');
    expect(form.value(labels.deadline)).toBe('2027-05-01');
  });

  test.each([
    ['by the shortcut “New goal”', () => sandbox.mentee.globalShortcut('New goal')],
    ['by /goal alone', () => sandbox.mentee.command('/goal')],
  ])('opens empty %s, after the ways to a first goal', async (_, open) => {
    await sandbox.pair();
    await open();
    await (await sandbox.mentee.modal('Your first goal')).click('Write it myself');
    const form = await sandbox.mentee.modal('New goal');
    expect(form.fields).toMatchObject({ [labels.title]: '', [labels.measure]: 'Yes or no', [labels.deadline]: '' });
  });

  test('says under the fields what is wrong, all at once, and keeps what was typed', async () => {
    const { mentee } = sandbox;
    await sandbox.pair();
    await mentee.command('/goal', talks);
    const form = await mentee.modal('New goal');
    // Already the 23rd in Kathmandu: the day before has passed.
    await form.fill(labels.deadline, '2026-11-22');
    await form.click('More');
    await form.fill(labels.baseline, '3');
    await form.fill(labels.relevant, 'Because.');
    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(errors).toEqual({
      [labels.deadline]: '22 November 2026 has passed. Choose today or a later day.',
      [labels.target]: expect.stringContaining('equals the baseline'),
    });
    expect(form.fields).toMatchObject({
      [labels.title]: talks,
      [labels.baseline]: '3',
      [labels.deadline]: '2026-11-22',
      [labels.relevant]: 'Because.',
    });
    await form.fill(labels.baseline, '');
    await form.fill(labels.target, '');
    expect(Object.keys((await form.submit()).errors).sort()).toEqual(
      [labels.baseline, labels.deadline, labels.target].sort(),
    );
    expect(await kept.goals()).toEqual([]);

    await form.fill(labels.measure, 'Yes or no');
    await form.fill(labels.deadline, '2026-11-23');
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goal(talks)).toMatchObject({ measure: 'yes_no', deadlineOn: '2026-11-23' });
  });

  test('takes no title of blanks', async () => {
    await sandbox.pair();
    await sandbox.mentee.command('/goal', 'Be calm by 1 May');
    const form = await sandbox.mentee.modal('New goal');
    await form.fill(labels.title, '   ');
    expect((await form.submit()).errors).toEqual({ [labels.title]: expect.stringContaining('what you want to reach') });
    expect(await kept.goals()).toEqual([]);
  });

  test('asks which mentorship where there are several', async () => {
    const { acme, admin, mentor, mentee, colleague } = sandbox;
    await sandbox.pair();
    await sandbox.pair(colleague, mentee);
    await mentee.command('/goal', `${talks} by 30 June`);
    const form = await mentee.modal('New goal');
    expect((await form.submit()).errors).toEqual({ Mentorship: expect.any(String) });
    await form.fill('Mentorship', 'With Carl (your mentor)');
    expect((await form.submit()).errors).toEqual({});
    await sandbox.due();
    await colleague.sees(talks, { in: acme.conversationBetween(colleague, mentee) ?? '' });
    expect(mentor.notSees(talks)).toBe(true);
    expect(admin.notSees(talks)).toBe(true);
  });

  test('tells who has no mentorship how to get one, and a mentor who may set the goal', async () => {
    const { mentor, colleague } = sandbox;
    await sandbox.pair();
    await colleague.command('/goal', `${talks} by 30 June`);
    expect((await colleague.sees('you have none yet')).text).toContain('/mentorship pair @mentor @you');
    await mentor.command('/goal');
    await mentor.sees('Ask Bibek to type /goal');
    await colleague.globalShortcut('New goal');
    expect((await colleague.modal('Cairn')).text).toContain('you have none yet');
    expect(mentor.topModal).toBeUndefined();
  });

  test('sent twice at once makes one goal and one card', async () => {
    const { mentor, mentee } = sandbox;
    const dm = await sandbox.pair();
    await mentee.command('/goal', `${talks} by 30 June`);
    await (await mentee.modal('New goal')).submitTwice();
    await sandbox.due();
    expect(await kept.goals()).toHaveLength(1);
    expect(await kept.revisions(talks)).toHaveLength(1);
    expect(mentor.messages(dm).filter(({ text }) => text.includes(talks))).toHaveLength(1);
  });
});

/** Every text in which Slack would act on a mention. */
function mrkdwnTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnTexts);
  if (!isObject(value)) return [];
  return value.type === 'mrkdwn' ? [String(value.text)] : Object.values(value).flatMap(mrkdwnTexts);
}

describe('hostile words in a goal', () => {
  test('are shown as typed and ping nobody', async () => {
    const { mentor, mentee, colleague } = sandbox;
    const dm = await sandbox.pair();
    const hostile = `<!channel> <@${colleague.id}> & *bold* <https://evil.example|click>`;
    await mentee.command('/goal', 'Behave by 1 May');
    const form = await mentee.modal('New goal');
    await form.fill(labels.title, hostile);
    await form.fill(labels.relevant, `> <!here> ${hostile}`);
    await form.submit();
    await sandbox.due();
    await mentor.sees('<!channel>', { in: dm });
    await mentor.click('Comment', { in: dm });
    const comment = await mentor.modal('Comment on a goal');
    await comment.fill('Comment', hostile);
    await comment.submit();
    await sandbox.due();
    await mentee.sees(/commented[\s\S]*<!channel>/, { in: dm });
    const posted = sandbox.acme.messages(dm).filter(({ isBot }) => isBot);
    for (const { text, blocks } of posted) {
      const raw = [text, ...mrkdwnTexts(blocks)].join(' ');
      expect(raw).not.toMatch(/<!(channel|here|everyone)/);
      expect(raw).not.toContain(`<@${colleague.id}>`);
      expect(raw).not.toContain('<https:');
    }
    await mentor.command('/goal', 'history');
    await mentor.sees('<!channel>', { in: mentor.dm });
  });

  test('of any length are refused or shown: nothing is lost without a word', async () => {
    const { mentor, mentee } = sandbox;
    const dm = await sandbox.pair();
    const long = 'long words '.repeat(273).trim();
    await mentee.command('/goal', long);
    const form = await mentee.modal('New goal');
    expect(form.value(labels.title)).toHaveLength(200);
    expect(form.value(labels.title)).toMatch(/…$/);
    await form.fill(labels.title, long);
    await form.fill(labels.deadline, '2027-05-01');
    expect((await form.submit()).errors).toEqual({ [labels.title]: expect.stringContaining('200 characters') });
    await form.fill(labels.title, 'Write less');
    await form.click('More');
    for (const [label, letter] of [
      [labels.evidence, 'e'],
      [labels.achievable, 'a'],
      [labels.relevant, 'r'],
    ] as const) {
      await form.fill(label, `${letter.repeat(990)}<&>end-${letter}`);
    }
    expect((await form.submit()).errors).toEqual({});
    await sandbox.due();
    const { text } = await mentor.sees('Write less', { in: dm });
    for (const letter of ['e', 'a', 'r']) expect(text).toContain(`<&>end-${letter}`);
  });

  test('do not reach the modal of somebody else through the sentence', async () => {
    await sandbox.pair();
    await proposedGoal(sandbox, '"}, {"type":"x"} by 1 May');
    expect((await kept.goals()).map(({ title }) => title)).toEqual(['"}, {"type":"x"}']);
  });
});
