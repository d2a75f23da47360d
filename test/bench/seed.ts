import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { tzdataVersion, weekdays } from '../../src/core/local-time.ts';
import { weeklyRule } from '../../src/core/recurrence.ts';
import { createTokenVault } from '../../src/slack/token-vault.ts';
import { withClient } from './place.ts';

export const signingSecret = 'a secret of the benchmarks';

/** Numbered from 1: `T000001`. */
export function workspaceIdOf(number: number): WorkspaceId {
  return `T${String(number).padStart(6, '0')}` as WorkspaceId;
}

export function tokenOf(workspaceId: WorkspaceId): string {
  return `xoxb-${workspaceId}`;
}

/** An occurrence of a weekly rhythm in UTC. */
export interface Slot {
  readonly dueAt: string;
  readonly occursOn: string;
  readonly localTime: string;
  readonly rrule: string;
}

/** The weekly rhythm that falls due at this instant, to the minute. */
export function slotAt(instant: Date): Slot {
  const dueAt = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
  const [occursOn = '', time = ''] = dueAt.toISOString().split('T');
  const weekday = weekdays[(dueAt.getUTCDay() + 6) % 7] ?? 'MO';
  return { dueAt: dueAt.toISOString(), occursOn, localTime: time.slice(0, 5), rrule: weeklyRule(1, weekday) };
}

/**
 * Writes rows fast: what triggers and foreign keys would check is right by the way it is made. All at once for whoever
 * looks on: a worker that sweeps meanwhile finds no pair whose people are still to come.
 */
export async function loading(url: string, load: (client: pg.Client) => Promise<void>): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'");
    await client.query('begin');
    await load(client);
    await client.query('commit');
    await client.query('analyze');
  });
}

export interface Pairs {
  /** The number of the first workspace, and how many there are. */
  readonly first: number;
  readonly workspaces: number;
  readonly pairsEach: number;
  /** When their check-ins fall due: in turn. */
  readonly slots: readonly Slot[];
  /** Whether the two have goals with steps, their DM and themselves, as needed to send their prompts. */
  readonly withContent: boolean;
}

/** Workspaces with Cairn installed, and pairs in them whose check-ins fall due; they began in different weeks of a year. */
export async function loadPairs(client: pg.Client, pairs: Pairs): Promise<void> {
  await loadWorkspaces(client, pairs);
  const { first, workspaces, pairsEach, slots } = pairs;
  await client.query(
    `create temporary table pairs as
      select w, p, 'T' || lpad(w::text, 6, '0') as workspace_id, 'UA' || p as mentor_id, 'UB' || p as mentee_id,
        md5('mentorship' || w || '/' || p)::uuid as id, ((w::bigint * $3 + p) % $4) + 1 as slot
      from generate_series($1::int, $1::int + $2::int - 1) as w, generate_series(1, $3::int) as p`,
    [first, workspaces, pairsEach, slots.length],
  );
  await client.query(`insert into mentorships
      (workspace_id, id, program_id, mentor_id, mentee_id, status, starts_on, paired_by, paired_at)
    select workspace_id, id, md5('program' || w)::uuid, mentor_id, mentee_id, 'active', '2026-01-05', mentor_id, '2026-01-05T09:00:00Z'
    from pairs`);
  await client.query(
    `insert into check_in_schedules (workspace_id, id, mentorship_id, members, rrule, anchor_on, local_time, zone_of, zone,
        status, next_occurs_on, next_due_at, tzdata, updated_at)
      select workspace_id, md5('schedule' || w || '/' || p)::uuid, id, array[mentor_id, mentee_id], s.rrule,
        s.occurs_on - 7 * (p % 52), s.local_time, 'fixed', 'UTC', 'running', s.occurs_on, s.due_at, $5, s.due_at - interval '7 days'
      from pairs join unnest($1::timestamptz[], $2::date[], $3::text[], $4::text[])
        with ordinality as s (due_at, occurs_on, local_time, rrule, slot) using (slot)`,
    [
      slots.map(({ dueAt }) => dueAt),
      slots.map(({ occursOn }) => occursOn),
      slots.map(({ localTime }) => localTime),
      slots.map(({ rrule }) => rrule),
      tzdataVersion,
    ],
  );
  if (pairs.withContent) await loadContent(client);
  await client.query('drop table pairs');
}

async function loadWorkspaces(client: pg.Client, { first, workspaces }: Pairs): Promise<void> {
  const vault = createTokenVault(createHash('sha256').update(signingSecret).digest());
  const ids = Array.from({ length: workspaces }, (_, index) => workspaceIdOf(first + index));
  const sealed = ids.map((id) => vault.seal(id, tokenOf(id)));
  await client.query(`insert into workspaces select unnest($1::text[]), '2026-01-01T00:00:00Z'`, [ids]);
  await client.query(
    `insert into installations (workspace_id, bot_id, bot_user_id, sealed_token, installed_at)
      select id, 'B1', 'UBOT1', sealed, '2026-01-01T00:00:00Z' from unnest($1::text[], $2::text[]) as t (id, sealed)`,
    [ids, sealed],
  );
  await client.query(
    `insert into programs (workspace_id, id, rrule, local_time, zone_of, created_at, updated_at)
      select 'T' || lpad(w::text, 6, '0'), md5('program' || w)::uuid, 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO', '10:00', 'mentee', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'
      from generate_series($1::int, $1::int + $2::int - 1) as w`,
    [first, workspaces],
  );
}

/** Two agreed goals a pair, two open steps a goal: as much as a prompt usually shows. */
async function loadContent(client: pg.Client): Promise<void> {
  await client.query(`insert into people
      (workspace_id, id, name, time_zone, is_admin, is_bot, is_deactivated, is_external, fetched_at)
    select workspace_id, mentor_id, 'Ana ' || p, 'Europe/Berlin', false, false, false, false, '2026-01-05T09:00:00Z'::timestamptz from pairs
    union all
    select workspace_id, mentee_id, 'Bibek ' || p, 'Asia/Kathmandu', false, false, false, false, '2026-01-05T09:00:00Z'::timestamptz from pairs`);
  await client.query(`insert into conversations (workspace_id, members, channel_id, opened_at)
    select workspace_id, array[mentor_id, mentee_id], 'G' || w || 'P' || p, '2026-01-05T09:00:00Z' from pairs`);
  await client.query(`insert into goals (workspace_id, id, mentorship_id, status, title, evidence, achievable, relevant,
      deadline_on, horizon, measure, baseline, target, unit, progress, revision, created_by, created_at, agreed_at)
    select workspace_id, md5('goal' || w || '/' || p || '/' || g)::uuid, id, 'agreed',
      'Give three talks at conferences about distributed systems, number ' || g, 'Three recordings that others can watch',
      'One every four months, with a rehearsal before each', 'It is how I learn to explain what I build',
      '2027-06-30', 'short', 'number', 0, 3, 'talks', 1, 1, mentee_id, '2026-02-01T09:00:00Z', '2026-02-02T09:00:00Z'
    from pairs, generate_series(1, 2) as g`);
  await client.query(`insert into steps (workspace_id, id, goal_id, position, title, due_on, is_milestone)
    select workspace_id, md5('step' || w || '/' || p || '/' || g || '/' || s)::uuid, md5('goal' || w || '/' || p || '/' || g)::uuid, s,
      'Write the outline of the next talk and show it to two colleagues', '2027-01-31', false
    from pairs, generate_series(1, 2) as g, generate_series(1, 2) as s`);
}
