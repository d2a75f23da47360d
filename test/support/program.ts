import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from './eventually.ts';

export const root = join(import.meta.dirname, '../..');

/** A program of ours run as `npm start` and its like run it, with these settings in its environment and no others. */
export class Program {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  stdout = '';
  stderr = '';

  constructor(
    file: string,
    { env = {}, args = [], cwd = root }: { env?: NodeJS.ProcessEnv; args?: string[]; cwd?: string } = {},
  ) {
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
      cwd,
      env: { ...ofTheMachine(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.#closed = once(this.#child, 'close');
  }

  /** Waits for its end. */
  async exitCode(): Promise<number | null> {
    await this.#closed;
    return this.#child.exitCode;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** What it logged, a line each. */
  get log(): Record<string, unknown>[] {
    const lines = this.stdout.split('\n').filter((line) => line.startsWith('{'));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** The port that it says it answers on. */
  async port(): Promise<number> {
    const up = () => this.log.find(({ msg }) => msg === 'Cairn is up');
    await eventually(() => up() !== undefined || this.#child.exitCode !== null, {
      what: 'the start',
    });
    const port = up()?.['port'];
    if (typeof port !== 'number') throw new Error(`it did not come up:\n${this.stdout}\n${this.stderr}`);
    return port;
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }
}

function ofTheMachine(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) };
}
