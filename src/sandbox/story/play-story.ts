import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { MovableClock, systemClock } from '../../core/clock.ts';
import { createLogger } from '../../core/logger.ts';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.ts';
import { migrateToLatest } from '../../database/migrate.ts';
import { startCairn } from '../cairn.ts';
import { readManifest } from '../manifest.ts';
import { SandboxSlack } from '../slack/sandbox-slack.ts';
import { castOf, tellStory } from './tell-story.ts';

/** Plays the story with a Postgres, a Slack and a Cairn of its own; nothing of them is left. */
export async function playStory(print: (line: string) => void): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cairn-story-'));
  print('Starting a throw-away Postgres, a Slack of our own, and Cairn …');
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  try {
    const databaseUrl = postgres.url('cairn');
    await migrateToLatest(databaseUrl);
    const clock = new MovableClock('2026-11-23T08:00:00Z');
    const slack = await SandboxSlack.start({ clock, manifest: readManifest() });
    const cast = castOf(slack);
    const clocks = { calendar: clock, machine: systemClock };
    const cairn = await startCairn({ slack, databaseUrl, clocks, logger: createLogger('error') });
    try {
      await tellStory({ slack, cast, clock, cairn, print });
    } finally {
      await cairn.stop();
      await slack.close();
    }
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
  print('');
  print('The story is told. Run it again as often as you like; it leaves nothing behind.');
}
