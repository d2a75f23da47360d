import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import { type Actor, createActor, type PersonalAct } from '../../src/database/act.ts';
import { withClaimer } from '../../src/database/transaction.ts';
import { lockAnswer, openAnswer } from '../../src/features/check-ins/actions/open-answer.ts';
import { openDueCheckIns } from '../../src/features/check-ins/actions/open-check-ins.ts';
import { pauseCheckIns } from '../../src/features/check-ins/actions/schedule.ts';
import { submitAnswer } from '../../src/features/check-ins/actions/submit-answer.ts';
import { checkInHandlers } from '../../src/features/check-ins/handlers.ts';
import type { CheckIn } from '../../src/features/check-ins/types.ts';
import { dropGoal } from '../../src/features/goals/actions/close-goal.ts';
import type { Goal } from '../../src/features/goals/types.ts';
import { endMentorship } from '../../src/features/mentorships/actions.ts';
import type { SandboxPerson } from '../../src/sandbox/driver/sandbox-person.ts';
import { eventually } from '../support/eventually.ts';
import { type OpenSandbox, openSandbox } from '../support/open-sandbox.ts';

let sandbox: OpenSandbox;
let actor: Actor;
let checkIn: Pick<CheckIn, 'id' | 'mentorshipId'>;
let goal: Pick<Goal, 'id' | 'progress'>;
let watcher: pg.Client;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.pair();
  await sandbox.agreedGoal();
  await sandbox.passTo('2026-11-24T04:15:00Z');
  actor = createActor(sandbox.cairn.database, sandbox.calendar, checkInHandlers);
  checkIn = await sandbox.inDatabase((tx) =>
    tx.selectFrom('checkIns').select(['id', 'mentorshipId']).executeTakeFirstOrThrow(),
  );
  goal = await sandbox.inDatabase((tx) => tx.selectFrom('goals').select(['id', 'progress']).executeTakeFirstOrThrow());
  watcher = new pg.Client({ connectionString: sandbox.databaseUrl });
  await watcher.connect();
});
afterEach(async () => {
  await watcher.end();
  await sandbox.close();
});

async function as<T>(person: SandboxPerson, action: (act: PersonalAct) => Promise<T>): Promise<T> {
  return (await actor.asPerson(sandbox.acme.id as WorkspaceId, person.id as PersonId, action)).result;
}

async function isAnybodyWaiting(): Promise<boolean> {
  const { rowCount } = await watcher.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rowCount === 1;
}

const menteeSays = () =>
  as(sandbox.mentee, async (act) => {
    const form = await lockAnswer(act, checkIn.id);
    await submitAnswer(act, form, {
      responses: { role: 'mentee', asked: null, said: { moved: 'A talk.' } },
      progress: [{ goalId: goal.id, progress: goal.progress + 1 }],
    });
    return form;
  });

const mentorSays = async (act: PersonalAct) =>
  submitAnswer(act, await lockAnswer(act, checkIn.id), {
    responses: { role: 'mentor', asked: null, said: { guidance: 'Go on.' } },
    progress: [],
  });

/** The mentee answers while another transaction has done something and not committed yet. */
async function answerDuring(run: (pause: () => Promise<void>) => Promise<unknown>) {
  let answered: Promise<PromiseSettledResult<Awaited<ReturnType<typeof menteeSays>>>[]> | undefined;
  await run(async () => {
    answered = Promise.allSettled([menteeSays()]);
    await eventually(isAnybodyWaiting, { what: 'the wait for the lock' });
  });
  return (await answered)?.[0];
}

describe('an answer that had to wait is judged by what holds after it', () => {
  test.each([
    [
      'the mentorship ended',
      'stopped',
      (pause: () => Promise<void>) =>
        as(sandbox.mentor, async (act) => {
          await endMentorship(act, checkIn.mentorshipId);
          await pause();
        }),
    ],
    [
      'a newer check-in was opened',
      'over',
      (pause: () => Promise<void>) =>
        withClaimer(sandbox.cairn.database, async (tx) => {
          const { done } = await openDueCheckIns(tx, new Date('2026-12-01T04:15:00Z'), { max: 10 });
          expect(done).toBe(1);
          await pause();
        }),
    ],
  ])('%s', async (_what, code, change) => {
    expect(await answerDuring(change)).toMatchObject({ status: 'rejected', reason: { code } });
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('answers').select('role').execute())).toEqual([]);
  });

  test('the other one answered: the second answer closes', async () => {
    const answered = await answerDuring((pause) =>
      as(sandbox.mentor, async (act) => {
        await mentorSays(act);
        await pause();
      }),
    );
    expect(answered).toMatchObject({ status: 'fulfilled', value: { answers: [{ role: 'mentor' }] } });
    const closed = await sandbox.inDatabase((tx) => tx.selectFrom('checkIns').select('closedBecause').execute());
    expect(closed).toEqual([{ closedBecause: 'both_answered' }]);
  });

  test('the goal was dropped: it keeps its last number, and the answer is kept', async () => {
    const answered = await answerDuring((pause) =>
      as(sandbox.mentee, async (act) => {
        await dropGoal(act, goal.id, { reason: 'Other plans.' });
        await pause();
      }),
    );
    expect(answered).toMatchObject({ status: 'fulfilled' });
    const kept = await sandbox.inDatabase((tx) => tx.selectFrom('goals').select(['status', 'progress']).execute());
    expect(kept).toEqual([{ status: 'dropped', progress: goal.progress }]);
    expect(await sandbox.inDatabase((tx) => tx.selectFrom('answers').select('role').execute())).toEqual([
      { role: 'mentee' },
    ]);
  });

  test('the check-ins were paused: it is kept all the same', async () => {
    const answered = await answerDuring((pause) =>
      as(sandbox.mentor, async (act) => {
        await pauseCheckIns(act, checkIn.mentorshipId, undefined);
        await pause();
      }),
    );
    expect(answered).toMatchObject({ status: 'fulfilled', value: { schedule: { status: 'paused' } } });
  });
});

test('whoever only looks at the form waits for nobody', async () => {
  const form = await as(sandbox.mentor, async (act) => {
    await lockAnswer(act, checkIn.id);
    return as(sandbox.mentee, (other) => openAnswer(other, checkIn.id));
  });
  expect(form).toMatchObject({ role: 'mentee', checkIn: { id: checkIn.id }, answers: [] });
});
