import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerStart } from './death.ts';
import { WorkerProcess } from './worker-process.ts';

/** Workers that nobody kills. */
export class Crew {
  readonly #workers: WorkerProcess[];

  private constructor(workers: WorkerProcess[]) {
    this.#workers = workers;
  }

  static async start(workers: number, start: WorkerStart): Promise<Crew> {
    const crew = new Crew(Array.from({ length: workers }, () => new WorkerProcess()));
    const answers = await Promise.all(crew.#workers.map((worker) => worker.tell(start)));
    if (answers.includes(undefined)) throw new Error('a worker did not start: see what it wrote above');
    return crew;
  }

  get log(): string {
    return this.#workers.map(({ log }) => log).join('');
  }

  /** Moves the machine clock of all of them. */
  async leap(seconds: number): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.tell({ do: 'leap', seconds })));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

/** Looks until it is true or the time is over. @returns whether it came true */
export async function within(seconds: number, isTrue: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) return false;
    await sleep(100);
  }
  return true;
}
