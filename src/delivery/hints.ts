import pg from 'pg';
import type { Logger } from '../core/logger.ts';

const channel = 'cairn_delivery';
const reconnectAfterMs = 2_000;

export interface Hints {
  readonly ready: Promise<void>;
  /** Resolves when the hints of all that has committed by now have been heard. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Listens for the hint that a transaction which put something in the outbox has committed, so that an idle worker sends
 * it at once. A hint may be lost (a cut connection, pgbouncer): ticks find the row anyway.
 */
export function listenForHints(databaseUrl: string, logger: Logger, onHint: () => void): Hints {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** One question at a time: a connection takes no second one. */
  let asked: Promise<unknown> = Promise.resolve();

  async function listen(): Promise<void> {
    const own = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    client = own;
    const again = (error?: unknown) => {
      if (stopped || client !== own) return;
      client = undefined;
      if (error) logger.warn({ err: error }, 'no hints for now; ticks go on');
      own.end().catch(() => {});
      timer = setTimeout(() => void listen(), reconnectAfterMs);
    };
    own.on('error', again);
    own.on('end', () => again());
    own.on('notification', onHint);
    try {
      await own.connect();
      await own.query(`listen ${channel}`);
      onHint();
    } catch (error) {
      again(error);
    }
  }

  return {
    ready: listen(),
    caughtUp() {
      // Postgres hands notifications over in the order of commits, and before it answers the one who sent the last.
      asked = asked.then(() => client?.query(`notify ${channel}_heard`)).catch(() => {});
      return asked.then(() => {});
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
