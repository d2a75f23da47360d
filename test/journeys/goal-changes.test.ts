import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { openForm, submitForm } from './forged.ts';
import { labels, pressOnCard, proposedGoal, talks } from './goal-form.ts';
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

async function edit(changes: Record<string, string>) {
  const { mentee } = sandbox;
  await pressOnCard(mentee, 'Edit', dm);
  const form = await mentee.modal('Edit goal');
  for (const [label, words] of Object.entries(changes)) await form.fill(label, words);
  return form;
}

describe('a proposed goal', () => {
  test('is agreed to by the mentor; the mentee is told', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.pass({ hours: 2 });
    await mentor.click('Agree', { in: dm });
    await sandbox.due();
    await mentee.sees(/Ana agreed[\s\S]*Give three conference talks/, { in: dm });
    const card = await mentee.sees('agreed · @Bibek’s', { in: dm });
    expect(card.text).not.toContain('[Agree]');
    expect(await kept.goal(talks)).toMatchObject({ status: 'agreed', agreedAt: new Date('2026-11-23T06:00:00Z') });
    expect(await kept.revisions(talks)).toMatchObject([
      { kind: 'proposed', personId: mentee.id },
      {
        number: 2,
        kind: 'agreed',
        personId: mentor.id,
        at: new Date('2026-11-23T06:00:00Z'),
        changes: [{ field: 'status', from: 'proposed', to: 'agreed' }],
      },
    ]);
  });

  test('is agreed to once when the button is pressed by both and twice, all at once', async () => {
    const { mentor, mentee } = sandbox;
    const card = await mentor.sees(talks, { in: dm });
    await Promise.all([mentor, mentee, mentor].map((person) => person.clickStale('Agree', card)));
    await sandbox.due();
    expect(await kept.kinds(talks)).toEqual(['proposed', 'agreed']);
    await mentor.sees('is agreed already', { in: dm });
    await mentee.sees('Only Ana can agree', { in: dm });
    expect(await kept.deliveries('goal.news')).toHaveLength(1);
  });

  test('takes comments of both, each told to the other in the thread', async () => {
    const { mentor, mentee } = sandbox;
    const card = await mentor.sees(talks, { in: dm });
    for (const [person, words] of [
      [mentor, 'Begin with our own meetup.'],
      [mentee, 'Good idea!'],
    ] as const) {
      await person.click('Comment', { in: dm });
      const form = await person.modal('Comment on a goal');
      expect(form.text).toContain('Visible to the two of you.');
      await form.fill('Comment', words);
      await form.submitTwice();
    }
    await sandbox.due();
    expect(await mentee.sees('Begin with our own meetup', { in: dm })).toMatchObject({
      threadTs: card.ts,
      broadcast: true,
    });
    await mentor.sees('Good idea!', { in: dm });
    expect(await kept.revisions(talks)).toMatchObject([
      { kind: 'proposed' },
      { kind: 'commented', personId: mentor.id, reason: 'Begin with our own meetup.' },
      { kind: 'commented', personId: mentee.id, reason: 'Good idea!' },
    ]);
  });
});

describe('editing', () => {
  test('shows what is there; why it changed is kept and told', async () => {
    const { mentor, mentee } = sandbox;
    const form = await edit({
      [labels.target]: '4',
      [labels.deadline]: '2027-07-31',
      [labels.why]: 'There is more to say.',
    });
    expect(form.fields).toMatchObject({
      [labels.title]: talks,
      [labels.unit]: 'conference talks',
    });
    await form.submitTwice();
    await sandbox.due();
    await mentor.sees(/Bibek edited the goal[\s\S]*30 June 2027 → 31 July 2027[\s\S]*There is more to say/, { in: dm });
    expect((await mentor.sees(`${talks}\n▱`, { in: dm })).text).toContain('0 of 4 conference talks');
    expect((await kept.revisions(talks)).slice(1)).toMatchObject([
      {
        kind: 'edited',
        personId: mentee.id,
        reason: 'There is more to say.',
        changes: [
          { field: 'measure', from: 'from 0 to 3 conference talks', to: 'from 0 to 4 conference talks' },
          { field: 'deadline', from: '30 June 2027', to: '31 July 2027' },
        ],
      },
    ]);
  });

  test('the title of an agreed goal asks the mentor again; why it matters does not', async () => {
    const { mentor } = sandbox;
    await mentor.click('Agree', { in: dm });
    await (await edit({ [labels.relevant]: 'I want to be heard.' })).submit();
    await sandbox.due();
    expect(await kept.goal(talks)).toMatchObject({ status: 'agreed', relevant: 'I want to be heard.' });

    await (await edit({ [labels.title]: 'Give three talks abroad' })).submit();
    await sandbox.due();
    expect(await kept.goal('Give three talks abroad')).toMatchObject({ status: 'proposed' });
    await mentor.click('Agree', { in: dm });
    await sandbox.due();
    expect(await kept.kinds('Give three talks abroad')).toEqual(['proposed', 'agreed', 'edited', 'edited', 'agreed']);
  });

  test('refuses what a new goal refuses, and a change of nothing; what was typed stays', async () => {
    const form = await edit({ [labels.deadline]: '2026-11-01', [labels.target]: '0', [labels.relevant]: 'Because.' });
    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(Object.keys(errors).sort()).toEqual([labels.target, labels.deadline].sort());
    expect(form.value(labels.relevant)).toBe('Because.');

    const unchanged = await edit({});
    expect((await unchanged.submit()).errors).toEqual({
      [labels.title]: expect.stringContaining('Nothing is different yet'),
    });
    expect(await kept.kinds(talks)).toEqual(['proposed']);
  });

  test('on two devices at once: the second sees both versions, and nothing is overwritten unseen', async () => {
    const { mentee } = sandbox;
    await edit({ [labels.relevant]: 'From my desk.', [labels.deadline]: '2027-07-31' });
    const onTheDesk = openForm(mentee);
    const phone = await edit({ [labels.unit]: 'talks', [labels.relevant]: 'From my phone.' });
    expect((await submitForm(mentee, onTheDesk)).errors).toEqual({});
    expect((await phone.submit()).closed).toBe(false);
    expect(phone.text).toContain('This goal was changed while your form was open');
    expect(phone.text).toContain('now: From my desk.');
    expect(phone.text).toContain('yours: From my phone.');
    expect(phone.text).toContain('Taken over from the other change: deadline.');
    expect(await kept.goal(talks)).toMatchObject({ relevant: 'From my desk.', unit: 'conference talks' });
    expect(phone.value(labels.relevant)).toBe('From my phone.');
    expect(phone.value(labels.deadline)).toBe('2027-07-31');
    expect(await phone.submit()).toMatchObject({ closed: true, errors: {} });
    expect(await kept.goal(talks)).toMatchObject({
      relevant: 'From my phone.',
      unit: 'talks',
      deadlineOn: '2027-07-31',
    });
    expect(await kept.kinds(talks)).toEqual(['proposed', 'edited', 'edited']);

    // A comment, a step or progress in between takes nothing away from an edit.
    const form = await edit({ [labels.relevant]: 'Both.' });
    await sandbox.mentor.click('Agree', { in: dm });
    expect((await form.submit()).errors).toEqual({});
    expect(await kept.goal(talks)).toMatchObject({ status: 'agreed', relevant: 'Both.' });
  });
});
