import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';
import { answer } from './check-in-steps.ts';

// Whatever comes by time, against whatever a person may have muted, paused, left or ended.

const byTime = [
  ...['check_in.prompt', 'check_in.again', 'check_in.reminder', 'check_in.silence', 'check_in.welcome'],
  ...['check_in.summary', 'goal.deadline'],
];

describe('three weeks and a half in which nobody does anything', () => {
  let sandbox: OpenSandbox;

  beforeEach(async () => {
    sandbox = await openSandbox();
    const dm = await sandbox.pair();
    // Its day lies in these weeks, and a week before it a question comes.
    await sandbox.agreedGoal('Read two books by 10 December');
    await sandbox.passTo('2026-11-24T04:15:00Z');
    await answer(sandbox.mentor, dm, { Guidance: 'Go on' });
    await sandbox.due();
  });
  afterEach(() => sandbox.close());

  /** What came to the mentee, or to both, and to the mentor alone. */
  async function weeks(): Promise<{ mentee: string[]; mentor: string[] }> {
    const from = new Date('2026-11-24T05:00:00Z');
    for (let day = 0; day < 24; day += 1) {
      for (const hours of [0, 19.5, 22.25, 23.25]) {
        await sandbox.passTo(new Date(from.getTime() + (day * 24 + hours) * 3_600_000).toISOString());
      }
    }
    const rows = await sandbox.inDatabase((tx) =>
      tx
        .selectFrom('deliveries')
        .select(['kind', 'target'])
        .where('operation', '=', 'post')
        .where('state', '=', 'sent')
        .where('dueAt', '>', new Date('2026-11-24T04:30:00Z'))
        .where('kind', 'in', byTime)
        .execute(),
    );
    const kinds = (id: string) =>
      [...new Set(rows.filter(({ target }) => target.includes(id)).map(({ kind }) => kind))].sort();
    return { mentee: kinds(sandbox.mentee.id), mentor: kinds(sandbox.mentor.id) };
  }

  const asUsual = ['check_in.prompt', 'check_in.reminder', 'check_in.silence', 'check_in.summary', 'goal.deadline'];

  test('as usual: prompts, one reminder each, the question after silence, the goal’s day', async () => {
    expect(await weeks()).toEqual({ mentee: asUsual, mentor: asUsual });
  });

  test('muted by the mentee: no reminder for them, all the rest for both', async () => {
    const { mentee } = sandbox;
    await sandbox.passTo('2026-11-25T03:15:00Z');
    await mentee.click('Mute for this mentorship', { in: mentee.dm });
    const before = await sandbox.inDatabase((tx) =>
      tx
        .selectFrom('deliveries')
        .select('id')
        .where('kind', '=', 'check_in.reminder')
        .where('state', '=', 'sent')
        .execute(),
    );
    await weeks();
    const after = await sandbox.inDatabase((tx) =>
      tx
        .selectFrom('deliveries')
        .select(['id', 'target'])
        .where('kind', '=', 'check_in.reminder')
        .where('state', '=', 'sent')
        .execute(),
    );
    const news = after.filter(({ id }) => !before.some((each) => each.id === id));
    expect(news.length).toBeGreaterThan(0);
    expect(news.flatMap(({ target }) => target)).not.toContain(mentee.id);
  });

  test('the mentee is off: nothing is asked of either, and nothing about the goal; the welcome comes when they are back', async () => {
    await sandbox.mentee.command('/checkin', 'off until 14 December');
    expect(await weeks()).toEqual({
      // What was open when they left is summed up as ever: it asks nothing.
      mentee: ['check_in.prompt', 'check_in.reminder', 'check_in.summary', 'check_in.welcome', 'goal.deadline'],
      mentor: ['check_in.prompt', 'check_in.reminder', 'check_in.summary', 'goal.deadline'],
    });
    const early = await sandbox.inDatabase((tx) =>
      tx
        .selectFrom('deliveries')
        .select(['kind', 'dueAt', 'subjectId'])
        .where('kind', 'in', ['check_in.prompt', 'check_in.reminder', 'goal.deadline'])
        .where('operation', '=', 'post')
        .where('state', '=', 'sent')
        .where('dueAt', '>', new Date('2026-11-24T04:30:00Z'))
        .where('dueAt', '<', new Date('2026-12-13T18:15:00Z'))
        .execute(),
    );
    expect(early).toEqual([]);
  });

  test.each([
    ['the check-ins are paused', (one: OpenSandbox) => one.mentor.command('/checkin', 'pause')],
    [
      'the program pauses',
      async (one: OpenSandbox) => {
        await one.admin.command('/mentorship', 'pause');
        await (await one.admin.modal('Pause the program')).submit();
      },
    ],
  ])('%s: nothing is asked, of a goal neither, and nobody is reminded', async (_state, enter) => {
    await enter(sandbox);
    const { mentee, mentor } = await weeks();
    for (const kind of asUsual.filter((each) => each !== 'check_in.summary')) {
      expect([...mentee, ...mentor]).not.toContain(kind);
    }
  });

  test('the mentorship has ended: nothing comes at all', async () => {
    await sandbox.mentor.command('/mentorship', 'end');
    await (await sandbox.mentor.modal('End a mentorship')).submit();
    expect(await weeks()).toEqual({ mentee: [], mentor: [] });
  });

  test('quiet: after the one question only the goal’s own day', async () => {
    await weeks();
    const asked = await sandbox.inDatabase((tx) =>
      tx.selectFrom('deliveries').select('id').where('kind', 'in', byTime).where('state', '=', 'sent').execute(),
    );
    for (const day of ['12-22', '12-24', '12-29', '12-31', '01-05']) {
      await sandbox.passTo(`${day.startsWith('01') ? 2027 : 2026}-${day}T04:15:00Z`);
    }
    const later = await sandbox.inDatabase((tx) =>
      tx
        .selectFrom('deliveries')
        .select(['id', 'kind'])
        .where('kind', 'in', byTime)
        .where('state', '=', 'sent')
        .execute(),
    );
    const news = later.filter(({ id }) => !asked.some((each) => each.id === id)).map(({ kind }) => kind);
    expect(news.filter((kind) => kind !== 'goal.deadline')).toEqual([]);
  });
});
