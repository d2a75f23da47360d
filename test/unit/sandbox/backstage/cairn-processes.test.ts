import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { CairnDidNotStart } from '../../../../src/sandbox/backstage/cairn-did-not-start.ts';
import { CairnProcesses } from '../../../../src/sandbox/backstage/cairn-processes.ts';
import { SandboxClocks } from '../../../../src/sandbox/backstage/sandbox-clocks.ts';
import type { CairnProcessCommand } from '../../../../src/sandbox/process.ts';
import type { SandboxSlack } from '../../../../src/sandbox/slack/sandbox-slack.ts';
import { openSandbox } from '../open-sandbox.ts';

/** A process that does what it is told, or ends as soon as it is told to start. */
class StandIn {
  readonly pid = 1;
  readonly ended: Promise<void>;
  readonly #dies: boolean;
  isAlive = true;
  #end = () => {};

  constructor(dies: boolean) {
    this.#dies = dies;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  async ask({ do: done }: CairnProcessCommand) {
    if (this.#dies) await this.kill();
    return this.isAlive ? { done, requestUrl: null } : undefined;
  }

  async kill() {
    this.isAlive = false;
    this.#end();
  }

  stop = () => this.kill();
}

let slack: SandboxSlack;
let begun: StandIn[];
let failing: boolean;
let processes: CairnProcesses;

beforeEach(async () => {
  ({ slack } = await openSandbox());
  jest.useFakeTimers();
  begun = [];
  failing = false;
  processes = new CairnProcesses(() => {
    const child = new StandIn(failing);
    begun.push(child);
    return child;
  });
});
afterEach(async () => {
  await processes.stop();
  jest.useRealTimers();
  await slack.close();
});

const join = () =>
  processes.join({
    slack,
    databaseUrl: '',
    clocks: new SandboxClocks({ calendar: '2026-11-23T08:00:00Z' }),
    door: 'http',
  });

test('a first start that comes to nothing is told, and not tried again', async () => {
  await begun[1]?.kill();
  await expect(join()).rejects.toThrow(CairnDidNotStart);
  await jest.advanceTimersByTimeAsync(120_000);
  expect(begun).toHaveLength(2);
});

test('one that is lost is followed after two seconds, and later and later while starts fail', async () => {
  await join();
  failing = true;
  await processes.killWorker();
  for (const seconds of [2, 4, 8, 16, 30, 30]) {
    const before = begun.length;
    await jest.advanceTimersByTimeAsync(seconds * 1000 - 1);
    expect(begun).toHaveLength(before);
    await jest.advanceTimersByTimeAsync(1);
    expect(begun).toHaveLength(before + 1);
    expect(processes.worker.isRunning).toBe(false);
  }
  failing = false;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(processes.worker).toMatchObject({ isRunning: true, kills: 1 });
  const before = begun.length;
  await processes.killWorker();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(begun).toHaveLength(before + 1);
  expect(processes.worker.isRunning).toBe(true);
});
