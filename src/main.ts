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
  const opened = await openDatabase(config.database, (line) => logger.info(line));
  const migrated = await migrateToLatest(opened.url);
  if (migrated.length > 0) logger.info({ migrations: migrated }, 'database brought up to date');
  const database = connect(opened.url, {
    queryTimeoutMs: 30_000,
    onError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
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
  let confirming: NodeJS.Timeout | undefined;
  // Before the start: a socket that Slack is slow to open must not cost the deliveries that are already under way.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
  const port = await app.start();
  logger.info({ port, role: config.role }, 'Cairn is up');
  logger.info(howSlackComesIn(config));
  confirming = keepConfirming();

  async function stop(signal: string): Promise<void> {
    logger.info({ signal }, 'stopping');
    clearInterval(confirming);
    // Whatever hangs (a database that went silent) must not keep the process: the next one finds what is left.
    setTimeout(() => process.exit(1), exitWithinMs).unref();
    await app.stop();
    await database.close();
    await opened.close();
    logger.info('stopped');
    process.exit(0);
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
