import pg from 'pg';
import type { Logger } from '../core/logger.ts';

const channel = 'cairn_delivery';
const reconnectAfterMs = 2_000;

/**
 * Listens for the hint that a transaction which put something in the outbox has committed, so that an idle worker sends
 * it at once. A hint may be lost (a cut connection, pgbouncer): ticks find the row anyway.
 */
export function listenForHints(
  databaseUrl: string,
  logger: Logger,
  onHint: () => void,
): { ready: Promise<void>; stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

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
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
