import type { ChildProcess } from 'node:child_process';
import { afterDeath } from './after-death.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { becomeOwner, type Owned, regainOwnership, type Start } from './ownership.ts';
import { describeEnd } from './processes.ts';
import { findPostmaster, stopPostmaster } from './server.ts';
import { startWatchdog } from './watchdog.ts';

/**
 * Keeps one Postgres running. A server that dies by itself is started again, over the same data and on the same port:
 * whoever has its URL need not know.
 */
export class Supervisor {
  readonly #start: Start;
  readonly #onGivenUp: (error: EmbeddedPostgresError) => void;
  readonly #stopped = new AbortController();
  #owned: Owned | undefined;
  #watchdog: ChildProcess | undefined;
  #lastDeathMs: number | undefined;
  /** Never rejects. */
  #recovering: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | undefined;

  /** @param onGivenUp told, once, why the server will not be started again */
  constructor(start: Omit<Start, 'signal'>, onGivenUp: (error: EmbeddedPostgresError) => void) {
    this.#start = { ...start, signal: this.#stopped.signal };
    this.#onGivenUp = onGivenUp;
  }

  async start(): Promise<Owned> {
    const owned = await becomeOwner(this.#start);
    await this.#keep(owned);
    return owned;
  }

  /** Stops the server, also one that is just being started again. Twice is once. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopOnce();
    return this.#stopping;
  }

  async #stopOnce(): Promise<void> {
    this.#stopped.abort();
    try {
      await this.#recovering;
      // The number of one that died may belong to another program by now.
      const postmaster = await findPostmaster(this.#start.cluster);
      if (postmaster && postmaster.pid === this.#owned?.pid) await stopPostmaster(postmaster, this.#start.cluster);
    } finally {
      this.#watchdog?.kill('SIGKILL');
    }
  }

  async #keep(owned: Owned): Promise<void> {
    this.#owned = owned;
    void owned.guard.ended.then(() => {
      if (!this.#stopped.signal.aborted) this.#recovering = this.#recovering.then(() => this.#recover(owned));
    });
    this.#watchdog = await startWatchdog(owned, this.#start.cluster, this.#start.place.identity);
  }

  async #recover(lost: Owned): Promise<void> {
    // Its pid may soon be another program's, and a new owner waits for an old watchdog.
    this.#watchdog?.kill('SIGKILL');
    try {
      const owned = (await this.#regain(lost)) ?? (await this.#startAgain(lost));
      await this.#keep(owned);
      owned.guard.release();
    } catch (error) {
      const reason = this.#explain(error);
      // Another Cairn was faster: its server is not ours to stop.
      if (reason.problem === 'in-use') this.#owned = undefined;
      if (!this.#stopped.signal.aborted) this.#onGivenUp(reason);
    }
  }

  async #regain(lost: Owned): Promise<Owned | undefined> {
    const owned = await regainOwnership(lost, this.#start);
    if (owned) this.#start.log(`Postgres (pid ${owned.pid}) cut all connections, and has recovered by itself`);
    return owned;
  }

  async #startAgain({ pid, port, child }: Owned): Promise<Owned> {
    const { cluster, log } = this.#start;
    const death = `Postgres (pid ${pid}) ${await describeEnd(child)}`;
    const nowMs = performance.now();
    const decision = afterDeath(this.#lastDeathMs, nowMs);
    this.#lastDeathMs = nowMs;
    if (decision === 'give up') {
      throw new EmbeddedPostgresError(
        'keeps-dying',
        `${death}, the second time within a minute, and is not started again. ` +
          `Look for the cause in its log (${cluster.log}), or set DATABASE_URL to a Postgres of your own.`,
      );
    }
    log(`${death} and is started again. Its log is kept in ${cluster.previousLog}`);
    const owned = await becomeOwner({ ...this.#start, port });
    log(`Postgres is back (pid ${owned.pid})`);
    return owned;
  }

  #explain(error: unknown): EmbeddedPostgresError {
    if (error instanceof EmbeddedPostgresError) return error;
    return new EmbeddedPostgresError(
      'cannot-start',
      `Postgres cannot be started again (${String(error)}). Its log is ${this.#start.cluster.log}. ` +
        'Mend that, or set DATABASE_URL to a Postgres of your own.',
      { cause: error },
    );
  }
}
