// The real Cairn in a process of its own, as src/main.ts makes it, but for many workspaces.
import { createHash } from 'node:crypto';
import { systemClocks } from '../../../src/core/clock.ts';
import { createLogger } from '../../../src/core/logger.ts';
import { type CairnApp, createApp } from '../../../src/create-app.ts';
import { connect } from '../../../src/database/connect.ts';
import { leaseSeconds } from '../../../src/delivery/lease.ts';
import { slackLimits } from '../../../src/delivery/pacing.ts';
import { storedInstallations } from '../../../src/slack/installations.ts';
import { createTokenVault } from '../../../src/slack/token-vault.ts';
import { serve } from './serve.ts';

let app: CairnApp | undefined;

const deeds = {
  async start(given: {
    databaseUrl: string;
    apiUrl: string;
    signingSecret: string;
    role: 'all' | 'web' | 'worker';
  }): Promise<{ url: string }> {
    const { databaseUrl, apiUrl, signingSecret, role } = given;
    const logger = createLogger('error');
    const database = connect(databaseUrl, {
      queryTimeoutMs: 30_000,
      onError: (error) => logger.error({ err: error }, 'database connection lost'),
    });
    const vault = createTokenVault(createHash('sha256').update(signingSecret).digest());
    app = createApp({
      database,
      databaseUrl,
      installations: storedInstallations(database, vault, systemClocks.machine),
      door: { kind: 'http', signingSecret },
      apiUrl,
      clocks: systemClocks,
      logger,
      random: Math.random,
      role,
      port: 0,
      host: '127.0.0.1',
      leaseSeconds,
      limits: slackLimits,
      ticks: true,
    });
    return { url: `http://127.0.0.1:${await app.start()}` };
  },
  /** What is in use when everything that can be thrown away has been. */
  memory(): { rssBytes: number; heapBytes: number } {
    for (let times = 0; times < 5; times += 1) globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    return { rssBytes: rss, heapBytes: heapUsed };
  },
  async stop(): Promise<void> {
    await app?.stop();
  },
};
export type CairnDeeds = typeof deeds;

serve(deeds);
