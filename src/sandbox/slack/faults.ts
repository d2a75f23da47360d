export type FaultKind =
  | { kind: 'rate_limited'; retryAfterSeconds: number }
  | { kind: 'server_error' }
  | { kind: 'slow'; ms: number }
  /** The work is done, the answer never arrives. */
  | { kind: 'lost_answer' }
  /** Cut before any work is done. */
  | { kind: 'refused_connection' }
  | { kind: 'error'; error: string };

export type Fault = FaultKind & {
  /** Which calls it meets; all when left out. */
  readonly method?: string;
  readonly workspace?: string;
  /** How many calls it meets; 1 when left out. */
  readonly times?: number;
};

/** Troubles to come: each is used up by the calls it meets. */
export class Faults {
  #planned: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#planned.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  take(method: string, workspaceId: string | null): FaultKind | undefined {
    const plan = this.#planned.find(
      ({ fault }) =>
        (fault.method === undefined || fault.method === method) &&
        (fault.workspace === undefined || fault.workspace === workspaceId),
    );
    if (!plan) return undefined;
    plan.left -= 1;
    if (plan.left <= 0) this.#planned = this.#planned.filter((other) => other !== plan);
    return plan.fault;
  }
}
