import type { Pump } from '../delivery/pump.ts';
import type { Sweep, SweepParts } from './sweep.ts';

export interface DueWork {
  /** Does everything that is due now, and sends what that makes. One run at a time; never rejects. */
  run(): Promise<void>;
  /** Begins nothing new; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

export function createDueWork(parts: SweepParts, sweeps: readonly Sweep[], pump: Pump): DueWork {
  let stopping = false;
  let running: Promise<void> | undefined;

  async function sweepUntilEmpty(sweep: Sweep): Promise<void> {
    try {
      while (!stopping && (await sweep.run(parts)) > 0);
    } catch (error) {
      // The next tick finds the same rows.
      parts.logger.error({ err: error, sweep: sweep.name }, 'sweep failed');
    }
  }

  async function runOnce(): Promise<void> {
    for (const sweep of sweeps) await sweepUntilEmpty(sweep);
    await pump.drain().catch((error: unknown) => parts.logger.error({ err: error }, 'pump failed'));
  }

  return {
    run() {
      if (stopping) return Promise.resolve();
      running = (running ?? Promise.resolve()).then(runOnce);
      return running;
    },
    async stop() {
      stopping = true;
      await pump.stop();
      await running;
    },
  };
}
