import pg from 'pg';
import { MovableClock } from '../../src/core/clock.ts';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { startCairn } from '../../src/sandbox/cairn.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { castOf, tellStory } from '../../src/sandbox/story/tell-story.ts';
import { patientSlack } from './patient-slack.ts';
import { restWith } from './rest-with.ts';
import { cloneDatabase, type TestDatabase } from './test-database.ts';

/** What takes months of check-ins to come about; the tables are the same however their rows came. */
async function chooseForThemselves({ url }: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const of = 'from check_ins as c join mentorships as m on m.workspace_id = c.workspace_id and m.id = c.mentorship_id';
  const goal = 'join goals as g on g.workspace_id = m.workspace_id and g.mentorship_id = m.id';
  await client.query(`insert into participations (workspace_id, check_in_id, person_id, focus_fits)
    select c.workspace_id, c.id, m.mentee_id, true ${of}`);
  await client.query(`insert into reminder_mutes (workspace_id, mentorship_id, person_id, muted_at)
    select workspace_id, id, mentor_id, paired_at from mentorships`);
  await client.query(`insert into answer_drafts (workspace_id, check_in_id, person_id, typed, saved_at)
    select c.workspace_id, c.id, m.mentor_id, '{"guidance": "Half a thought"}', c.opened_at ${of}`);
  await client.query(`insert into goal_reviews (workspace_id, check_in_id, person_id, goal_id, choice, reviewed_at)
    select c.workspace_id, c.id, m.mentee_id, g.id, 'keep', c.opened_at ${of} ${goal}`);
  await client.query(`insert into quarantined_rows (workspace_id, source, row_id, reason, set_aside_at, retry_at)
    select workspace_id, 'check-ins.open', id::text, 'unreadable:zone', updated_at, updated_at from check_in_schedules`);
  await client.end();
}

/** A database in which two workspaces have lived the whole story, so that every table has rows of both. */
export async function twoStories(): Promise<{ database: TestDatabase; acme: WorkspaceId; globex: WorkspaceId }> {
  const start = '2026-11-23T03:30:00Z';
  const clock = new MovableClock(start);
  const slack = await SandboxSlack.start({ clock, ...patientSlack, manifest: readManifest() });
  const casts = [castOf(slack), castOf(slack)] as const;
  const database = await cloneDatabase();
  const machine = new MovableClock('2026-01-01T00:00:00Z');
  const cairn = await startCairn({ slack, databaseUrl: database.url, clocks: { calendar: clock, machine } });
  restWith(slack, () => [cairn.app]);
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
      await cast.mentee.command('/checkin', 'talked The first slides');
      await (await cast.mentee.modal('You talked')).submit();
      await cast.mentee.command('/checkin', 'times');
      await (await cast.mentee.modal('My times')).submit();
      await cast.lead.command('/mentorship', 'days');
      const days = await cast.lead.modal('Days without check-ins');
      await days.fill('What is it?', 'Retreat');
      await days.fill('First day', '2027-12-27');
      await days.submit();
      await cast.lead.command('/mentorship', 'questions');
      await (await cast.lead.modal('Questions')).click('Up');
      await cast.mentee.command('/checkin', 'off from 1 July 2027 until 9 July 2027');
    }
    await chooseForThemselves(database);
  } finally {
    await cairn.stop();
    await slack.close();
  }
  return { database, acme: casts[0].acme.id as WorkspaceId, globex: casts[1].acme.id as WorkspaceId };
}
