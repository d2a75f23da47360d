import type { CustomRoute } from '@slack/bolt';
import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';
import type { Installations } from './installations.ts';
import type { SlackState } from './slack-state.ts';

/**
 * `/healthz`: the process lives. `/readyz`: the database answers now, and Slack accepted our token once since the start;
 * what Slack does later is its own affair and does not take the process out of service.
 */
export function healthRoutes(
  database: Database,
  installations: Installations,
  slack: SlackState,
  isStopping: () => boolean,
): CustomRoute[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => void response.writeHead(200).end('ok\n') },
    {
      path: '/readyz',
      method: 'GET',
      handler: async (_, response) => {
        const state = {
          database: await databaseAnswers(database),
          slack: installations.isConfirmed(),
          stopping: isStopping(),
        };
        const isReady = state.database && state.slack && !state.stopping;
        response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json' });
        response.end(`${JSON.stringify({ ready: isReady, ...state, slackLately: slack.report ?? null })}\n`);
      },
    },
  ];
}

async function databaseAnswers(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.kysely);
    return true;
  } catch {
    return false;
  }
}
