import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { openForm, submitForm } from './forged.ts';
import { labels, proposedGoal, talks } from './goal-form.ts';
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

async function end(person: SandboxPerson): Promise<void> {
  await person.command('/mentorship', 'end');
  await (await person.modal('End a mentorship')).submit();
  expect((await person.modal('Cairn')).text).toContain('Ana no longer mentors Bibek here');
  await sandbox.due();
}

describe('/mentorship end', () => {
  test('asks first, and keeps the mentorship when the answer is no', async () => {
    const { mentee } = sandbox;
    await mentee.command('/mentorship', 'end');
    const form = await mentee.modal('End a mentorship');
    expect(form.text).toContain('stay readable for both');
    expect(form.value('Mentorship')).toBe('Ana mentors Bibek');
    await form.close();
    expect(await kept.mentorships()).toMatchObject([{ status: 'active' }]);
  });

  test.each(['mentee', 'mentor', 'admin'] as const)('is open to the %s; both are told', async (who) => {
    const { mentor, mentee } = sandbox;
    await end(sandbox[who]);
    expect(await kept.mentorships()).toMatchObject([{ status: 'ended', endedBy: sandbox[who].id }]);
    for (const person of [mentor, mentee]) await person.sees('has ended. Thank you both', { in: dm });
  });

  test('is not open to a colleague, by no way', async () => {
    const { colleague, mentee } = sandbox;
    await colleague.command('/mentorship', 'end');
    await colleague.sees('nothing to end');
    await mentee.command('/mentorship', 'end');
    const answer = await submitForm(colleague, openForm(mentee));
    expect(Object.values(answer.errors)).toEqual([expect.stringContaining('Cairn finds nothing of yours')]);
    expect(await kept.mentorships()).toMatchObject([{ status: 'active' }]);
  });

  test('stops every prompt and keeps the history', async () => {
    const { mentor, mentee } = sandbox;
    await sandbox.agreedGoal();
    await end(mentor);
    const said = mentor.messages().length + mentee.messages().length;
    for (let week = 0; week < 5; week += 1) await sandbox.pass({ days: 7 });
    expect(mentor.messages().length + mentee.messages().length).toBe(said);
    expect(await kept.read((tx) => tx.selectFrom('checkIns').selectAll().execute())).toEqual([]);
    for (const person of [mentor, mentee]) {
      await person.command('/goal', 'history');
      await person.sees(talks, { in: person.dm });
      await person.click('History', { in: person.dm });
      expect((await person.modal('History of a goal')).text).toMatch(/Ana agreed[\s\S]*Bibek proposed the goal/);
    }
  });

  test('closes the doors to what would be added: old buttons, an open form', async () => {
    const { mentor, mentee } = sandbox;
    await proposedGoal(sandbox);
    await mentee.command('/goal', 'Learn to cook by 1 May');
    const form = await mentee.modal('New goal');
    await end(mentor);

    const { closed, errors } = await form.submit();
    expect(closed).toBe(false);
    expect(errors).toEqual({ [labels.title]: expect.stringContaining('has ended; its history stays') });
    expect(form.value(labels.title)).toBe('Learn to cook');
    await mentor.click('Agree', { in: dm });
    await mentor.sees('has ended; its history stays', { in: dm });
    expect((await kept.goals()).map(({ status }) => status)).toEqual(['proposed']);
  });

  test('ends once, however often it is asked', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.command('/mentorship', 'end');
    await mentee.command('/mentorship', 'end');
    const forms = [await mentor.modal('End a mentorship'), await mentee.modal('End a mentorship')];
    await Promise.all(forms.map((form) => form.submitTwice()));
    await sandbox.due();
    expect(await kept.deliveries('mentorship.ended')).toHaveLength(1);
    expect(mentee.messages(dm).filter(({ text }) => text.includes('Thank you both'))).toHaveLength(1);
    await mentee.command('/mentorship', 'end');
    await mentee.sees('nothing to end');
  });

  test('ends the one that was chosen, when a lead sees several', async () => {
    const { admin, mentor, mentee, colleague } = sandbox;
    await sandbox.pair(mentor, colleague);
    await admin.command('/mentorship', 'end');
    const form = await admin.modal('End a mentorship');
    expect((await form.submit()).errors).toEqual({ Mentorship: expect.any(String) });
    await form.fill('Mentorship', 'Ana mentors Carl');
    await form.submit();
    await sandbox.due();

    await admin.command('/mentorship', 'end @Ana @Bibek');
    expect((await admin.modal('End a mentorship')).value('Mentorship')).toBe('Ana mentors Bibek');
    await admin.command('/mentorship', 'end @Bibek @Ana');
    await admin.sees('These two have no active mentorship');
    expect(await kept.mentorships()).toMatchObject([
      { menteeId: mentee.id, status: 'active' },
      { menteeId: colleague.id, status: 'ended' },
    ]);
  });
});

describe('/mentorship list', () => {
  test('shows a person theirs, a lead all pairs, and tells the others how to get one', async () => {
    const { admin, mentor, mentee, colleague, acme } = sandbox;
    const newcomer = acme.person({ name: 'Nora' });
    await admin.command('/mentorship', 'pair @Bibek @Carl until 30 June');
    await admin.sees('Done: Bibek mentors Carl');

    await colleague.command('/mentorship', 'list');
    const { text, onlyYou } = await colleague.sees('Your mentorships');
    expect(onlyYou).toBe(true);
    expect(text).toContain('Bibek mentors Carl (since 22 November 2026, until 30 June 2027)');
    expect(text).not.toContain('Ana');

    await mentee.command('/mentorship', 'list');
    const ofBibek = (await mentee.sees('Your mentorships')).text;
    expect(ofBibek).toContain('Ana mentors Bibek (since 23 November 2026, open end)');
    expect(ofBibek).toContain('Bibek mentors Carl');

    await newcomer.command('/mentorship', 'list');
    expect((await newcomer.sees('You have none yet')).text).toContain('Ask a program lead or a workspace admin');
    expect(newcomer.notSees('Ana')).toBe(true);

    await end(mentor);
    await mentor.command('/mentorship', 'list');
    expect((await mentor.sees('Your mentorships')).text).toMatch(/Ana mentors Bibek \(since .*, ended\)/);
    await admin.command('/mentorship', 'list');
    expect((await admin.sees('All active pairs')).text).toMatch(/All active pairs \(1\)[\s\S]*Bibek mentors Carl/);
  });
});
