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

const lifetimeMs = 3000;

/** Trigger ids live three seconds of machine time and work once. */
export class Triggers {
  readonly #issued = new Map<string, Trigger>();
  readonly #machine: Clock;

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  issue(owner: { workspaceId: string; userId: string; viewId?: string | undefined }): string {
    const serial = this.#issued.size + 1;
    const id = `${serial}.${owner.workspaceId.slice(1)}.${serial.toString(16).padStart(32, '0')}`;
    this.#issued.set(id, { ...owner, viewId: owner.viewId, issuedAt: this.#machine.now().getTime(), used: false });
    return id;
  }

  redeem(id: string, workspaceId: string): Trigger {
    const trigger = this.#issued.get(id);
    if (!trigger || trigger.workspaceId !== workspaceId) throw new Refusal('invalid_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    if (this.#machine.now().getTime() - trigger.issuedAt > lifetimeMs) throw new Refusal('expired_trigger_id');
    trigger.used = true;
    return trigger;
  }

  clear(): void {
    this.#issued.clear();
  }
}
