import type { Clock } from '../../core/clock.ts';
import { Refusal } from './refusal.ts';

interface Trigger {
  readonly workspaceId: string;
  readonly userId: string;
  /** The modal the interaction came from. */
  readonly viewId: string | undefined;
  readonly issuedAt: number;
  used: boolean;
}

const lifetimeMs = 3_000;
/** So long one that is of no more use is still told from one that never was. */
const rememberedMs = 60_000;

/** Trigger ids live three seconds of real time and work once. */
export class Triggers {
  readonly #issued = new Map<string, Trigger>();
  readonly #realTime: Clock;
  #serial = 0;

  /** @param realTime is not moved with the sandbox's: whoever answers a click does so by their own clock */
  constructor(realTime: Clock) {
    this.#realTime = realTime;
  }

  issue(owner: { workspaceId: string; userId: string; viewId?: string }): string {
    this.#forgetOld();
    this.#serial += 1;
    const id = `${this.#serial}.${owner.workspaceId.slice(1)}.${this.#serial.toString(16).padStart(32, '0')}`;
    this.#issued.set(id, { ...owner, viewId: owner.viewId, issuedAt: this.#realTime.now().getTime(), used: false });
    return id;
  }

  redeem(id: string, workspaceId: string): Trigger {
    const trigger = this.#issued.get(id);
    if (!trigger || trigger.workspaceId !== workspaceId) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (this.#ageOf(trigger) > lifetimeMs) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }

  clear(): void {
    this.#issued.clear();
    this.#serial = 0;
  }

  #ageOf({ issuedAt }: Trigger): number {
    return this.#realTime.now().getTime() - issuedAt;
  }

  #forgetOld(): void {
    for (const [id, trigger] of this.#issued) {
      if (this.#ageOf(trigger) <= rememberedMs) return;
      this.#issued.delete(id);
    }
  }
}
