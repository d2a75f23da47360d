// `npm run sandbox -- --story`: Cairn and a Slack of its own on this machine; no account, no database to set up.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MovableClock, systemClock } from '../core/clock.ts';
import { createLogger } from '../core/logger.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { startCairn } from './cairn.ts';
import { readManifest } from './manifest.ts';
import { SandboxSlack } from './slack/sandbox-slack.ts';
import { castOf, tellStory } from './story/tell-story.ts';

const { values } = parseArgs({ options: { story: { type: 'boolean', default: false } } });

if (!values.story) {
  process.stderr.write('Say what to do: `npm run sandbox -- --story` plays a mentorship from setup to kudos.\n');
  process.exit(64);
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const directory = await mkdtemp(path.join(os.tmpdir(), 'cairn-story-'));
print('Starting a throw-away Postgres, a Slack of our own, and Cairn …');
const postgres = await startEmbeddedPostgres({ directory, durable: false });
try {
  const databaseUrl = postgres.url('cairn');
  await migrateToLatest(databaseUrl);
  const clock = new MovableClock('2026-11-23T08:00:00Z');
  const slack = await SandboxSlack.start({ clock, manifest: readManifest() });
  const cast = castOf(slack);
  const cairn = await startCairn({
    slack,
    databaseUrl,
    clocks: { calendar: clock, machine: systemClock },
    logger: createLogger('error'),
  });
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
