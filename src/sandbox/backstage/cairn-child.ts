import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CairnProcessAnswer, CairnProcessCommand } from '../process.ts';

const program = path.join(import.meta.dirname, '../process.ts');
/** What it prints goes to our standard error: standard output belongs to what people are told. */
const standardError = 2;

/** One process of Cairn, told over IPC what to do. */
export class CairnChild {
  readonly #child: ChildProcess;
  readonly ended: Promise<void>;
  #asked: Promise<unknown> = Promise.resolve();

  /** Begins to load; it joins no Slack before it is told `start`. */
  constructor() {
    this.#child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', standardError, standardError, 'ipc'],
    });
    // It dies whenever somebody wants it to; what was being sent to it then goes nowhere.
    this.#child.on('error', () => {});
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', () => resolve());
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Asks one thing after the other, so that an answer belongs to its question.
   * @returns undefined where the process ended before it answered
   */
  ask(command: CairnProcessCommand): Promise<CairnProcessAnswer | undefined> {
    const answer = this.#asked.then(() => this.#askNow(command));
    this.#asked = answer;
    return answer;
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Lets it finish what it is in; one that takes too long is killed, and the next one finds what is left. */
  async stop(withinMs: number): Promise<void> {
    const timeout = new AbortController();
    const late = sleep(withinMs, undefined, { signal: timeout.signal }).catch(() => {});
    await Promise.race([this.ask({ do: 'stop' }).then(() => this.ended), late]);
    timeout.abort();
    if (this.isAlive) await this.kill();
  }

  async #askNow(command: CairnProcessCommand): Promise<CairnProcessAnswer | undefined> {
    if (!this.isAlive || !this.#child.connected) return undefined;
    const answered = new Promise<CairnProcessAnswer>((resolve) => {
      this.#child.once('message', (answer: CairnProcessAnswer) => resolve(answer));
    });
    this.#child.send(command, () => {});
    return Promise.race([answered, this.ended.then(() => undefined)]);
  }
}
