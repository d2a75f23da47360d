import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Clock, type MovableClock, systemClock } from '../core/clock.ts';
import { createLogger } from '../core/logger.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { type SandboxCairn, startCairn } from './cairn.ts';
import { readManifest } from './manifest.ts';
import { SandboxSlack } from './slack/sandbox-slack.ts';

export interface ThrowAway<Cast> {
  readonly slack: SandboxSlack;
  readonly cast: Cast;
  /** A process of Cairn on the same database; the first is `cairn`. */
  start(): Promise<SandboxCairn>;
  readonly cairn: SandboxCairn;
}

/** A Postgres, a Slack and a Cairn of its own while something is played; nothing of them is left. */
export async function withThrowAway<Cast>(
  parts: {
    readonly calendar: MovableClock;
    readonly machine?: Clock;
    readonly castOf: (slack: SandboxSlack) => Cast;
    /** A migrated database, where there is one; else a Postgres is started. */
    readonly databaseUrl?: string;
  },
  play: (playing: ThrowAway<Cast>) => Promise<void>,
): Promise<void> {
  const own = parts.databaseUrl === undefined ? await ownPostgres() : undefined;
  const databaseUrl = parts.databaseUrl ?? own?.url ?? '';
  try {
    const slack = await SandboxSlack.start({ clock: parts.calendar, manifest: readManifest() });
    const cast = parts.castOf(slack);
    const clocks = { calendar: parts.calendar, machine: parts.machine ?? systemClock };
    const start = () => startCairn({ slack, databaseUrl, clocks, logger: createLogger('error') });
    const started: SandboxCairn[] = [];
    const startOne = async () => {
      const cairn = await start();
      started.push(cairn);
      return cairn;
    };
    try {
      await play({ slack, cast, start: startOne, cairn: await startOne() });
    } finally {
      await Promise.all(started.map((cairn) => cairn.stop()));
      await slack.close();
    }
  } finally {
    await own?.stop();
  }
}

async function ownPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cairn-story-'));
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  const url = postgres.url('cairn');
  await migrateToLatest(url);
  return {
    url,
    async stop() {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
