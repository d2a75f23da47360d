import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import { createActor } from '../../src/database/act.ts';
import { withClaimer } from '../../src/database/transaction.ts';
import { parseJson } from '../../src/sandbox/slack/interactions.ts';
import { viewPayload } from '../../src/sandbox/slack/payloads.ts';
import { answerOnce, isFirstTime } from '../../src/slack/once.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { openForm, sendAs, submitForm } from './forged.ts';
import { labels } from './goal-form.ts';
import { Kept } from './kept.ts';

// Every journey sends its forms twice at once (`double-clicks.ts`). Here is what comes later, from elsewhere, or after a refusal.

let sandbox: OpenSandbox;
let kept: Kept;

beforeEach(async () => {
  sandbox = await openSandbox();
  kept = new Kept(sandbox);
});
afterEach(() => sandbox.close());

const submissions = () => kept.read((tx) => tx.selectFrom('submissions').selectAll().execute());

describe('a form that comes again', () => {
  test('later, to a process that has just started, is answered as the first one and does nothing', async () => {
    const { admin } = sandbox;
    await admin.command('/mentorship', 'setup');
    const modal = await admin.modal('Set up the program');
    await modal.fill('Program leads', ['Ana']);
    const view = viewPayload(sandbox.acme, openForm(admin));
    const first = await sendAs(admin, 'view_submission', { view, response_urls: [] });
    expect(first.body).toContain('Saved.');

    await admin.command('/mentorship', 'setup');
    await (await admin.modal('Set up the program')).fill('Program leads', ['Carl']);
    await (await admin.modal('Set up the program')).submit();
    await sandbox.goDown();
    await sandbox.comeBack('2026-11-23T04:05:00Z');
    const again = await sendAs(admin, 'view_submission', { view, response_urls: [] });
    expect([again.status, parseJson(again.body)]).toEqual([first.status, parseJson(first.body)]);
    expect(await kept.leads()).toEqual([sandbox.colleague.id]);
  });

  test('with more in it, because the answer to the first came too late, is another one', async () => {
    await sandbox.pair();
    const dm = await sandbox.agreedGoal();
    const { mentee } = sandbox;
    await mentee.click('Comment', { in: dm });
    const form = await mentee.modal('Comment on a goal');
    await form.fill('Comment', 'First thought.');
    const view = viewPayload(sandbox.acme, openForm(mentee));
    await sendAs(mentee, 'view_submission', { view, response_urls: [] });
    await form.fill('Comment', 'First thought, and a second.');
    await sendAs(mentee, 'view_submission', {
      view: viewPayload(sandbox.acme, openForm(mentee)),
      response_urls: [],
    });
    await sandbox.due();
    await mentee.sees('First thought, and a second.', { in: dm });
  });

  test('finds Slack silent, is answered as the first one all the same', async () => {
    const { admin, slack } = sandbox;
    await admin.command('/mentorship', 'setup');
    const modal = await admin.modal('Set up the program');
    await modal.fill('Program leads', ['Ana']);
    const view = viewPayload(sandbox.acme, openForm(admin));
    const first = await sendAs(admin, 'view_submission', { view, response_urls: [] });
    slack.faults.add({ kind: 'server_error', method: 'users.info', times: 10 });
    const again = await sendAs(admin, 'view_submission', { view, response_urls: [] });
    expect(parseJson(again.body)).toEqual(parseJson(first.body));
  });

  test('is done where it was refused before: a refusal leaves no record', async () => {
    await sandbox.pair();
    const { mentee } = sandbox;
    await mentee.command('/goal', 'Give three talks by 30 June');
    const modal = await mentee.modal('New goal');
    await modal.fill(labels.deadline, '2026-11-01');
    expect(await modal.submit()).toMatchObject({ errors: expect.anything() });
    expect(await submissions()).toEqual([]);
    await modal.fill(labels.deadline, '2027-06-30');
    await modal.submit();
    expect(await kept.goals()).toHaveLength(1);
    expect(await submissions()).toHaveLength(1);
  });

  test('in the place of another, under the same view id, is another one', async () => {
    await sandbox.setUp();
    const { admin } = sandbox;
    await admin.command('/mentorship', 'objectives');
    for (const title of ['Answer within a day', 'Write things down']) {
      await (await admin.modal('Objectives and values')).click('Add');
      const form = await admin.modal('Add to the list');
      await form.fill('In a few words', title);
      await form.submit();
    }
    expect(await kept.read((tx) => tx.selectFrom('objectives').select('title').orderBy('createdAt').execute())).toEqual(
      [{ title: 'Answer within a day' }, { title: 'Write things down' }],
    );
  });
});

test('a form of an earlier Cairn, with a field that this one does not have, is refused in words and changes nothing', async () => {
  await sandbox.pair();
  await sandbox.agreedGoal();
  const { mentee, mentor } = sandbox;
  await mentee.click('Comment', { in: sandbox.dmOf(mentor, mentee) });
  const before = await kept.everything();
  const values = { said: { value: { type: 'plain_text_input', value: 'Well done.' } } };
  const { errors } = await submitForm(mentee, openForm(mentee), { state: { values } });
  expect(Object.values(errors)).toEqual([expect.stringContaining('earlier version of Cairn')]);
  expect(await kept.everything()).toEqual(before);
});

test('a form that somebody else sends under the same ids is theirs, and judged as such', async () => {
  await sandbox.setUp();
  await sandbox.admin.command('/mentorship', 'setup');
  const view = openForm(sandbox.admin);
  expect((await submitForm(sandbox.admin, view)).shown).toContain('Saved.');
  const { errors, shown } = await submitForm(sandbox.colleague, view);
  expect(shown).not.toContain('Saved.');
  expect(JSON.stringify([errors, shown])).toContain('lead');
});

test('what was answered goes after some minutes, what is recorded after a day, and no sweep can read what was answered', async () => {
  await sandbox.setUp();
  expect(await submissions()).toMatchObject([{ personId: sandbox.admin.id, answer: { response_action: 'update' } }]);
  const asClaimer = (column: 'answer' | 'request') =>
    withClaimer(sandbox.cairn.database, (tx) => tx.selectFrom('submissions').select(column).execute());
  await expect(asClaimer('answer')).rejects.toMatchObject({ code: '42501' });
  expect(await asClaimer('request')).toHaveLength(1);
  await sandbox.pass({ minutes: 9 });
  expect(await submissions()).toMatchObject([{ answer: { response_action: 'update' } }]);
  await sandbox.pass({ minutes: 20 });
  expect(await submissions()).toMatchObject([{ answer: null }]);
  await sandbox.pass({ hours: 23 });
  expect(await submissions()).toHaveLength(1);
  await sandbox.pass({ hours: 2 });
  expect(await submissions()).toEqual([]);
  expect(await kept.read((tx) => tx.selectFrom('slackEvents').selectAll().execute())).toEqual([]);
});

describe('a record', () => {
  const actor = () => createActor(sandbox.cairn.database, sandbox.calendar, []);
  const first = (workspace: string, person: string, request = 'wins.decide/V1/1.a') =>
    actor()
      .asPerson(workspace as WorkspaceId, person as PersonId, (act) => isFirstTime(act, request))
      .then(({ result }) => result);

  test('is of one workspace, one person and one state of one view', async () => {
    const { acme, other, mentee, mentor } = sandbox;
    await other.person({ name: 'Gil' }).command('/goal', 'help');
    expect(await first(acme.id, mentee.id)).toBe(true);
    expect(await first(acme.id, mentee.id)).toBe(false);
    expect(await first(acme.id, mentor.id)).toBe(true);
    expect(await first(other.id, mentee.id)).toBe(true);
    expect(await first(acme.id, mentee.id, 'wins.decide/V1/2.b')).toBe(true);
    expect(await first(acme.id, mentee.id, 'wins.decide/V2/1.a')).toBe(true);
  });

  test('is taken back with the action that fails; two that come at once wait for one another', async () => {
    const { acme, mentee } = sandbox;
    const begun: string[] = [];
    const attempt = (name: string, fails: boolean) =>
      actor().asPerson(acme.id as WorkspaceId, mentee.id as PersonId, (act) =>
        answerOnce(act, 'seams/V1/1', async () => {
          begun.push(name);
          if (fails) throw new Error('broken');
          return {
            response_action: 'update',
            view: { type: 'modal', title: { type: 'plain_text', text: name }, blocks: [] },
          };
        }),
      );
    await expect(attempt('first', true)).rejects.toThrow('broken');
    const both = await Promise.all([attempt('second', false), attempt('third', false)]);
    const [winner] = begun.slice(1);
    expect(begun).toHaveLength(2);
    for (const { result } of both) expect(result).toMatchObject({ view: { title: { text: winner } } });
  });
});
