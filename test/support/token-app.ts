import { MovableClock } from '../../src/core/clock.ts';
import { createApp } from '../../src/create-app.ts';
import { connect } from '../../src/database/connect.ts';
import { noLimits } from '../../src/delivery/pacing.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { installationFromToken } from '../../src/slack/installations.ts';
import { captureLogger } from './captured-logger.ts';
import { patientSlack } from './patient-slack.ts';
import { restWith } from './rest-with.ts';
import { cloneDatabase } from './test-database.ts';

export interface TokenAppOptions {
  readonly door?: 'http' | 'socket';
  readonly role?: 'all' | 'web' | 'worker';
  readonly appToken?: string;
  /** Null: nobody has said how Cairn is reached; else it is where it listens. */
  readonly publicUrl?: null;
  readonly ackTimeoutMs?: number;
  readonly stopWithinMs?: number;
  /** Trouble that is there from the start. */
  readonly faults?: readonly Fault[];
}

/** Cairn as `main.ts` makes it, with one token: Acme's. Globex is another workspace whose requests come in as well. */
export async function openTokenApp(options: TokenAppOptions = {}) {
  const { door = 'http', role = 'all' } = options;
  const calendar = new MovableClock('2026-11-23T04:00:00Z');
  const slack = await SandboxSlack.start({
    clock: calendar,
    ...patientSlack,
    manifest: readManifest(),
    ackTimeoutMs: options.ackTimeoutMs ?? patientSlack.ackTimeoutMs,
  });
  const acme = slack.workspace({ name: 'Acme' });
  const globex = slack.workspace({ name: 'Globex' });
  const cloned = await cloneDatabase();
  const database = connect(cloned.url);
  const { logger, text: logText } = captureLogger();
  const { apiUrl, signingSecret } = slack;
  const installations = installationFromToken({ apiUrl, botToken: acme.botToken, database, clock: calendar });
  const app = createApp({
    database,
    databaseUrl: cloned.url,
    installations,
    door:
      door === 'http' ? { kind: door, signingSecret } : { kind: door, appToken: options.appToken ?? slack.appToken },
    apiUrl,
    clocks: { calendar, machine: calendar },
    logger,
    random: () => 0,
    role,
    port: 0,
    host: '127.0.0.1',
    publicUrlAt: (port) => (options.publicUrl === null ? undefined : `http://127.0.0.1:${port}`),
    leaseSeconds: 25,
    limits: noLimits,
    ticks: false,
    stopWithinMs: options.stopWithinMs,
  });
  for (const fault of options.faults ?? []) slack.faults.add(fault);
  const port = await app.start();
  const origin = `http://127.0.0.1:${port}`;
  restWith(slack, () => [app]);
  slack.connect(door === 'socket' ? { socketMode: true } : { requestUrl: `${origin}/slack/events` });

  return {
    slack,
    acme,
    globex,
    ada: acme.person({ name: 'Ada', isAdmin: true }),
    database,
    databaseUrl: cloned.url,
    installations,
    app,
    origin,
    logText,
    async ready(): Promise<{ status: number; body: unknown }> {
      const answer = await fetch(`${origin}/readyz`);
      return { status: answer.status, body: await answer.json() };
    },
    async close(): Promise<void> {
      await app.stop();
      await slack.close();
      await database.close();
      await cloned.drop();
    },
  };
}

export type TokenApp = Awaited<ReturnType<typeof openTokenApp>>;
