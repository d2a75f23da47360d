import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PersonOptions } from '../../src/sandbox/slack/sandbox-workspace.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { proposedGoal, talks } from './goal-form.ts';
import { Kept } from './kept.ts';

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

describe('/mentorship pair', () => {
  test('welcomes the two in their group DM and says what to do first', async () => {
    const { admin, mentor, mentee, colleague } = sandbox;
    await admin.command('/mentorship', 'pair @Ana @Bibek until 30 June');
    const done = await admin.sees('Done: Ana mentors Bibek until 30 June 2027');
    expect(done.onlyYou).toBe(true);
    await sandbox.due();
    const dm = sandbox.dmOf(mentor, mentee);
    for (const person of [mentor, mentee]) {
      const { text } = await person.sees('What to do first', { in: dm });
      expect(text).toMatch(/Ana mentors Bibek until 30 June 2027/);
      expect(text).toMatch(/@Bibek: type \/goal/);
      expect(text).toMatch(/@Ana: press Agree/);
    }
    expect(colleague.notSees('What to do first')).toBe(true);
    expect(await kept.mentorships()).toMatchObject([
      {
        mentorId: mentor.id,
        menteeId: mentee.id,
        status: 'active',
        startsOn: '2026-11-23',
        endsOn: '2027-06-30',
        pairedBy: admin.id,
      },
    ]);
    expect(await kept.read((tx) => tx.selectFrom('checkInSchedules').selectAll().execute())).toMatchObject([
      { status: 'running', localTime: '10:00', zoneOf: 'mentee', zone: 'Asia/Kathmandu', endsOn: '2027-06-30' },
    ]);
  });

  test('can be used by a lead who is no admin', async () => {
    const { admin, colleague } = sandbox;
    await admin.command('/mentorship', 'setup');
    const form = await admin.modal('Set up the program');
    await form.fill('Program leads', ['Carl']);
    await form.submit();
    await colleague.command('/mentorship', 'pair @Ana @Bibek');
    await colleague.sees('Done: Ana mentors Bibek.');
    expect(await kept.mentorships()).toMatchObject([{ endsOn: null, pairedBy: colleague.id }]);
  });

  test.each([
    ['pair @Ana @Bibek until the cows come home', /can't read “the cows come home” as a date.*until 30 June/],
    ['pair @Ana @Bibek until 2026-11-23', /cannot end on 23 November 2026\. Name a later date/],
    ['pair @Ana @Bibek until 2020-01-01', /cannot end on 1 January 2020/],
    ['pair @Ana @Ana', /A mentorship takes two/],
    ['pair @Cairn @Bibek', /Cairn is an app\. Pair two people/],
    ['pair @Ana @Cairn', /Cairn is an app/],
    ['pair @Ana', /It goes like this: \/mentorship pair @mentor @mentee/],
    ['pair Ana Bibek', /It goes like this: \/mentorship pair @mentor @mentee/],
    ['pair @Ana @Bibek 30 June', /It goes like this: \/mentorship pair @mentor @mentee/],
    ['pair', /It goes like this: \/mentorship pair @mentor @mentee/],
  ])('answers “%s” with a sentence and pairs nobody', async (text, sentence) => {
    await sandbox.admin.command('/mentorship', text);
    expect((await sandbox.admin.sees(sentence)).onlyYou).toBe(true);
    expect(await kept.mentorships()).toEqual([]);
  });

  test.each<[Omit<PersonOptions, 'name'>, RegExp]>([
    [{ isBot: true }, /Uma is an app/],
    [{ deleted: true }, /Uma’s account is deactivated/],
    [{ isRestricted: true }, /Uma is a guest or belongs to another organisation/],
    [{ isStranger: true }, /Uma is a guest or belongs to another organisation/],
  ])('refuses somebody who is %j, as mentor and as mentee', async (options, sentence) => {
    const { acme, admin } = sandbox;
    acme.person({ name: 'Uma', ...options });
    await admin.command('/mentorship', 'pair @Uma @Bibek');
    const first = await admin.sees(sentence);
    await admin.command('/mentorship', 'pair @Ana @Uma');
    await admin.sees(sentence, { after: first });
    await sandbox.due();
    expect(await kept.mentorships()).toEqual([]);
    expect(await kept.deliveries('mentorship.welcome')).toEqual([]);
  });

  test('is refused to those without the right, who learn nothing of the two', async () => {
    const { acme, mentor, colleague } = sandbox;
    acme.person({ name: 'Uma', isBot: true });
    for (const person of [mentor, colleague]) {
      await person.command('/mentorship', 'pair @Uma @Bibek');
      await person.sees('Only workspace admins and program leads can pair people');
      expect(person.notSees('Uma is an app')).toBe(true);
    }
    expect(await kept.mentorships()).toEqual([]);
  });

  test('pairs the same two once, and again after the end', async () => {
    const { admin, mentor, mentee } = sandbox;
    const dm = await sandbox.pair();
    await admin.command('/mentorship', 'pair @Ana @Bibek until 30 June');
    await admin.sees('Ana already mentors Bibek');
    expect(await kept.mentorships()).toHaveLength(1);

    await mentor.command('/mentorship', 'end');
    await (await mentor.modal('End a mentorship')).submit();
    await sandbox.due();
    const first = await mentee.sees('What to do first', { in: dm });
    await sandbox.pass({ days: 1 });
    await admin.command('/mentorship', 'pair @Ana @Bibek');
    await sandbox.due();
    await mentee.sees('What to do first', { in: dm, after: first });
    expect((await kept.mentorships()).map(({ status }) => status)).toEqual(['ended', 'active']);
  });

  test('pairs two people once when two admins do it at the same time', async () => {
    const { acme, admin, mentee } = sandbox;
    const other = acme.person({ name: 'Otto', isOwner: true });
    await Promise.all([
      admin.command('/mentorship', 'pair @Ana @Bibek'),
      other.command('/mentorship', 'pair @Ana @Bibek'),
    ]);
    await sandbox.due();
    expect(await kept.mentorships()).toHaveLength(1);
    const told = [admin, other].map((person) =>
      person
        .messages(person.dm)
        .map(({ text }) => text)
        .join('\n'),
    );
    expect(told.filter((text) => text.includes('Done: Ana mentors Bibek'))).toHaveLength(1);
    expect(told.filter((text) => text.includes('Ana already mentors Bibek'))).toHaveLength(1);
    expect(mentee.messages().filter(({ text }) => text.includes('What to do first'))).toHaveLength(1);
  });

  test('allows the reversed pair; from then on messages say which of the two mentorships they mean', async () => {
    const { admin, mentor, mentee } = sandbox;
    const dm = await sandbox.pair();
    await proposedGoal(sandbox);
    expect((await mentor.sees(talks, { in: dm })).text).not.toContain('Ana mentors Bibek');

    expect(await sandbox.pair(mentee, mentor)).toBe(dm);
    await admin.sees('Bibek mentors Ana');
    await mentee.command('/goal', 'Learn to cook by 1 May', { in: dm });
    await (await mentee.modal('New goal')).submit();
    await mentor.command('/goal', 'Run a marathon by 1 October', { in: dm });
    await (await mentor.modal('New goal')).submit();
    await sandbox.due();
    expect((await mentor.sees('Learn to cook', { in: dm })).text).toContain('Ana mentors Bibek');
    expect((await mentee.sees('Run a marathon', { in: dm })).text).toContain('Bibek mentors Ana');
    // Each presses what is theirs: Bibek is the mentor of the one goal and the mentee of the other.
    await mentee.click('Agree', { in: await mentee.sees('Run a marathon', { in: dm }) });
    await sandbox.due();
    expect(await kept.goal('Run a marathon')).toMatchObject({ status: 'agreed' });
    // Tuesday 10:00 for Ana on Lord Howe, then for Bibek in Kathmandu.
    await sandbox.passTo('2026-11-23T23:00:10Z');
    await sandbox.passTo('2026-11-24T04:15:10Z');
    const prompts = mentor.messages(dm).filter(({ text }) => text.includes('how is it going?'));
    expect(prompts.some(({ text }) => text.includes('Ana mentors Bibek'))).toBe(true);
    expect(prompts.some(({ text }) => text.includes('Bibek mentors Ana'))).toBe(true);
  });
});

describe('when Slack is in trouble, /mentorship pair', () => {
  // The first question is about the lead, the second about the mentor, the third about the mentee.
  test.each([0, 1, 2])('says so and leaves nothing half done (after %i good answers)', async (good) => {
    const { admin, slack } = sandbox;
    const trouble = [
      { kind: 'rate_limited', retryAfterSeconds: 30 },
      { kind: 'server_error' },
      { kind: 'refused_connection' },
    ] as const;
    let before = await admin.post(admin.dm, 'Here I go');
    for (const fault of trouble) {
      if (good > 0) slack.faults.add({ kind: 'slow', ms: 0, method: 'users.info', times: good });
      slack.faults.add({ ...fault, method: 'users.info' });
      await admin.command('/mentorship', 'pair @Ana @Bibek');
      await sandbox.due();
      const answers = admin.messages(admin.dm).filter(({ ts }) => ts > before.ts);
      expect(answers).toHaveLength(1);
      expect(answers[0]?.text).toMatch(/^Slack .*Nothing was changed: please try again/);
      expect(await kept.mentorships()).toEqual([]);
      before = await admin.post(admin.dm, 'Once more');
    }
    await sandbox.pair();
    expect(await kept.mentorships()).toHaveLength(1);
  });
});
