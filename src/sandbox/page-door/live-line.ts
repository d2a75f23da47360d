import type { ServerResponse } from 'node:http';
import type { Changes } from '../slack/changes.ts';
import { beginStream } from './answers.ts';

/** One answer of the bot comes as a handful of changes: windows are told once. */
const gatherMs = 20;
const heartbeatMs = 15_000;

/** Tells every open window that something changed; what, they ask for themselves. */
export class LiveLine {
  readonly #windows = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #gathering: NodeJS.Timeout | undefined;
  #told = 0;

  constructor(changes: Changes) {
    this.#unsubscribe = changes.subscribe(() => {
      this.#gathering ??= setTimeout(() => this.#tell(), gatherMs);
    });
    this.#heartbeat = setInterval(() => this.#write(': still here\n\n'), heartbeatMs);
    this.#heartbeat.unref();
  }

  open(response: ServerResponse): void {
    beginStream(response);
    response.write('retry: 1000\n\n');
    this.#windows.add(response);
    response.on('close', () => this.#windows.delete(response));
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#heartbeat);
    clearTimeout(this.#gathering);
    for (const window of this.#windows) window.end();
  }

  #tell(): void {
    this.#gathering = undefined;
    this.#told += 1;
    this.#write(`event: changed\ndata: ${this.#told}\n\n`);
  }

  #write(text: string): void {
    for (const window of this.#windows) window.write(text);
  }
}
