// Entry: configuration → createApp → start; stops gracefully.
import { type Config, ConfigError, readConfig } from './config.ts';
import { systemClocks } from './core/clock.ts';
import { createLogger } from './core/logger.ts';
import { createApp } from './create-app.ts';
import { connect } from './database/connect.ts';
import { migrateToLatest } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { leaseSeconds } from './delivery/lease.ts';
import { slackLimits } from './delivery/pacing.ts';
import { installationFromToken } from './slack/installations.ts';
import { slackErrorCode } from './slack/web-client.ts';
import { explainStartFailure } from './start-failure.ts';

const confirmAgainAfterMs = 5_000;
const exitWithinMs = 12_000;

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  // A promise that nobody handles belongs to one request or one row: it must neither end everybody's process nor be silent.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'a rejection that nobody handled'));
  /** What has been started, the last first. */
  const ends: (() => unknown)[] = [];
  const opened = await openDatabase(config.database, { log: (line) => logger.info(line), onGivenUp: giveUp });
  ends.unshift(() => opened.close());
  const migrated = await migrateToLatest(opened.url);
  if (migrated.length > 0) logger.info({ migrations: migrated }, 'database brought up to date');
  const database = connect(opened.url, {
    queryTimeoutMs: 30_000,
    onError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  ends.unshift(() => database.close());
  const installations = installationFromToken({ ...config.slack, database, clock: systemClocks.calendar });
  const app = createApp({
    database,
    databaseUrl: opened.url,
    installations,
    door: config.slack.door,
    apiUrl: config.slack.apiUrl,
    clocks: systemClocks,
    logger,
    random: Math.random,
    role: config.role,
    port: config.port,
    publicUrlAt: () => config.publicUrl,
    leaseSeconds,
    limits: slackLimits,
    ticks: true,
  });
  ends.unshift(() => app.stop());
  // Before the start: a socket that Slack is slow to open must not cost the deliveries that are already under way.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'stopping');
      void stop();
    });
  }
  const port = await app.start();
  logger.info({ port, role: config.role }, 'Cairn is up');
  logger.info(howSlackComesIn(config));
  const confirming = keepConfirming();
  ends.unshift(() => clearInterval(confirming));

  async function stop(): Promise<void> {
    // Whatever hangs (a database that went silent) must not keep the process: the next one finds what is left.
    setTimeout(() => process.exit(1), exitWithinMs).unref();
    for (const end of [...ends]) await end();
    logger.info('stopped');
    process.exit();
  }

  /** Without its database Cairn is of no use. Whoever runs it sees that it ended, and may start it again. */
  function giveUp(reason: Error): void {
    logger.fatal(reason.message);
    process.exitCode = 1;
    void stop();
  }

  /** Slack may be away when Cairn starts; `/readyz` waits for it, the process does not fall over. */
  function keepConfirming(): NodeJS.Timeout {
    const confirm = () =>
      installations
        .confirm()
        .then(({ workspaceId }) => {
          clearInterval(timer);
          logger.info({ workspace: workspaceId }, 'Slack knows us');
        })
        .catch((error: unknown) => {
          const code = slackErrorCode(error);
          if (code) logger.error({ code }, 'Slack refuses SLACK_BOT_TOKEN: check it; trying again');
          else logger.warn({ err: error }, 'Slack does not answer auth.test; trying again');
        });
    const timer = setInterval(() => void confirm(), confirmAgainAfterMs);
    void confirm();
    return timer;
  }
}

function howSlackComesIn({ role, slack: { door } }: Config): string {
  if (role === 'worker') return 'It takes no requests of Slack: it sends what is due';
  if (door.kind === 'http') return 'Slack sends its requests to /slack/events, signed with SLACK_SIGNING_SECRET';
  return 'Slack comes in through Socket Mode, because SLACK_APP_TOKEN is set';
}

main().catch((error: unknown) => {
  const failure = explainStartFailure(error);
  const message = failure?.message ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.stderr.write(`Cairn cannot start:\n${message}\n`);
  if (error instanceof ConfigError) {
    process.stderr.write(
      '\nNo Slack account at hand? `npm run sandbox` runs Cairn against a Slack of its own, in your browser.\nHow to get these settings: README.md, "Install it in a real workspace".\n',
    );
  }
  process.exit(failure?.exitCode ?? 1);
});
