import { setTimeout as sleep } from 'node:timers/promises';
import type { DeathPoint, LastWords, WorkerStart } from './death.ts';
import { WorkerProcess } from './worker-process.ts';

export interface Kill {
  /** Milliseconds after the beginning. */
  readonly afterMs: number;
  /** Undefined: then and there, by us; else the next time that a worker comes to this point, by itself. */
  readonly at: DeathPoint | undefined;
}

/** A worker that died at a point it was told. */
export interface Death extends LastWords {
  readonly diedAtMs: number;
}

interface Slot {
  worker: WorkerProcess;
  isStarted: boolean;
  /** Where the worker in this place is to die, whichever it is by then. */
  dieAt: DeathPoint | undefined;
}

/** So many workers at any time: who dies is replaced at once. */
export class Storm {
  readonly deaths: Death[] = [];
  /** Of a worker that ended otherwise than it was meant to. */
  failure: Error | undefined;
  /** How many we killed ourselves. */
  killed = 0;
  readonly #start: WorkerStart;
  readonly #random: () => number;
  readonly #slots: Slot[];
  readonly #keeping: Promise<void>[];
  /** Points for which no place was free. */
  readonly #waiting: DeathPoint[] = [];
  /** Killed, and perhaps not dead yet. */
  readonly #doomed = new WeakSet<WorkerProcess>();
  #isEnding = false;

  constructor(workers: number, start: WorkerStart, random: () => number) {
    this.#start = start;
    this.#random = random;
    this.#slots = Array.from({ length: workers }, () => ({
      worker: new WorkerProcess(),
      isStarted: false,
      dieAt: undefined,
    }));
    for (const slot of this.#slots) this.#awaitStart(slot);
    this.#keeping = this.#slots.map((slot) => this.#keep(slot));
  }

  /** Whether somebody is still to die at a point. */
  get isArmed(): boolean {
    return this.#waiting.length > 0 || this.#slots.some(({ dieAt }) => dieAt !== undefined);
  }

  /** Kills as planned; resolves after the last. */
  async rage(kills: readonly Kill[], beginsAtMs: number, say: (line: string) => void): Promise<void> {
    let told = 0;
    for (const { afterMs, at } of kills) {
      await sleep(Math.max(0, beginsAtMs + afterMs - Date.now()));
      if (at) this.#waiting.push(at);
      else this.#killOne();
      this.#arm();
      if (this.killed + this.deaths.length >= told + 20) {
        told = this.killed + this.deaths.length;
        say(`${told} killed`);
      }
    }
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(this.#slots.map(({ worker }) => worker.kill()));
    await Promise.all(this.#keeping);
  }

  #killOne(): void {
    const alive = this.#slots.filter(({ worker }) => worker.isAlive && !this.#doomed.has(worker));
    const victim = alive[Math.floor(this.#random() * alive.length)];
    if (!victim) return;
    this.killed += 1;
    this.#doomed.add(victim.worker);
    void victim.worker.kill();
  }

  /** Gives the waiting points to places that have none. */
  #arm(): void {
    for (const slot of this.#slots) {
      if (slot.dieAt) continue;
      slot.dieAt = this.#waiting.shift();
      if (slot.dieAt && slot.isStarted) void slot.worker.tell({ do: 'die', at: slot.dieAt });
    }
  }

  #awaitStart(slot: Slot): void {
    const { worker } = slot;
    void worker.tell(this.#start).then((answer) => {
      if (!answer || slot.worker !== worker) return;
      slot.isStarted = true;
      if (slot.dieAt) void worker.tell({ do: 'die', at: slot.dieAt });
    });
  }

  async #keep(slot: Slot): Promise<void> {
    while (!this.#isEnding) {
      const { worker } = slot;
      await worker.ended;
      const { lastWords } = worker;
      if (lastWords) {
        this.deaths.push({ ...lastWords, diedAtMs: Date.now() });
        slot.dieAt = undefined;
      }
      if (this.#isEnding) return;
      if (worker.exit !== 'SIGKILL') this.failure ??= new Error(`a worker ended by itself (${worker.exit})`);
      slot.worker = new WorkerProcess();
      slot.isStarted = false;
      this.#awaitStart(slot);
      this.#arm();
    }
  }
}
