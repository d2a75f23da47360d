import type { TimeZone } from '../../core/local-time.ts';
import type { NextDue } from '../../scheduler/next-due.ts';
import type { Move } from '../page-door/backstage-contract.ts';
import type { Done } from '../page-door/contract.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import type { CairnProcesses } from './cairn-processes.ts';
import { targetOf } from './moves.ts';
import type { SandboxClocks } from './sandbox-clocks.ts';

export interface TravelParts {
  readonly slack: SandboxSlack;
  readonly clocks: SandboxClocks;
  readonly processes: Pick<CairnProcesses, 'worker' | 'tellTime' | 'doDue'>;
  readonly nextDue: () => Promise<NextDue | undefined>;
}

/** More than a week of a busy workspace has; where something falls due again and again, the rest is one leap. */
const mostStops = 200;

/** Moves the time of the workspace, and lets what falls due on the way be done as it would have been. */
export class TimeTravel {
  readonly #parts: TravelParts;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(parts: TravelParts) {
    this.#parts = parts;
  }

  get isMoving(): boolean {
    return this.#waiting > 0;
  }

  /**
   * Resolves when what has fallen due is done. One move comes after the other.
   * @param zone in which it shall be Tuesday
   */
  async move(move: Move, zone: TimeZone): Promise<Done> {
    this.#waiting += 1;
    this.#parts.slack.changes.announce();
    const done = this.#last.then(() => this.#moveNow(move, zone));
    this.#last = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.#waiting -= 1;
      this.#parts.slack.changes.announce();
    }
  }

  async #moveNow(move: Move, zone: TimeZone): Promise<Done> {
    const { clocks, nextDue } = this.#parts;
    const nextDueAt = (await nextDue())?.at;
    const target = targetOf(move, { now: clocks.calendar.now(), zone, nextDueAt });
    if (!target)
      return { ok: false, says: 'Nothing falls due by itself yet. Pair two people, and their check-ins will.' };
    await this.#stopOnTheWayTo(target);
    await this.#arriveAt(target);
    return { ok: true };
  }

  /** In one leap all prompts of a day would come late and at once; without a worker they are late whatever we do. */
  async #stopOnTheWayTo(target: Date): Promise<void> {
    for (let stops = 0; stops < mostStops && this.#parts.processes.worker.isRunning; stops += 1) {
      const next = await this.#parts.nextDue();
      if (!next || next.at >= target) return;
      await this.#arriveAt(next.at);
    }
  }

  async #arriveAt(instant: Date): Promise<void> {
    const { slack, clocks, processes } = this.#parts;
    clocks.moveTo(instant);
    slack.changes.announce();
    await processes.tellTime();
    await processes.doDue();
    await slack.settled();
  }
}
