import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { SandboxClocks } from '../../../../src/sandbox/backstage/sandbox-clocks.ts';
import { readState } from '../../../../src/sandbox/backstage/saved-state.ts';
import { StateKeeper } from '../../../../src/sandbox/backstage/state-keeper.ts';
import type { SandboxSlack } from '../../../../src/sandbox/slack/sandbox-slack.ts';
import { scratchFolder } from '../../../support/scratch.ts';
import { openSandbox } from '../open-sandbox.ts';

let directory: string;
let slack: SandboxSlack;
let keeper: StateKeeper;
const troubles: unknown[] = [];
const kept = () => readState(join(directory, 'slack.json'));

beforeEach(async () => {
  directory = await scratchFolder('keeper');
  ({ slack } = await openSandbox());
  jest.useFakeTimers({ now: new Date('2027-01-01T12:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] });
  const clocks = new SandboxClocks({ calendar: '2026-11-23T08:00:00Z' });
  clocks.run();
  const onTrouble = (error: unknown) => void troubles.push(error);
  keeper = new StateKeeper({ file: join(directory, 'slack.json'), slack, clocks, onTrouble });
});
afterEach(async () => {
  await keeper.close();
  jest.useRealTimers();
  await slack.close();
  await rm(directory, { recursive: true, force: true });
  expect(troubles).toEqual([]);
});

test('the calendar is kept also while nothing else happens', async () => {
  await keeper.save();
  jest.advanceTimersByTime(19_000);
  await keeper.save();
  expect(await kept()).toMatchObject({ calendar: '2026-11-23T08:00:00.000Z' });
  jest.advanceTimersByTime(3 * 60 * 60_000);
  // Nothing has changed: this waits for what is being written, and writes nothing of its own.
  await keeper.save();
  expect(await kept()).toMatchObject({ calendar: '2026-11-23T11:00:19.000Z' });
});

test('the file says whether it was closed', async () => {
  await keeper.save();
  expect(await kept()).toMatchObject({ isClosed: false });
  await keeper.close();
  expect(await kept()).toMatchObject({ isClosed: true });
});
