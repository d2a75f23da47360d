import cron, { type Logger } from 'node-cron';

/** Every few seconds: a prompt is out within ten of its minute even when one tick is missed. */
const everyThreeSeconds = '*/3 * * * * *';

/** It would write to the console that a tick came late, or found the last one at work: nothing is lost by either. */
const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

/** Wakes `work` for as long as the process lives. What is due stands in the database: a tick is only a reason to look. */
export function startTicks(work: () => Promise<void>): { stop(): Promise<void> } {
  const task = cron.schedule(everyThreeSeconds, work, { timezone: 'UTC', noOverlap: true, logger: quiet });
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}
