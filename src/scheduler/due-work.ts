import type { Pump } from '../delivery/pump.ts';
import type { Quarantine } from '../quarantine/quarantine.ts';
import type { Sweep, SweepParts } from './sweep.ts';
import { sweepAgain, sweepBatch } from './sweep-batch.ts';

export interface DueWork {
  /** Does everything that is due now, and sends what that makes. One run at a time; never rejects. */
  run(): Promise<void>;
  /** As `run`, but does not wait for what is sent: a long queue must not keep the next check-ins from opening. */
  tick(): Promise<void>;
  /** Begins nothing new; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export interface DueWorkParts extends SweepParts {
  readonly sweeps: readonly Sweep[];
  readonly pump: Pump;
  readonly quarantine: Quarantine;
  /** Forgets what need not be remembered by then. */
  readonly forget: (now: Date) => Promise<void>;
}

/** What is forgotten some minutes late does no harm. */
const forgetEveryMs = 600_000;

export function createDueWork(parts: DueWorkParts): DueWork {
  const { sweeps, pump, quarantine } = parts;
  let stopping = false;
  let running: Promise<void> | undefined;
  let forgotAt = Number.NEGATIVE_INFINITY;
  for (const sweep of sweeps) {
    quarantine.register(sweep.name, { retry: (row) => sweepAgain(sweep, parts, row) });
  }

  async function sweepUntilEmpty(sweep: Sweep): Promise<void> {
    try {
      while (!stopping && (await sweepBatch(sweep, parts, quarantine)) > 0);
    } catch (error) {
      // The database is in trouble: the next tick finds the same rows.
      parts.logger.error({ err: error, sweep: sweep.name }, 'sweep failed');
    }
  }

  async function sweepAll(): Promise<void> {
    await quarantine.retryDue();
    for (const sweep of sweeps) await sweepUntilEmpty(sweep);
    await forgetNowAndThen();
  }

  async function forgetNowAndThen(): Promise<void> {
    const now = parts.calendar.now();
    // A clock may be set back, too.
    if (stopping || Math.abs(now.getTime() - forgotAt) < forgetEveryMs) return;
    try {
      await parts.forget(now);
      forgotAt = now.getTime();
    } catch (error) {
      parts.logger.error({ err: error }, 'old requests were not forgotten');
    }
  }

  const drain = () =>
    pump.drain().then(
      () => {},
      (error: unknown) => parts.logger.error({ err: error }, 'pump failed'),
    );

  /** One sweeps at a time. */
  function afterThose(work: () => Promise<void>): Promise<void> {
    running = (running ?? Promise.resolve()).then(work);
    return running;
  }

  return {
    async run() {
      if (stopping) return;
      await afterThose(sweepAll);
      await drain();
    },
    async tick() {
      if (stopping) return;
      // What is due already need not wait for the sweeps either.
      void drain();
      await afterThose(sweepAll);
      void drain();
    },
    async stop() {
      stopping = true;
      await pump.stop();
      await running;
    },
  };
}
