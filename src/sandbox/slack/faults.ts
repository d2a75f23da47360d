import { type Clock, systemClock } from '../../core/clock.ts';

export type FaultKind =
  | { kind: 'rate_limited'; retryAfterSeconds: number }
  | { kind: 'server_error' }
  | { kind: 'slow'; ms: number }
  /** The work is done, the answer never arrives. */
  | { kind: 'lost_answer' }
  /** Cut before any work is done. */
  | { kind: 'refused_connection' }
  | { kind: 'error'; error: string };

export type Fault = (FaultKind | { kind: 'rate_limited'; until: Date }) & {
  /** Which calls it meets; all when left out. */
  readonly method?: string;
  readonly workspace?: string;
  /** How many calls it meets; 1 when left out, `Infinity` until it is called off. One with an `until` ends then. */
  readonly times?: number;
  /** Asked at each call that it could meet, whether it does: for troubles that come now and then. */
  readonly when?: () => boolean;
};

/**
 * What a response url and the address of an upload do not meet: Slack limits the calls of methods, and gives a response url
 * its five uses instead; and errors are the words of methods.
 */
const ofMethodsAlone: readonly Fault['kind'][] = ['rate_limited', 'error'];
const addresses = ['response_url', 'upload_url'];

/** Troubles to come: each is used up by the calls it meets, or by time. */
export class Faults {
  readonly #machine: Clock;
  #planned: { fault: Fault; left: number }[] = [];

  constructor(machine: Clock = systemClock) {
    this.#machine = machine;
  }

  add(fault: Fault): void {
    this.#planned.push({ fault, left: fault.times ?? ('until' in fault ? Number.POSITIVE_INFINITY : 1) });
  }

  remove(fault: Fault): void {
    this.#planned = this.#planned.filter((plan) => plan.fault !== fault);
  }

  clear(): void {
    this.#planned = [];
  }

  /** Whether this very one may still meet a call. */
  has(fault: Fault): boolean {
    return this.#lasting().some((plan) => plan.fault === fault);
  }

  /** @param method of the Web API, or `response_url`, or `upload_url` */
  take(method: string, workspaceId: string | null): FaultKind | undefined {
    const plan = this.#lasting().find(
      ({ fault }) =>
        (fault.method === undefined || fault.method === method) &&
        (!addresses.includes(method) || !ofMethodsAlone.includes(fault.kind)) &&
        (fault.workspace === undefined || fault.workspace === workspaceId) &&
        (fault.when?.() ?? true),
    );
    if (!plan) return undefined;
    plan.left -= 1;
    if (plan.left <= 0) this.remove(plan.fault);
    const { fault } = plan;
    if (!('until' in fault)) return fault;
    const leftMs = fault.until.getTime() - this.#machine.now().getTime();
    return { kind: 'rate_limited', retryAfterSeconds: Math.ceil(leftMs / 1000) };
  }

  #lasting() {
    const now = this.#machine.now();
    return this.#planned.filter(({ fault }) => !('until' in fault) || fault.until > now);
  }
}
