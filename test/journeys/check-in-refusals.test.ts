import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PersonId } from '../../src/core/ids.ts';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer, promptsIn, whispersTo } from './check-in-steps.ts';

describe('what others, and old buttons, may not do to a check-in', () => {
  let sandbox: OpenSandbox;
  let dm: string;

  beforeAll(async () => {
    sandbox = await openSandbox();
    dm = await sandbox.pair();
    await sandbox.agreedGoal();
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await answer(sandbox.mentee, dm, { 'What moved?': 'A secret of mine' });
    await sandbox.due();
  });
  afterAll(() => sandbox.close());

  /** What the one sent, in the name and with the ids of a colleague. */
  function forged(kind: 'view_submission' | 'block_actions') {
    const { slack, colleague, acme } = sandbox;
    const sent = slack.requests.findLast((request) => request.kind === kind && isOfAnswer(request.payload));
    if (!sent) throw new Error(`no ${kind} to forge`);
    const { id, name } = colleague;
    const trigger_id = slack.triggers.issue({ workspaceId: acme.id, userId: id });
    const payload: JsonObject = { ...sent.payload, user: { id, name, team_id: acme.id }, trigger_id };
    return { kind, payload: structuredClone(payload) };
  }
  const isOfAnswer = (payload: object) => JSON.stringify(payload).includes('check_ins.answer');

  test('a colleague who presses Answer is told nothing', async () => {
    const { colleague, mentee } = sandbox;
    const [prompt] = promptsIn(dm, mentee);
    if (!prompt) throw new Error('no prompt');
    await colleague.clickStale('Answer', prompt);
    expect(colleague.topModal).toBeUndefined();
    const [told, ...more] = whispersTo(colleague, dm);
    expect(more).toEqual([]);
    expect(told).toContain('Cairn finds nothing of yours behind this');
    expect(told).not.toMatch(/Bibek|Ana|talks|secret/);
  });

  test('a colleague who forges the press or the form is told nothing, and nothing is kept', async () => {
    const { slack, colleague } = sandbox;
    const before = slack.calls.length;
    await slack.send(forged('block_actions'));
    await slack.settled();
    expect(colleague.topModal).toBeUndefined();
    const { body } = await slack.send(forged('view_submission'));
    expect(JSON.parse(body)).toMatchObject({ response_action: 'errors' });
    expect(body).toContain('Cairn finds nothing of yours behind this');
    await sandbox.due();
    const said = JSON.stringify([body, slack.calls.slice(before).map(({ args }) => args)]);
    expect(said).not.toMatch(/Bibek|secret|conference talks/);
    const answers = await sandbox.inDatabase((tx) => tx.selectFrom('answers').select('personId').execute());
    expect(answers).toEqual([{ personId: sandbox.mentee.id }]);
  });

  test('one of another pair cannot answer through a form of their own', async () => {
    const { slack, colleague, mentor, admin } = sandbox;
    await sandbox.pair(admin, colleague);
    const { kind, payload } = forged('view_submission');
    const own = await sandbox.inDatabase((tx) =>
      tx
        .selectFrom('mentorships')
        .select('id')
        .where('menteeId', '=', colleague.id as PersonId)
        .executeTakeFirstOrThrow(),
    );
    const view = payload['view'];
    if (typeof view !== 'object' || view === null || !('private_metadata' in view)) throw new Error('no view');
    const subject: unknown = JSON.parse(String(view.private_metadata));
    const swapped = { ...view, private_metadata: JSON.stringify({ ...Object(subject), mentorship: own.id }) };
    const { body } = await slack.send({ kind, payload: { ...payload, view: swapped } });
    expect(body).toContain('Cairn finds nothing of yours behind this');
    expect(promptsIn(dm, mentor)[0]?.text).toContain('Answered: Bibek.');
  });

  test('the mentee’s form sent in the mentor’s name is refused', async () => {
    const { slack, mentor } = sandbox;
    const { kind, payload } = forged('view_submission');
    const { body } = await slack.send({
      kind,
      payload: { ...payload, user: { ...Object(payload.user), id: mentor.id } },
    });
    expect(JSON.parse(body)).toMatchObject({ response_action: 'errors' });
    const answers = await sandbox.inDatabase((tx) => tx.selectFrom('answers').select('personId').execute());
    expect(answers).toHaveLength(1);
  });

  test('a value nobody gave the button is an old button', async () => {
    const { slack, colleague } = sandbox;
    const { kind, payload } = forged('block_actions');
    const [action] = Array.isArray(payload['actions']) ? payload['actions'] : [];
    for (const value of ['{}', 'no json', '{"mentorship":"1","checkIn":"2"}', '[]', 'null']) {
      await slack.send({ kind, payload: { ...payload, actions: [{ ...Object(action), value }] } });
      await slack.settled();
    }
    expect(colleague.topModal).toBeUndefined();
    const told = slack.calls.filter(({ args }) => JSON.stringify(args).includes('an earlier version of Cairn'));
    expect(told).toHaveLength(5);
  });

  test('the button of an old prompt says that it is over, also to a form that was open', async () => {
    const { mentor, mentee } = sandbox;
    await mentor.click('Answer', { in: dm });
    const form = await mentor.modal('Your answer');
    await form.fill('Guidance', 'Too late, but not lost');
    await sandbox.passTo('2026-12-01T04:15:00Z');
    const { closed, errors } = await form.submit();
    expect({ closed, errors }).toEqual({
      closed: false,
      errors: { Guidance: expect.stringContaining('a newer one has come since') },
    });
    expect(form.value('Guidance')).toBe('Too late, but not lost');
    await form.close();

    const [old] = promptsIn(dm, mentee);
    if (!old) throw new Error('no prompt');
    await mentee.clickStale('Answer', old);
    const instead = await mentee.modal('A newer check-in');
    expect(instead.text).toContain('The check-in of 24 November 2026 is over');
    await instead.click('Answer that of 1 December 2026');
    const current = await mentee.modal('Your answer');
    await current.close();
    await mentee.topModal?.close();
  });

  test('after the end of the mentorship a prompt stops and its form is refused', async () => {
    const { mentor, mentee } = sandbox;
    await mentee.click('Answer', { in: dm });
    const form = await mentee.modal('Your answer');
    await form.fill('What moved?', 'One last thing');
    await mentor.command('/mentorship', 'end', { in: dm });
    await (await mentor.modal('End a mentorship')).submit();
    await sandbox.due();
    expect((await form.submit()).errors['What moved?'] ?? Object.values(form.errors)[0]).toContain(
      'the mentorship ended',
    );
    const newest = promptsIn(dm, mentee).at(-1);
    expect(newest?.text).toContain('Closed: the mentorship has ended.');
    expect(newest?.text).not.toContain('[Answer]');
    await sandbox.passTo('2026-12-08T04:15:00Z');
    expect(promptsIn(dm, mentee)).toHaveLength(2);
  });
});
