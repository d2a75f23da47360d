import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerStart } from './death.ts';
import { WorkerProcess } from './worker-process.ts';

/** Workers that nobody kills. */
export class Crew {
  /** Where the first of them that takes requests takes them. */
  readonly origin: string;
  readonly #workers: readonly WorkerProcess[];

  private constructor(workers: readonly WorkerProcess[], origin: string) {
    this.#workers = workers;
    this.origin = origin;
  }

  static async start(starts: readonly WorkerStart[]): Promise<Crew> {
    const workers = starts.map(() => new WorkerProcess());
    const answers = await Promise.all(starts.map((start, index) => workers[index]?.tell(start)));
    if (answers.includes(undefined)) {
      const ends = workers.map(({ exit }) => exit).join(', ');
      throw new Error(`a worker did not start (${ends}): see what it wrote above`);
    }
    return new Crew(workers, answers.find((answer) => answer?.origin)?.origin ?? '');
  }

  get size(): number {
    return this.#workers.length;
  }

  get alive(): number {
    return this.#workers.filter(({ isAlive }) => isAlive).length;
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
