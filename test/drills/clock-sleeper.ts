import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { CairnProcessAnswer, CairnProcessCommand } from '../../src/sandbox/process.ts';
import { type ClockBench, openClockBench } from './clock-bench.ts';
import { Expected, live } from './clock-expected.ts';
import type { SceneParts } from './clock-scenes.ts';
import type { DrillRow } from './drill.ts';
import { Dice } from './dst-dice.ts';

const program = join(import.meta.dirname, '../../src/sandbox/process.ts');
const leaseSeconds = 25;
const hour = 3_600_000;

/** A worker of Cairn in a process that can be put to sleep as a laptop's lid does it: nothing of it runs. */
class SleepyWorker {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor() {
    this.#child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // What it logs when it wakes with its transactions taken from it is what this drill is about.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#ended = once(this.#child, 'exit');
  }

  async start({ slack, calendar, databaseUrl }: ClockBench): Promise<void> {
    const workspaces = slack.workspaces.map(({ id, botToken, botId, botUserId }) => ({
      id,
      botToken,
      botId,
      botUserId,
    }));
    const { apiUrl, signingSecret, appToken } = slack;
    await this.ask({
      do: 'start',
      calendar: calendar.now().toISOString(),
      machineOffsetMs: 0,
      databaseUrl,
      role: 'worker',
      leaseSeconds,
      slack: { apiUrl, signingSecret, appToken, workspaces },
    });
  }

  /** Resolves when it has done it; while it sleeps it does nothing. */
  ask(command: CairnProcessCommand): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      const listen = (answer: CairnProcessAnswer) => {
        if (answer.done !== command.do) return;
        this.#child.off('message', listen);
        resolve();
      };
      this.#child.on('message', listen);
    });
    this.#child.send(command);
    const ended = this.#ended.then(() => Promise.reject(new Error(`the worker ended before it did ${command.do}`)));
    return Promise.race([answered, ended]);
  }

  fallAsleep(): void {
    this.#child.kill('SIGSTOP');
  }

  wake(): void {
    this.#child.kill('SIGCONT');
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

/**
 * Of two workers one falls asleep for an hour in the midst of sending (SIGSTOP), again and again. The other takes over when
 * the lease is over; the sleeper wakes with calls half made and finds that it holds nothing any more.
 */
export async function asleepForAnHour({ serverUrl, seed, pairs }: SceneParts, times: number): Promise<DrillRow> {
  const dice = new Dice(seed);
  const bench = await openClockBench(serverUrl, dice, pairs, { times: ['10:00'], zones: ['Europe/London'] });
  const workers = [new SleepyWorker(), new SleepyWorker()] as const;
  const [sleeper, other] = workers;
  try {
    const expected = new Expected(bench.pairs);
    const now = () => bench.calendar.now().getTime();
    await bench.goDown();
    for (const worker of workers) await worker.start(bench);
    let passed = 0;
    const pass = (ms: number) => {
      passed += ms;
      bench.pass(ms);
    };
    const clocks = () =>
      ({ do: 'clocks', calendar: bench.calendar.now().toISOString(), machineOffsetMs: passed }) as const;
    let interrupted = 0;
    for (let time = 0; time < times; time += 1) {
      pass(expected.nextAt(now()) - now());
      expected.look(now());
      // Slack stores each of these at once and answers late, so that the sleep falls between.
      bench.slack.faults.add({ kind: 'slow', ms: 1_000, method: 'chat.postMessage', times: dice.between(1, 4) });
      const called = bench.slack.calls.length;
      await sleeper.ask(clocks());
      const slept = sleeper.ask({ do: 'due' });
      const isCalling = () => bench.slack.calls.slice(called).some(({ method }) => method === 'chat.postMessage');
      for (let waited = 0; waited < 300 && !isCalling(); waited += 1) await sleep(10);
      sleeper.fallAsleep();
      bench.slack.faults.clear();
      const { rows } = await bench.looking.query(`select 1 from deliveries where state = 'sending'`);
      interrupted += rows.length;

      // The other one is awake: it looks at once, when the leases are over, and at the end of the hour.
      for (const ms of [0, (leaseSeconds + 1) * 1_000, hour - (leaseSeconds + 1) * 1_000]) {
        pass(ms);
        if (ms > 0) await untilPostgresLetsGo(bench.looking);
        expected.look(now());
        await other.ask(clocks());
        await other.ask({ do: 'due' });
      }
      sleeper.wake();
      await slept;
      await sleeper.ask(clocks());
      await sleeper.ask({ do: 'due' });
    }
    for (const worker of workers) await worker.end();
    await bench.comeBack();
    await live(bench, expected, now() + 2 * hour);
    const note = `${times} × SIGSTOP, ${interrupted} calls in the air; late: after the lease of ${leaseSeconds} s and some`;
    return expected.compare('a worker asleep for an hour', await bench.prompts(), {
      note,
      toleranceMs: (leaseSeconds + 10) * 1_000,
    });
  } finally {
    for (const worker of workers) await worker.end();
    await bench.close();
  }
}

/**
 * One that fell asleep in the middle of a transaction holds its rows until Postgres gives it up, after ten real seconds:
 * the clocks of this drill pass more quickly than that.
 */
async function untilPostgresLetsGo(client: pg.Pool): Promise<void> {
  for (let waited = 0; waited < 150; waited += 1) {
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
    );
    if (rows.length === 0) return;
    await sleep(100);
  }
}
