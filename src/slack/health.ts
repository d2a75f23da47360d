import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';
import { withClaimer } from '../database/transaction.ts';
import { countQuarantined } from '../quarantine/queries.ts';
import type { Installations } from './installations.ts';
import type { SlackState } from './slack-state.ts';
import type { WebRoute } from './web-route.ts';

export interface Health {
  readonly database: Database;
  readonly installations: Installations;
  readonly slack: SlackState;
  readonly isStopping: () => boolean;
  /** Whether the socket is open, in a process that has one. */
  readonly isConnected?: () => boolean;
}

/**
 * `/healthz`: the process lives. `/readyz`: the database answers now, Slack accepted our token once since the start, and
 * in Socket Mode the socket is open; whatever else Slack does is its own affair and does not take the process out of service.
 * Nor do rows that are set aside: their number is told.
 */
export function healthRoutes(health: Health): WebRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => void response.writeHead(200).end('ok\n') },
    {
      path: '/readyz',
      method: 'GET',
      handler: async (_, response) => {
        const { isConnected } = health;
        const state = {
          database: await databaseAnswers(health.database),
          slack: health.installations.isConfirmed(),
          socket: isConnected?.(),
          stopping: health.isStopping(),
        };
        const isReady = state.database && state.slack && state.socket !== false && !state.stopping;
        response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json' });
        const told = { setAside: await countSetAside(health.database), slackLately: health.slack.report ?? null };
        response.end(`${JSON.stringify({ ready: isReady, ...state, ...told })}\n`);
      },
    },
  ];
}

/** A connection of the pool may have been cut while it lay idle: that says nothing of the database, a second one does. */
async function databaseAnswers(database: Database): Promise<boolean> {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      await sql`select 1`.execute(database.kysely);
      return true;
    } catch {
      // Asked once more.
    }
  }
  return false;
}

const maxCountingMs = 500;

/** Of all workspaces; null where the database does not say so at once: whoever asks for readiness does not wait for a number. */
async function countSetAside(database: Database): Promise<number | null> {
  const counted = withClaimer(database, (tx) => countQuarantined(tx)).catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(resolve, maxCountingMs, null).unref());
  return Promise.race([counted, late]);
}
