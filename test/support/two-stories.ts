import { MovableClock } from '../../src/core/clock.ts';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { startCairn } from '../../src/sandbox/cairn.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { castOf, tellStory } from '../../src/sandbox/story/tell-story.ts';
import { cloneDatabase, type TestDatabase } from './test-database.ts';

/** A database in which two workspaces have lived the whole story, so that every table has rows of both. */
export async function twoStories(): Promise<{ database: TestDatabase; acme: WorkspaceId; globex: WorkspaceId }> {
  const start = '2026-11-23T03:30:00Z';
  const clock = new MovableClock(start);
  const slack = await SandboxSlack.start({ clock, manifest: readManifest() });
  const casts = [castOf(slack), castOf(slack)] as const;
  const database = await cloneDatabase();
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const cairn = await startCairn({ slack, databaseUrl: database.url, clocks: { calendar: clock, machine } });
  try {
    for (const cast of casts) {
      clock.set(start);
      await tellStory({ slack, cast, clock, cairn, print: () => {} });
      await cast.mentee.command('/goal', 'obstacle Large meetings make me quiet');
      await (await cast.mentee.modal('Raise an obstacle')).submit();
      await cast.mentee.command('/checkin', 'calendar');
      await (await cast.mentee.modal('Your calendar')).click('Make my address');
      await cast.lead.command('/mentorship', 'objectives');
      await (await cast.lead.modal('Objectives and values')).click('Add');
      const value = await cast.lead.modal('Add to the list');
      await value.fill('In a few words', 'We explain what we build');
      await value.submit();
    }
  } finally {
    await cairn.stop();
    await slack.close();
  }
  return { database, acme: casts[0].acme.id as WorkspaceId, globex: casts[1].acme.id as WorkspaceId };
}
