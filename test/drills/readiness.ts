import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { DrillRow } from './drill.ts';

const everyMs = 200;
const patienceMs = 8_000;
const body = z.object({ ready: z.boolean(), database: z.boolean() });

interface Asked {
  readonly fromMs: number;
  readonly toMs: number;
  /** Undefined: no answer at all. */
  readonly saidDatabase: boolean | undefined;
}

interface Known {
  readonly fromMs: number;
  readonly toMs: number;
  readonly isUp: boolean;
}

/** Asks `/readyz` all the time, and holds what it said against what is known of the database. */
export class Readiness {
  readonly #asked: Asked[] = [];
  readonly #known: Known[] = [];
  readonly #url: string;
  readonly #asking = new Set<Promise<void>>();
  #isOver = false;

  constructor(origin: string) {
    this.#url = `${origin}/readyz`;
    void this.#ask();
  }

  /** The database was there, or away, for the whole of this time. */
  know(isUp: boolean, fromMs: number, toMs: number): void {
    this.#known.push({ isUp, fromMs, toMs });
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#asking);
  }

  /** What was asked and answered within a time of which all is known. */
  row(): DrillRow {
    const judged = this.#asked.flatMap((asked) => {
      const known = this.#known.find(({ fromMs, toMs }) => fromMs <= asked.fromMs && asked.toMs <= toMs);
      return known ? [{ asked, known }] : [];
    });
    const wrong = judged.filter(({ asked, known }) => asked.saidDatabase !== known.isUp).length;
    const away = judged.filter(({ known }) => !known.isUp).length;
    return {
      what: '/readyz told the truth',
      done: judged.length,
      lost: wrong,
      doubled: 0,
      late: 0,
      note: `${judged.length - away} times with the database there, ${away} with it away`,
    };
  }

  async #ask(): Promise<void> {
    while (!this.#isOver) {
      // Side by side: one that hangs must not keep the next from being asked.
      const asking = this.#askOnce().finally(() => this.#asking.delete(asking));
      this.#asking.add(asking);
      await sleep(everyMs);
    }
  }

  async #askOnce(): Promise<void> {
    const fromMs = Date.now();
    const saidDatabase = await fetch(this.#url, { signal: AbortSignal.timeout(patienceMs) })
      .then(async (response) => {
        const { ready, database } = body.parse(await response.json());
        // One that says "not ready" for another reason would be a lie as well.
        return (response.status === 200) === ready && ready === database ? database : undefined;
      })
      .catch(() => undefined);
    this.#asked.push({ fromMs, toMs: Date.now(), saidDatabase });
  }
}
