import cron, { type Logger } from 'node-cron';
import { systemClock } from '../core/clock.ts';

/** A prompt is out within ten seconds of its minute, even when one tick is missed. */
const intervalMs = 3_000;

/** node-cron counts whole seconds and reads the clock again. A slot nearer than this could be past by then. */
const minAheadMs = 1_000;

/** node-cron would write to the console that a tick came late. A late tick loses nothing. */
const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

/**
 * Wakes `work` every three seconds for as long as the process lives, never twice at once. What is due stands in the
 * database: a tick is only a reason to look. So a leap of the wall clock, of any length, is one look.
 */
export function startTicks(work: () => Promise<void>): { stop(): Promise<void> } {
  let disarm: (() => void) | undefined;
  let stopped = false;

  /** Waits for one tick, by the present clock. */
  function arm(): void {
    // node-cron walks every slot between the one it waits for and the present. A slot with its date comes once a year,
    // so there is hardly anything to walk. node-cron reads the system's clock, so the slot is taken from it too.
    const task = cron.schedule(patternOf(nextSlot(systemClock.now().getTime())), tick, {
      timezone: 'UTC',
      missedExecutionTolerance: Number.POSITIVE_INFINITY,
      logger: quiet,
    });
    // A clock that was set back puts the slot far off. A timer does not follow the wall clock.
    const guard = setTimeout(tick, 2 * intervalMs);
    disarm = () => {
      clearTimeout(guard);
      // A task that stays in node-cron's registry is never freed.
      void task.destroy();
      disarm = undefined;
    };
  }

  async function tick(): Promise<void> {
    // A stop can come between node-cron's decision to run and this call.
    if (!disarm) return;
    disarm();
    try {
      await work();
    } catch {
      // The work logs its own failures. The next tick finds the same rows.
    }
    if (!stopped) arm();
  }

  arm();
  return {
    async stop() {
      stopped = true;
      disarm?.();
    },
  };
}

/** Slots are multiples of the interval, so that one of them meets each whole minute: prompts are due on these. */
function nextSlot(nowMs: number): Date {
  return new Date(Math.ceil((nowMs + minAheadMs) / intervalMs) * intervalMs);
}

function patternOf(slot: Date): string {
  const time = [slot.getUTCSeconds(), slot.getUTCMinutes(), slot.getUTCHours()];
  return [...time, slot.getUTCDate(), slot.getUTCMonth() + 1, '*'].join(' ');
}
