import { isRowFault } from '../quarantine/fault.ts';
import { postponeAfterSent, runAfterSent } from './after-sent.ts';
import { releaseFaulty } from './faulty.ts';
import type { SentMessage } from './message.ts';
import type { PumpParts } from './pump.ts';
import type { ClaimedDelivery } from './queries/claims.ts';
import { type Ending, endDeliveries, releaseDelivery } from './queries/ends.ts';
import { claimSource } from './queries/gates.ts';
import { hasWaitingUpdate } from './queries/posts.ts';

type End =
  | { readonly do: 'sent'; readonly message: SentMessage }
  | { readonly do: 'skip'; readonly because: string }
  | { readonly do: 'later'; readonly at: Date; readonly because: string }
  | { readonly do: 'wait'; readonly because: string };

const waitSeconds = 2;

interface Waiting {
  readonly ending: Ending;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes down how deliveries of one workspace ended. What comes back while one transaction is under way shares the next:
 * alone it is marked at once, in a crowd the transactions are few.
 */
export class Marks {
  readonly #parts: PumpParts;
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(parts: PumpParts) {
    this.#parts = parts;
  }

  /** Resolves when it is committed. */
  async end(delivery: ClaimedDelivery, end: End): Promise<void> {
    if (end.do === 'wait' || end.do === 'later') return this.#putBack(delivery, end);
    const triedAt = this.#parts.clocks.machine.now();
    const ending: Ending =
      end.do === 'sent'
        ? { delivery, state: 'sent', ...end.message, reason: null, triedAt }
        : { delivery, state: 'moot', channelId: null, ts: null, reason: end.because, triedAt };
    const written = new Promise<void>((resolve, reject) => this.#waiting.push({ ending, resolve, reject }));
    if (!this.#isWriting) void this.#write();
    return written;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      // Answers that came in together are written together.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#writeTogether(this.#waiting.splice(0));
    }
    this.#isWriting = false;
  }

  /** Never rejects. One that cannot be written costs the others nothing. */
  async #writeTogether(waiting: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(waiting.map(({ ending }) => ending));
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      const [only] = waiting;
      if (waiting.length > 1) for (const each of waiting) await this.#writeTogether([each]);
      else if (only) await this.#writeAlone(only, error).then(only.resolve, only.reject);
    }
  }

  /**
   * A post that is out is marked as sent although what follows it fails: else it would go out again with each lease. One that
   * cannot even be marked is claimed no more before it is tried again.
   */
  async #writeAlone({ ending }: Waiting, error: unknown): Promise<void> {
    if (!isRowFault(error)) throw error;
    try {
      await this.#commit([ending], error);
    } catch (failure) {
      if (!isRowFault(failure)) throw failure;
      const { workspaceId, id } = ending.delivery;
      await this.#parts.quarantine.setAside(claimSource, { workspaceId, id, error: failure });
    }
  }

  /** @param following why nothing follows now: what should is set aside, to be done later */
  async #commit(endings: readonly Ending[], following?: unknown): Promise<void> {
    const workspaceId = endings[0]?.delivery.workspaceId;
    if (!workspaceId) return;
    await this.#parts.actor.asTime(workspaceId, async (act) => {
      const ended = await endDeliveries(act.tx, endings, act.now);
      const ours = endings.filter(({ delivery }) => ended.has(delivery.id));
      await releaseFaulty(
        act,
        ours.map(({ delivery }) => delivery),
      );
      // Nothing follows an update.
      const posts = ours.flatMap(({ delivery, state }) =>
        state === 'sent' && delivery.operation === 'post' ? [delivery] : [],
      );
      if (following === undefined) await runAfterSent(this.#parts, act, posts);
      else for (const post of posts) await postponeAfterSent(act, post, following);
    });
  }

  /**
   * It was not tried, and comes back: soon, where what it builds on is not out, or at another time of the calendar. It keeps no
   * place in its conversation, for what it waits for may stand behind it.
   */
  async #putBack(delivery: ClaimedDelivery, end: Extract<End, { do: 'wait' | 'later' }>): Promise<void> {
    const soon = new Date(this.#parts.clocks.machine.now().getTime() + waitSeconds * 1000);
    const when = end.do === 'later' ? { dueAt: end.at } : { retryAt: soon };
    const reason = end.because;
    await this.#parts.actor.asTime(delivery.workspaceId, async (act) => {
      const joins = delivery.operation === 'update' && (await hasWaitingUpdate(act.tx, delivery));
      if (joins) await releaseDelivery(act.tx, delivery, 'moot', { reason, finishedAt: act.now });
      else await releaseDelivery(act.tx, delivery, 'pending', { reason, ...when, attempts: delivery.attempts - 1 });
    });
  }
}
