import type { SandboxSlack } from '../slack/sandbox-slack.ts';
import { CairnChild } from './cairn-child.ts';
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
const stopWithinMs = 5_000;
/** As in production: several times what one call to Slack may take. */
const leaseSeconds = 25;

/** The processes of Cairn: one answers Slack, one sends what is due. One that dies is followed by another. */
export class CairnProcesses {
  #joining: Joining | undefined;
  // Both load at once, before there is anything to join.
  readonly #children: Record<Role, CairnChild> = { web: new CairnChild(), worker: new CairnChild() };
  readonly #hasStarted: Record<Role, boolean> = { web: false, worker: false };
  readonly #restarts = new Set<NodeJS.Timeout>();
  #isStopping = false;
  #kills = 0;

  get worker(): { isRunning: boolean; pid: number | null; kills: number } {
    const isRunning = this.#isRunning('worker');
    return { isRunning, pid: isRunning ? (this.#children.worker.pid ?? null) : null, kills: this.#kills };
  }

  /** Resolves when Slack is answered and what is due is sent. */
  async join(joining: Joining): Promise<void> {
    this.#joining = joining;
    if (joining.door === 'socket') joining.slack.connect({ socketMode: true });
    await Promise.all([this.#start('web'), this.#start('worker')]);
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

  async #start(role: Role): Promise<void> {
    const child = this.#children[role];
    const joining = this.#joining;
    if (!joining) return;
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
      logLevel: 'warn',
      slack: {
        apiUrl: slack.apiUrl,
        signingSecret: slack.signingSecret,
        appToken: slack.appToken,
        workspaces: slack.workspaces.map(({ id, botToken, botId, botUserId }) => ({ id, botToken, botId, botUserId })),
      },
    });
    if (!answer) return;
    // Time may have been moved while it was starting.
    await child.ask({ do: 'clocks', ...clocks.offsets });
    this.#hasStarted[role] = true;
    if (answer.requestUrl) slack.connect({ requestUrl: answer.requestUrl });
    slack.changes.announce();
  }

  #lost(role: Role): void {
    this.#hasStarted[role] = false;
    const { slack, door } = this.#joining ?? {};
    // Sockets fall with their process; a url stays, and its port may soon be another program's.
    if (role === 'web' && door === 'http') slack?.connect({ requestUrl: null });
    slack?.changes.announce();
    if (this.#isStopping) return;
    const restart = setTimeout(() => {
      this.#restarts.delete(restart);
      this.#children[role] = new CairnChild();
      void this.#start(role);
    }, restartAfterMs);
    this.#restarts.add(restart);
  }
}
