import { leaseSeconds } from '../../delivery/lease.ts';
import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import { CairnChild } from './cairn-child.ts';
import { CairnDidNotStart } from './cairn-did-not-start.ts';
import type { SandboxClocks } from './sandbox-clocks.ts';

type Role = 'web' | 'worker';

export interface Joining {
  readonly slack: SandboxSlack;
  readonly databaseUrl: string;
  readonly clocks: SandboxClocks;
  /** How Slack reaches the one that answers it. */
  readonly door: 'http' | 'socket';
}

const restartAfterMs = 2_000;
const restartAtLatestAfterMs = 30_000;
const stopWithinMs = 5_000;
/** As in production: several times what one call to Slack may take. */

type Child = Pick<CairnChild, 'pid' | 'isAlive' | 'ended' | 'ask' | 'kill' | 'stop'>;

/** The processes of Cairn: one answers Slack, one sends what is due. One that dies is followed by another. */
export class CairnProcesses {
  #joining: Joining | undefined;
  readonly #begin: () => Child;
  readonly #children: Record<Role, Child>;
  readonly #hasStarted: Record<Role, boolean> = { web: false, worker: false };
  /** Starts in a row that came to nothing. */
  readonly #failedStarts: Record<Role, number> = { web: 0, worker: 0 };
  readonly #restarts = new Set<NodeJS.Timeout>();
  #hasJoined = false;
  #isStopping = false;
  #kills = 0;

  /** Both load at once, before there is anything to join. */
  constructor(begin: () => Child = () => new CairnChild()) {
    this.#begin = begin;
    this.#children = { web: begin(), worker: begin() };
  }

  get worker(): { isRunning: boolean; pid: number | null; kills: number } {
    const isRunning = this.#isRunning('worker');
    return { isRunning, pid: isRunning ? (this.#children.worker.pid ?? null) : null, kills: this.#kills };
  }

  /**
   * Resolves when Slack is answered and what is due is sent.
   * @throws CairnDidNotStart where one of them ends before that: what ails a first start ails the next as well
   */
  async join(joining: Joining): Promise<void> {
    this.#joining = joining;
    if (joining.door === 'socket') joining.slack.connect({ socketMode: true });
    const started = await Promise.all([this.#start('web'), this.#start('worker')]);
    if (started.includes(false)) throw new CairnDidNotStart();
    this.#hasJoined = true;
    // One may have ended while the other was starting.
    for (const role of ['web', 'worker'] as const) if (!this.#children[role].isAlive) this.#followLost(role);
  }

  /** As `kill -9`. @returns false where there is none to kill */
  async killWorker(): Promise<boolean> {
    if (!this.#isRunning('worker')) return false;
    this.#kills += 1;
    await this.#children.worker.kill();
    return true;
  }

  /** All of them go by the sandbox's clocks as these are now. */
  async tellTime(): Promise<void> {
    const offsets = this.#joining?.clocks.offsets;
    if (!offsets) return;
    await Promise.all(Object.values(this.#children).map((child) => child.ask({ do: 'clocks', ...offsets })));
  }

  /** Has the worker do what is due; one that comes later does so by itself. */
  async doDue(): Promise<void> {
    if (this.#isRunning('worker')) await this.#children.worker.ask({ do: 'due' });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const restart of this.#restarts) clearTimeout(restart);
    this.#joining?.slack.connect({ requestUrl: null });
    await Promise.all(Object.values(this.#children).map((child) => child.stop(stopWithinMs)));
  }

  #isRunning(role: Role): boolean {
    return this.#hasStarted[role] && this.#children[role].isAlive;
  }

  /** @returns false where the process ended before it was of use */
  async #start(role: Role): Promise<boolean> {
    const child = this.#children[role];
    const joining = this.#joining;
    if (!joining) return false;
    void child.ended.then(() => this.#lost(role));
    const { slack, databaseUrl, clocks, door } = joining;
    const answer = await child.ask({
      do: 'start',
      ...clocks.offsets,
      databaseUrl,
      role,
      door,
      leaseSeconds,
      ticks: true,
      paced: true,
      logLevel: 'warn',
      slack: {
        apiUrl: slack.apiUrl,
        signingSecret: slack.signingSecret,
        appToken: slack.appToken,
        workspaces: slack.workspaces.map(({ id, botToken, botId, botUserId }) => ({ id, botToken, botId, botUserId })),
      },
    });
    // Time may have been moved while it was starting.
    if (!answer || !(await child.ask({ do: 'clocks', ...clocks.offsets }))) return false;
    this.#hasStarted[role] = true;
    this.#failedStarts[role] = 0;
    if (answer.requestUrl) slack.connect({ requestUrl: answer.requestUrl });
    slack.changes.announce();
    return true;
  }

  #lost(role: Role): void {
    if (!this.#hasStarted[role]) this.#failedStarts[role] += 1;
    this.#hasStarted[role] = false;
    const { slack, door } = this.#joining ?? {};
    // Sockets fall with their process; a url stays, and its port may soon be another program's.
    if (role === 'web' && door === 'http') slack?.connect({ requestUrl: null });
    slack?.changes.announce();
    if (this.#hasJoined) this.#followLost(role);
  }

  #followLost(role: Role): void {
    if (this.#isStopping) return;
    const afterMs = Math.min(restartAtLatestAfterMs, restartAfterMs * 2 ** this.#failedStarts[role]);
    const restart = setTimeout(() => {
      this.#restarts.delete(restart);
      this.#children[role] = this.#begin();
      void this.#start(role);
    }, afterMs);
    this.#restarts.add(restart);
  }
}
