// Ticks in a process of its own, whose wall clock can be moved and whose timers stay: as a machine wakes up.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import cron, { type Logger } from 'node-cron';
import { startTicks } from '../../../src/scheduler/ticks.ts';
import { serve } from './serve.ts';

export interface Leap {
  /** The longest time for which the event loop stood still. */
  readonly stoppedMs: number;
  readonly looks: number;
}

/** The tick after the leap comes within three seconds, the one after that within six. */
const watchedMs = 3_500;

let aheadMs = 0;
globalThis.Date = new Proxy(Date, {
  construct: (target, given) =>
    given.length === 0 ? new target(target.now() + aheadMs) : Reflect.construct(target, given),
  get: (target, name, receiver) =>
    name === 'now' ? () => target.now() + aheadMs : Reflect.get(target, name, receiver),
});

/** Writing thousands of warnings would count against the plain pattern. */
const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

const ways = {
  ours: startTicks,
  plain(work: () => Promise<void>) {
    const task = cron.schedule('*/3 * * * * *', work, { timezone: 'UTC', noOverlap: true, logger: quiet });
    return { stop: async () => void (await task.destroy()) };
  },
};

const deeds = {
  async leap({ way, days }: { way: keyof typeof ways; days: number }): Promise<Leap> {
    let looks = 0;
    let begun = () => {};
    const firstLook = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const ticks = ways[way](async () => {
      looks += 1;
      begun();
    });
    await firstLook;
    looks = 0;
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    // It measures from one turn of the loop to the next: one before the leap, one after it.
    await sleep(50);
    delay.reset();
    aheadMs += days * 86_400_000;
    await sleep(watchedMs);
    await sleep(50);
    delay.disable();
    await ticks.stop();
    return { stoppedMs: delay.max / 1e6, looks };
  },
};
export type LeapDeeds = typeof deeds;

serve(deeds);
