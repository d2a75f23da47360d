import type { Clock } from '../core/clock.ts';

export interface SlackReport {
  /** `ok`, or the code of what went wrong (`http_500`, `no_answer`, `invalid_auth`). */
  readonly last: string;
  readonly at: string;
}

/** How Slack answered this process last, for whoever watches `/readyz`. */
export class SlackState {
  readonly #machine: Clock;
  #report: SlackReport | undefined;

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  heard(last: string): void {
    this.#report = { last, at: this.#machine.now().toISOString() };
  }

  get report(): SlackReport | undefined {
    return this.#report;
  }
}
