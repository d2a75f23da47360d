import type { Clock } from '../../core/clock.ts';
import type { FaultName, FaultView } from '../page-door/backstage-contract.ts';
import type { Fault, Faults } from '../slack/faults.ts';

const rateLimitSeconds = 60;

/** The troubles that people can make for Cairn, by name. */
export class Troubles {
  readonly #faults: Faults;
  readonly #machine: Clock;
  readonly #made = new Map<FaultName, Fault>();

  constructor(faults: Faults, machine: Clock) {
    this.#faults = faults;
    this.#machine = machine;
  }

  /** Made again, it begins again. */
  make(name: FaultName): void {
    this.#end(name);
    const fault = this.#faultOf(name);
    this.#made.set(name, fault);
    this.#faults.add(fault);
  }

  heal(): void {
    for (const name of [...this.#made.keys()]) this.#end(name);
  }

  /** Those that may still meet a call. */
  present(): FaultView[] {
    return [...this.#made]
      .filter(([, fault]) => this.#faults.has(fault))
      .map(([name, fault]) => ({ name, secondsLeft: 'until' in fault ? this.#secondsUntil(fault.until) : null }));
  }

  #secondsUntil(instant: Date): number {
    return Math.max(0, Math.ceil((instant.getTime() - this.#machine.now().getTime()) / 1000));
  }

  #end(name: FaultName): void {
    const fault = this.#made.get(name);
    if (fault) this.#faults.remove(fault);
    this.#made.delete(name);
  }

  #faultOf(name: FaultName): Fault {
    switch (name) {
      case 'rate_limited':
        return { kind: 'rate_limited', until: new Date(this.#machine.now().getTime() + rateLimitSeconds * 1000) };
      case 'lost_answer':
        return { kind: 'lost_answer', method: 'chat.postMessage' };
      case 'refused':
        return { kind: 'error', error: 'restricted_action', method: 'chat.postMessage' };
      case 'down':
        return { kind: 'refused_connection', times: Number.POSITIVE_INFINITY };
    }
  }
}
