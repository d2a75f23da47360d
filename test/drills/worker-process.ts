import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { deathPoints, type LastWords, type WorkerAnswer, type WorkerCommand } from './death.ts';

const program = join(import.meta.dirname, 'worker.ts');
const lastWords = z.object({ at: z.enum(deathPoints), over: z.string() });

/** A worker as its parent has it: told what to do, and killed. What it is told resolves when it is done, or it is dead. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly ended: Promise<unknown>;
  #said = '';

  constructor() {
    this.#child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    // What is told to a worker that is just dying goes nowhere.
    this.#child.on('error', () => {});
    this.ended = once(this.#child, 'close');
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get exit(): string {
    return this.#child.signalCode ?? String(this.#child.exitCode);
  }

  /** Where it died, of itself; undefined where it was killed, or lives. */
  get lastWords(): LastWords | undefined {
    const line = this.#said.split('\n').find((each) => each.startsWith('{"at"'));
    return line === undefined ? undefined : lastWords.parse(JSON.parse(line));
  }

  async tell(command: WorkerCommand): Promise<WorkerAnswer | undefined> {
    if (!this.isAlive || !this.#child.connected) return undefined;
    const answered = new Promise<WorkerAnswer>((resolve) => {
      const listen = (answer: WorkerAnswer) => {
        if (answer.done !== command.do) return;
        this.#child.off('message', listen);
        resolve(answer);
      };
      this.#child.on('message', listen);
    });
    this.#child.send(command, () => {});
    return Promise.race([answered, this.ended.then(() => undefined)]);
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    await this.tell({ do: 'stop' });
    // It has let go of everything; whatever still keeps it is not worth waiting for.
    await this.kill();
  }
}
