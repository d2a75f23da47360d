// Entry: configuration → createApp → start; stops gracefully.
import { ConfigError, readConfig } from './config.ts';
import { systemClocks } from './core/clock.ts';
import { errorCode } from './core/errors.ts';
import { createLogger } from './core/logger.ts';
import { createApp } from './create-app.ts';
import { connect } from './database/connect.ts';
import { migrateToLatest } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { RolesMissing } from './database/roles.ts';
import { installationFromToken } from './slack/installations.ts';
import { callTimeoutMs } from './slack/web-client.ts';

const confirmAgainAfterMs = 5_000;
const exitWithinMs = 12_000;

/** No such host, nobody listening, wrong password, no such role or database. */
const unreachable = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT', '28P01', '28000', '3D000']);

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
    signingSecret: config.slack.signingSecret,
    apiUrl: config.slack.apiUrl,
    clocks: systemClocks,
    logger,
    random: Math.random,
    role: config.role,
    port: config.port,
    leaseSeconds: (callTimeoutMs / 1000) * 5,
    ticks: true,
  });
  const port = await app.start();
  logger.info({ port, role: config.role }, 'Cairn is up');
  const confirming = keepConfirming();

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));

  async function stop(signal: string): Promise<void> {
    logger.info({ signal }, 'stopping');
    clearInterval(confirming);
    // Whatever hangs (a database that went silent) must not keep the process: the next one finds what is left.
    setTimeout(() => process.exit(1), exitWithinMs).unref();
    await app.stop();
    await database.close();
    await opened.close();
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
        .catch((error: unknown) => logger.warn({ err: error }, 'auth.test did not succeed; trying again'));
    const timer = setInterval(() => void confirm(), confirmAgainAfterMs);
    void confirm();
    return timer;
  }
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    process.stderr.write(
      `Cairn cannot start:\n${error.message}\n\nNo Slack account at hand? \`npm run sandbox -- --story\` runs Cairn against a Slack of its own.\nHow to get these settings: README.md, "Install it in a real workspace".\n`,
    );
    process.exit(error.exitCode);
  }
  const code = errorCode(error) ?? '';
  if (unreachable.has(code)) {
    process.stderr.write(
      `Cairn cannot start: the database does not let it in (${code}). Check DATABASE_URL, and that Postgres runs.\n`,
    );
    process.exit(1);
  }
  if (error instanceof RolesMissing) {
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
  process.stderr.write(
    `Cairn cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
