import type pg from 'pg';
import { MovableClock } from '../../src/core/clock.ts';
import { connect } from '../../src/database/connect.ts';
import { claimerRole } from '../../src/database/roles.ts';
import type { Bench } from './measure.ts';
import { manySchedules, momentOf } from './million.ts';
import { withClient } from './place.ts';
import { median, scaled, timed } from './statistics.ts';
import { sweepParts, sweepUntilEmpty } from './sweeping.ts';

/** Ours and theirs in turn, an hour of the calendar each; the first of both warms up. */
const turns = 4;

export const sweepDue: Bench = {
  name: 'sweep-due',
  title: '10,000 due of 1,000,000 schedules: opened, moved on, journalled and prompted',
  async run(options) {
    const count = scaled(1_000_000, options.scale, 10_000);
    const due = count / 100;
    const { url } = await manySchedules(options, count);
    const calendar = new MovableClock(momentOf(-1));
    const database = connect(url);
    const parts = sweepParts(database, calendar);
    const ours: number[] = [];
    const theirs: number[] = [];
    try {
      await withClient(url, async (client) => {
        for (let turn = 0; turn < turns; turn += 1) {
          calendar.set(momentOf(turn * 2));
          await expectCount(client, due, async () => {
            ours.push(await timed(() => sweepUntilEmpty(parts)));
          });
          await expectCount(client, due, async () => {
            theirs.push(await timed(() => sweepInSql(client, momentOf(turn * 2 + 1))));
          });
          options.say(`sweep-due: ${ours.at(-1)?.toFixed(0)} ms, in SQL ${theirs.at(-1)?.toFixed(0)} ms`);
        }
      });
    } finally {
      await database.close();
    }
    const [mine, best] = [ours, theirs].map((times) => median(times.slice(1)));
    if (mine === undefined || best === undefined) throw new Error('nothing was measured');
    return [
      {
        name: 'sweep-due',
        measure: `${due.toLocaleString('en')} due of ${count.toLocaleString('en')} schedules, one process`,
        baseline: 'one SQL statement that does the same, next week by adding seven days',
        ours: mine,
        theirs: best,
        unit: 'ms',
        ratio: mine / best,
        target: { atMost: 3 },
        note: `the middle of ${turns - 1} each`,
      },
    ];
  },
};

/** Both must have done the whole work, or they cannot be compared. */
async function expectCount(client: pg.Client, due: number, work: () => Promise<void>): Promise<void> {
  const before = await counts(client);
  await work();
  const after = await counts(client);
  for (const [what, count] of Object.entries(after)) {
    const made = count - (before[what] ?? 0);
    if (made !== due) throw new Error(`${made} ${what} for ${due} that were due`);
  }
}

async function counts(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<Record<string, number>>(
    `select (select count(*)::int from check_ins) as check_ins, (select count(*)::int from deliveries) as deliveries,
      (select count(*)::int from journal_entries) as journal_entries`,
  );
  return rows[0] ?? {};
}

/** Claim, move on, open, prompt and journal, all in one. No zone, no rule: in UTC a week is seven days. */
async function sweepInSql(client: pg.Client, now: Date): Promise<void> {
  await client.query(`begin; set local role ${claimerRole}`);
  await client.query(
    `with due as (
      select workspace_id, id, mentorship_id, members, next_occurs_on, next_due_at from check_in_schedules
      where next_due_at <= $1 order by next_due_at for update skip locked
    ), moved as (
      update check_in_schedules as s set next_occurs_on = due.next_occurs_on + 7, next_due_at = due.next_due_at + interval '7 days',
        status = 'running', paused_until = null, updated_at = $1
      from due where s.workspace_id = due.workspace_id and s.id = due.id
    ), opened as (
      insert into check_ins (workspace_id, id, mentorship_id, schedule_id, occurs_on, state, opened_at, prompt_at, closes_at)
      select workspace_id, gen_random_uuid(), mentorship_id, id, next_occurs_on, 'open', $1, next_due_at, next_due_at + interval '48 hours'
      from due
      on conflict (workspace_id, schedule_id, occurs_on) do nothing
      returning workspace_id, id, mentorship_id, schedule_id, occurs_on, prompt_at
    ), prompted as (
      insert into deliveries (workspace_id, id, kind, operation, subject_id, target_kind, target, dedup_key, due_at, state, created_at)
      select o.workspace_id, gen_random_uuid(), 'check_in.prompt', 'post', o.id::text, 'people', due.members,
        'check_in.prompt:' || o.id, o.prompt_at, 'pending', $1
      from opened as o join due on due.workspace_id = o.workspace_id and due.id = o.schedule_id
    )
    insert into journal_entries (workspace_id, id, mentorship_id, event, subject_id, detail, at)
    select workspace_id, gen_random_uuid(), mentorship_id, 'check_in.opened', id::text, jsonb_build_object('occursOn', occurs_on), $1
    from opened`,
    [now],
  );
  await client.query('commit');
}
