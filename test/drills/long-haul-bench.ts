import pg from 'pg';
import { MovableClock } from '../../src/core/clock.ts';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import { connect } from '../../src/database/connect.ts';
import { meetPerson } from '../../src/features/people/actions.ts';
import { type SandboxCairn, startCairn } from '../../src/sandbox/cairn.ts';
import { actorOn, somebody } from './clock-pairs.ts';
import { CountingSink } from './long-haul-sink.ts';
import { openPlace } from './place.ts';

export const adminId = 'UADMIN';

export interface PromptOfDay {
  readonly mentorshipId: string;
  readonly checkInId: string;
  readonly occursOn: string;
}

export type LongHaulBench = Awaited<ReturnType<typeof openLongHaulBench>>;

/** Cairn on a Postgres of its own, before a Slack that only counts. */
export async function openLongHaulBench(serverUrl: string, begin: string, workspaces: number) {
  const calendar = new MovableClock(begin);
  const machine = new MovableClock(begin);
  const place = await openPlace(serverUrl);
  const sink = await CountingSink.start(calendar, workspaces);
  const looking = new pg.Pool({ connectionString: place.url, max: 2 });
  // Where the database is dropped before Postgres has seen the last of these connections end, it says so to them.
  looking.on('error', () => {});
  looking.on('connect', (client) => client.on('error', () => {}));
  const database = connect(place.url);
  const actor = actorOn(database, calendar);
  let cairn: SandboxCairn | undefined;

  const bench = {
    sink,
    calendar,
    machine,
    actor,
    async start(): Promise<void> {
      cairn = await startCairn({ slack: sink, databaseUrl: place.url, clocks: { calendar, machine }, role: 'worker' });
    },
    async goDown(): Promise<void> {
      await cairn?.stop();
      cairn = undefined;
    },
    /** Both clocks, to this instant. */
    goTo(instant: number): void {
      const step = instant - calendar.now().getTime();
      calendar.set(new Date(instant));
      machine.set(new Date(machine.now().getTime() + step));
    },
    /** Does what is due. What Slack's pace holds back is waited for, second by second. @returns the seconds waited */
    async due(): Promise<number> {
      for (let seconds = 0; ; seconds += 1) {
        await cairn?.runDueWork();
        const [row] = await bench.query<{ left: string }>(
          `select count(*) as left from deliveries where state = 'pending' and due_at <= $1`,
          [calendar.now()],
        );
        if (row?.left === '0' || seconds >= 600) return seconds;
        machine.advance({ seconds: 1 });
      }
    },
    /** Which dates the prompts ask about that Slack was sent since the last time. */
    async newPrompts(): Promise<PromptOfDay[]> {
      const posted = sink.takePrompts();
      if (posted.length === 0) return [];
      const found = await bench.query<PromptOfDay>(
        `select c.mentorship_id as "mentorshipId", c.id as "checkInId", c.occurs_on::text as "occursOn"
         from unnest($1::text[], $2::uuid[]) as p (workspace_id, id)
         join check_ins c on c.workspace_id = p.workspace_id and c.id = p.id`,
        [posted.map(({ workspaceId }) => workspaceId), posted.map(({ checkInId }) => checkInId)],
      );
      if (found.length !== posted.length)
        throw new Error('a prompt in Slack about a check-in that is not in the books');
      return found;
    },
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await looking.query<Row>(text, values)).rows;
    },
    async close(): Promise<void> {
      await bench.goDown();
      await database.close();
      await looking.end();
      await sink.close();
      await place.drop();
    },
  };
  await bench.start();
  for (const { id } of sink.workspaces) {
    await actor.asPerson(id as WorkspaceId, adminId as PersonId, (act) =>
      meetPerson(act, somebody(adminId, 'UTC', true)),
    );
  }
  return bench;
}
