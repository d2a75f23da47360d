import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CairnProcess } from '../support/cairn-process.ts';
import { openStage, type Stage, storySteps } from '../support/story-steps.ts';
import { expectToldOnce } from '../support/told-once.ts';
import { Troupe } from '../support/troupe.ts';

let stage: Stage;
let troupe: Troupe;
let kills: number;

beforeEach(async () => {
  stage = await openStage();
  troupe = new Troupe(stage);
  kills = 0;
});
afterEach(async () => {
  await troupe.leave();
  await stage.close();
});

/** Kills a worker once, at its moment; resolves when it has or when the worker is done. */
type Strike = (worker: CairnProcess, turn: number, isDone: () => boolean) => Promise<void>;

/** Starts workers, each killed as `strike` says, until one has done all that is due. */
async function untilDone(strike: Strike): Promise<void> {
  for (let turn = 1; turn <= 30; turn += 1) {
    let isDone = false;
    const { cairn: worker, started } = troupe.begin('worker');
    const struck = strike(worker, turn, () => isDone);
    await started;
    await troupe.due(worker);
    isDone = true;
    stage.slack.changes.announce();
    await struck;
    const survived = worker.isAlive;
    stage.slack.faults.clear();
    await troupe.kill(worker);
    if (survived) return;
    kills += 1;
  }
  throw new Error('no worker gets done');
}

/** The web process lives; the workers behind it are killed again and again. */
async function tellStory(strike: Strike): Promise<void> {
  const web = await troupe.start('web');
  for (const { act } of storySteps) {
    await act(stage);
    await web.ask({ do: 'settle' });
    await troupe.tellTime(web);
    await untilDone(strike);
  }
  await expectToldOnce(stage);
}

test('workers that are killed at each of their calls, before it is done or before it is answered', async () => {
  let strikes = 0;
  await tellStory(async (worker, turn, isDone) => {
    const { calls, faults, changes } = stage.slack;
    const last = calls.length + turn;
    strikes += 1;
    // Slow ones are done when they come and answered later; the last one is cut off before it is done, every other time.
    const isCut = strikes % 2 === 0;
    const slow = isCut ? turn - 1 : turn;
    if (slow > 0) faults.add({ kind: 'slow', ms: 100, times: slow });
    if (isCut) faults.add({ kind: 'refused_connection' });
    await changes.until(() => (calls.length >= last || isDone() ? true : undefined), 20_000);
    if (calls.length >= last) await worker.kill();
  });
  // Each of the messages of the story was interrupted.
  expect(kills).toBeGreaterThan(10);
});

test('workers that are killed at any moment', async () => {
  let moment = 0;
  await tellStory(async (worker, turn) => {
    if (turn > 1) return;
    stage.slack.faults.add({ kind: 'slow', ms: 15, times: 100 });
    // Spread over the time that a worker takes, another one in each step.
    moment = (moment + 67) % 180;
    await sleep(moment);
    await worker.kill();
  });
  expect(kills).toBe(storySteps.length);
});
