import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Answer, Deeds, Task } from './children/serve.ts';

const children = join(import.meta.dirname, 'children');
const quiet = '--disable-warning=ExperimentalWarning';

/** A program of `children/` in a process of its own, asked over IPC. */
export class BenchProcess<D extends Deeds> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  #asked = 0;
  /** Told what the process says unasked. */
  heard: (told: unknown) => void = () => {};

  constructor(program: string, execArgv: readonly string[] = []) {
    this.#child = fork(join(children, program), {
      execArgv: [quiet, ...execArgv],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: Answer) => {
      if ('told' in message) return this.heard(message.told);
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ('error' in message) waiting?.reject(new Error(`${program}: ${message.error}`));
      else waiting?.resolve(message.result);
    });
    this.#child.on('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${program} ended (${code ?? signal})`));
      this.#waiting.clear();
    });
  }

  ask<K extends keyof D & string>(what: K, ...given: Parameters<D[K]>): Promise<Awaited<ReturnType<D[K]>>> {
    this.#asked += 1;
    const task: Task = { id: this.#asked, do: what, given: given[0] };
    return new Promise((resolve, reject) => {
      this.#waiting.set(task.id, { resolve: resolve as (result: unknown) => void, reject });
      this.#child.send(task, (error) => {
        if (error) reject(error);
      });
    });
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** A program as an operator starts it, with these settings in its environment and no others. */
export class PlainProcess {
  readonly #child: ChildProcess;
  #said = '';

  constructor(file: string, env: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [quiet, file], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said = `${this.#said}${text}`.slice(-4_000);
      });
    }
  }

  /** Waits until `/readyz` answers 200. */
  async ready(port: number, { everyMs = 4, withinMs = 60_000 } = {}): Promise<void> {
    for (let waited = 0; ; waited += everyMs) {
      if (this.#child.exitCode !== null) throw new Error(`it ended:\n${this.#said}`);
      if (waited > withinMs) throw new Error(`it is not ready:\n${this.#said}`);
      const status = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => 0,
      );
      if (status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }

  /** What of its memory is in RAM. */
  async residentBytes(): Promise<number> {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(this.#child.pid)]);
    return Number(stdout.trim()) * 1024;
  }

  /** As an operator stops it. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
