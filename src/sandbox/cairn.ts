import { createHash } from 'node:crypto';
import type { Clocks } from '../core/clock.ts';
import type { WorkspaceId } from '../core/ids.ts';
import { type Logger, silentLogger } from '../core/logger.ts';
import { type CairnApp, createApp } from '../create-app.ts';
import { connect, type Database } from '../database/connect.ts';
import { leaseSeconds } from '../delivery/lease.ts';
import { noLimits, slackLimits } from '../delivery/pacing.ts';
import { type Installations, storedInstallations, storeInstallation } from '../slack/installations.ts';
import { createTokenVault } from '../slack/token-vault.ts';
import type { SandboxSlack } from './slack/sandbox-slack.ts';
import type { SandboxWorkspace } from './slack/sandbox-workspace.ts';

/** The real Cairn beside a sandbox Slack, installed in each of its workspaces. */
export interface SandboxCairn {
  readonly app: CairnApp;
  readonly database: Database;
  /** Does what is due by the clock, until nothing is. */
  runDueWork(): Promise<void>;
  stop(): Promise<void>;
}

/** What Cairn has to know of a sandbox Slack, which may run in another process. */
export type SlackToJoin = Pick<SandboxSlack, 'signingSecret' | 'appToken' | 'apiUrl' | 'connect'> & {
  readonly workspaces: readonly Pick<SandboxWorkspace, 'id' | 'botToken' | 'botId' | 'botUserId'>[];
};

export interface SandboxCairnOptions {
  readonly slack: SlackToJoin;
  /** A migrated database. */
  readonly databaseUrl: string;
  readonly clocks: Clocks;
  readonly logger?: Logger;
  readonly role?: 'all' | 'web' | 'worker';
  /** How Slack comes in; over HTTP where it is left out. */
  readonly door?: 'http' | 'socket';
  readonly leaseSeconds?: number;
  /** Whether it calls Slack no faster than Slack would have it; a sandbox that stands still in time has no use for it. */
  readonly paced?: boolean;
  readonly ticks?: boolean;
}

export async function startCairn(options: SandboxCairnOptions): Promise<SandboxCairn> {
  const { slack, databaseUrl, clocks, role = 'all', door = 'http' } = options;
  const database = connect(databaseUrl);
  const app = createApp({
    database,
    databaseUrl,
    installations: await installEverywhere(slack, database, clocks),
    door:
      door === 'http'
        ? { kind: 'http', signingSecret: slack.signingSecret }
        : { kind: 'socket', appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    clocks,
    logger: options.logger ?? silentLogger,
    random: Math.random,
    role,
    port: 0,
    host: '127.0.0.1',
    publicUrlAt: (port) => `http://127.0.0.1:${port}`,
    leaseSeconds: options.leaseSeconds ?? leaseSeconds,
    limits: options.paced ? slackLimits : noLimits,
    ticks: options.ticks ?? false,
  });
  const port = await app.start();
  if (role !== 'worker') {
    slack.connect(door === 'socket' ? { socketMode: true } : { requestUrl: `http://127.0.0.1:${port}/slack/events` });
  }
  return {
    app,
    database,
    async runDueWork() {
      await app.runDueWork();
      await app.settled();
    },
    async stop() {
      await app.stop();
      await database.close();
    },
  };
}

/** Installs Cairn in each workspace the sandbox has now, the way OAuth would: a sealed token a row. */
export async function installEverywhere(
  slack: SlackToJoin,
  database: Database,
  clocks: Clocks,
): Promise<Installations> {
  // The same key in every process that joins this Slack: they read one another's rows.
  const vault = createTokenVault(createHash('sha256').update(slack.signingSecret).digest());
  for (const { id, botToken, botId, botUserId } of slack.workspaces) {
    const workspaceId = id as WorkspaceId;
    await storeInstallation(database, vault, clocks.calendar, { workspaceId, botToken, botId, botUserId });
  }
  return storedInstallations(database, vault, clocks.machine);
}
