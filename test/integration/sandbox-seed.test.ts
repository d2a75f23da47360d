import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MovableClock } from '../../src/core/clock.ts';
import type { WorkspaceId } from '../../src/core/ids.ts';
import { localDateOf, localTimeOf, type TimeZone } from '../../src/core/local-time.ts';
import { silentLogger } from '../../src/core/logger.ts';
import { connect } from '../../src/database/connect.ts';
import { type WorkspaceTransaction, withWorkspace } from '../../src/database/transaction.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import type { Preparing } from '../../src/sandbox/page-door/backstage-contract.ts';
import { createCast, findCast } from '../../src/sandbox/seed/cast.ts';
import { livePast, pastBeginsAt, pastEndsAt } from '../../src/sandbox/seed/live-past.ts';
import { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import { cloneDatabase } from '../support/test-database.ts';

/** Two lives of three months on a busy machine. */
const patienceMs = 240_000;

async function live() {
  const clock = new MovableClock(pastBeginsAt);
  const slack = await SandboxSlack.start({ clock, manifest: readManifest() });
  const cast = createCast(slack);
  const database = await cloneDatabase();
  const told: Preparing[] = [];
  await livePast({ slack, cast, databaseUrl: database.url, clock, logger: silentLogger }, (preparing) => {
    told.push(preparing);
  });
  const connection = connect(database.url);
  return {
    slack,
    cast,
    clock,
    told,
    read: <T>(query: (tx: WorkspaceTransaction) => Promise<T>) =>
      withWorkspace(connection, cast.workspace.id as WorkspaceId, query),
    /** Everything that stands in Slack, as people see it. */
    messages: () =>
      cast.workspace.store.all().map(({ ts, channelId, authorId, threadTs, text }) => ({
        ts,
        channelId,
        authorId,
        threadTs,
        text,
      })),
    async close() {
      await connection.close();
      await slack.close();
      await database.drop();
    },
  };
}

type Lived = Awaited<ReturnType<typeof live>>;

let acme: Lived;

beforeAll(async () => {
  acme = await live();
}, patienceMs);

afterAll(() => acme.close());

/** How often each value stands there. */
function tally(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

/** Check-ins with their zone, their pair, and who answered. */
function listCheckIns({ read }: Lived) {
  return read(async (tx) => {
    const checkIns = await tx
      .selectFrom('checkIns as c')
      .innerJoin('checkInSchedules as s', 's.id', 'c.scheduleId')
      .innerJoin('mentorships as m', 'm.id', 'c.mentorshipId')
      .innerJoin('people as mentee', 'mentee.id', 'm.menteeId')
      .select(['c.id', 'c.occursOn', 'c.state', 'c.closedBecause', 's.zone', 's.localTime', 'mentee.name as mentee'])
      .orderBy('c.occursOn')
      .execute();
    const answers = await tx.selectFrom('answers').select(['checkInId', 'role', 'isLate', 'editedAt']).execute();
    const prompts = await tx
      .selectFrom('deliveries')
      .select(['subjectId', 'state', 'ts'])
      .where('kind', '=', 'check_in.prompt')
      .where('operation', '=', 'post')
      .execute();
    return checkIns.map((checkIn) => ({
      ...checkIn,
      answers: answers.filter(({ checkInId }) => checkInId === checkIn.id),
      prompts: prompts.filter(({ subjectId }) => subjectId === checkIn.id),
    }));
  });
}

describe('the past of Acme', () => {
  test('tells how far it is, week by week, and ends when the page opens', () => {
    expect(acme.told.length).toBeGreaterThan(10);
    expect(acme.told[0]).toEqual({ done: 0, of: 13, says: 'Week of 24 August 2026' });
    expect(acme.told.every(({ done }, index) => done > (acme.told[index - 1]?.done ?? -1))).toBe(true);
    expect(acme.clock.now().toISOString()).toBe(new Date(pastEndsAt).toISOString());
  });

  test('lost nothing on the way: nothing refused by Slack, nothing dead, nothing left that was due', async () => {
    const deliveries = await acme.read((tx) => tx.selectFrom('deliveries').select(['state', 'dueAt']).execute());
    // What is planned for a day to come (a deadline) waits for it.
    const [last = new Date(0)] = deliveries
      .filter(({ state }) => state === 'sent')
      .map(({ dueAt }) => dueAt)
      .sort((a, b) => b.getTime() - a.getTime());
    const due = deliveries.filter(({ state, dueAt }) => state !== 'pending' || dueAt <= last);
    const { sent = 0, moot = 0, ...rest } = tally(due.map(({ state }) => state));
    expect(sent).toBeGreaterThan(250);
    expect(moot).toBeLessThan(sent);
    expect(rest).toEqual({});
    expect(acme.slack.calls.filter(({ refusedBecause }) => refusedBecause !== undefined)).toEqual([]);
  });

  test(
    'is the same each time it is lived',
    async () => {
      const again = await live();
      try {
        expect(again.messages()).toEqual(acme.messages());
      } finally {
        await again.close();
      }
    },
    patienceMs,
  );
});

describe('its people', () => {
  test('live in four time zones, lead, mentor and learn', () => {
    const people = Object.values(acme.cast.people);
    expect(new Set(people.map(({ user }) => user.tz))).toEqual(
      new Set(['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'Europe/Berlin']),
    );
    expect(people.every(({ user }) => user.title !== '')).toBe(true);
    expect(people.filter(({ user }) => user.isAdmin).map(({ name }) => name)).toEqual(['Lena']);
  });

  test('are found again by name', () => {
    const found = findCast(acme.cast.workspace);
    expect(found.people.bibek).toBe(acme.cast.people.bibek);
    expect(found.celebrations.id).toBe(acme.cast.celebrations.id);
  });

  test('are five active pairs and one that ended; one person is mentor in one and mentee in another', async () => {
    const pairs = await acme.read((tx) => tx.selectFrom('mentorships').selectAll().execute());
    expect(tally(pairs.map(({ status }) => status))).toEqual({ active: 5, ended: 1 });
    const mentors = new Set(pairs.map(({ mentorId }) => mentorId));
    expect(pairs.filter(({ menteeId }) => mentors.has(menteeId)).map(({ menteeId }) => menteeId)).toEqual([
      acme.cast.people.jonas.id,
    ]);
  });

  test('of the guided tour are not paired yet, and live in different zones', async () => {
    const { mentor, mentee, colleague } = acme.cast.tour;
    const pairs = await acme.read((tx) => tx.selectFrom('mentorships').select(['mentorId', 'menteeId']).execute());
    const paired = pairs.flatMap(({ mentorId, menteeId }): string[] => [mentorId, menteeId]);
    expect(paired).not.toContain(mentor.id);
    expect(paired).not.toContain(mentee.id);
    expect(paired).not.toContain(colleague.id);
    expect(mentor.user.tz).not.toBe(mentee.user.tz);
  });
});

describe('what they lived', () => {
  test('goals in every state and of both horizons, with a reason where one was dropped', async () => {
    const { goals, reasons } = await acme.read(async (tx) => ({
      goals: await tx.selectFrom('goals').selectAll().execute(),
      reasons: await tx.selectFrom('goalRevisions').select('reason').where('kind', '=', 'dropped').execute(),
    }));
    expect(Object.keys(tally(goals.map(({ status }) => status))).sort()).toEqual([
      'achieved',
      'agreed',
      'dropped',
      'proposed',
    ]);
    expect(Object.keys(tally(goals.map(({ horizon }) => horizon))).sort()).toEqual(['long', 'short']);
    expect(reasons.map(({ reason }) => reason)).toEqual([expect.stringContaining('did not stick')]);
    const shares = goals.map(({ baseline, target, progress }) => (progress - baseline) / (target - baseline));
    expect(new Set(shares).size).toBeGreaterThan(5);
  });

  test('steps that are ticked, open and overdue, milestones among them', async () => {
    const steps = await acme.read((tx) => tx.selectFrom('steps').selectAll().execute());
    const open = steps.filter(({ tickedAt }) => tickedAt === null);
    expect(steps.some(({ tickedAt, isMilestone }) => tickedAt !== null && isMilestone)).toBe(true);
    expect(open.some(({ dueOn }) => dueOn !== null && dueOn < '2026-11-23')).toBe(true);
    expect(open.some(({ dueOn }) => dueOn !== null && dueOn > '2026-11-23')).toBe(true);
  });

  test('each check-in was asked once, at its local time, whatever the clocks did in between', async () => {
    const checkIns = await listCheckIns(acme);
    expect(checkIns.length).toBeGreaterThan(40);
    for (const { prompts, zone, occursOn, localTime } of checkIns) {
      expect(prompts).toEqual([expect.objectContaining({ state: 'sent' })]);
      const asked = new Date(Number(prompts[0]?.ts?.split('.')[0]) * 1000);
      expect([localDateOf(asked, zone as TimeZone), localTimeOf(asked, zone as TimeZone)]).toEqual([
        occursOn,
        localTime,
      ]);
    }
    const utcTimes = (wanted: string) =>
      new Set(checkIns.filter(({ mentee }) => mentee === wanted).map(({ prompts }) => utcTime(prompts[0]?.ts ?? '')));
    // On the clocks of Lord Howe, New York and Berlin, each of which changed; Kathmandu's never does.
    expect([...utcTimes('Bibek')]).toEqual(['07:30', '07:00']);
    // Theirs fell silent before their clocks changed.
    expect([...utcTimes('Ines')]).toEqual(['14:00']);
    expect([...utcTimes('Jonas')]).toEqual(['07:30', '08:30']);
    expect([...utcTimes('Sushila')]).toEqual(['10:15']);
  });

  test('answered by both, by one, late, edited, and by nobody', async () => {
    const closed = (await listCheckIns(acme)).filter(({ state }) => state === 'closed');
    const answers = closed.flatMap((one) => one.answers);
    expect(Object.keys(tally(closed.map((one) => String(one.answers.length)))).sort()).toEqual(['0', '1', '2']);
    expect(answers.some(({ isLate }) => isLate)).toBe(true);
    expect(answers.some(({ editedAt }) => editedAt !== null)).toBe(true);
  });

  test('one pair has gone quiet, one is paused, and one check-in is open', async () => {
    const checkIns = await listCheckIns(acme);
    const lastOf = (mentee: string, most = 8) => checkIns.filter((one) => one.mentee === mentee).slice(-most);
    expect(lastOf('Ines', 3).flatMap(({ answers }) => answers)).toEqual([]);
    expect(lastOf('Ines', 3)).toHaveLength(3);
    for (const busy of ['Bibek', 'Jonas', 'Sushila']) {
      expect(lastOf(busy).flatMap(({ answers }) => answers).length).toBeGreaterThan(8);
    }
    expect(checkIns.filter(({ state }) => state === 'open').map(({ mentee }) => mentee)).toEqual(['Bibek']);
    const schedules = await acme.read((tx) => tx.selectFrom('checkInSchedules').selectAll().execute());
    expect(tally(schedules.map(({ status }) => status))).toEqual({ running: 3, quiet: 1, paused: 1, stopped: 1 });
    const next = schedules.flatMap(({ nextDueAt }) => nextDueAt ?? []).map((at) => at.toISOString());
    expect(next.sort()[0]).toBe('2026-11-23T10:15:00.000Z');
  });

  test('one obstacle was overcome, one is in the way', async () => {
    const found = await acme.read((tx) => tx.selectFrom('obstacles').selectAll().orderBy('raisedAt').execute());
    expect(found.map(({ status }) => status)).toEqual(['closed', 'raised']);
    expect(found.every(({ view }) => view !== '')).toBe(true);
  });

  test('wins were celebrated with kudos from several, kept between the two, declined, and one waits', async () => {
    const { wins, kudos } = await acme.read(async (tx) => ({
      wins: await tx.selectFrom('wins').selectAll().execute(),
      kudos: await tx.selectFrom('kudos').select('winId').execute(),
    }));
    const celebrated = wins.filter(({ status }) => status === 'celebrated');
    expect(tally(wins.map(({ status }) => status))).toMatchObject({ shared_with_pair: 1, declined: 1, offered: 1 });
    expect(celebrated.length).toBeGreaterThan(4);
    for (const { id } of celebrated) expect(kudos.filter(({ winId }) => winId === id).length).toBeGreaterThan(2);
    const inChannel = acme.messages().filter(({ channelId }) => channelId === acme.cast.celebrations.id);
    expect(inChannel.filter(({ text }) => text.includes(' celebrates: '))).toHaveLength(celebrated.length);
  });

  test('labs and projects at work and done, notes of both kinds, and insights that were thanked for', async () => {
    const { undertakings, notes } = await acme.read(async (tx) => ({
      undertakings: await tx.selectFrom('undertakings').selectAll().execute(),
      notes: await tx.selectFrom('journalNotes').selectAll().execute(),
    }));
    expect(tally(undertakings.map(({ kind, status }) => `${kind} ${status}`))).toEqual({
      'lab done': 1,
      'project under_way': 1,
    });
    expect(tally(notes.map(({ kind, isShared }) => `${kind} ${isShared ? 'shared' : 'private'}`))).toMatchObject({
      'note private': 1,
      'note shared': 1,
      'insight shared': 1,
      'opportunity shared': 1,
    });
    expect(notes.filter(({ thankedAt }) => thankedAt !== null)).toHaveLength(2);
  });

  test('people wrote to one another, and have read all but the last days', () => {
    const { workspace, people, general } = acme.cast;
    const typed = acme.messages().filter(({ authorId }) => authorId !== workspace.botUserId);
    expect(new Set(typed.map(({ channelId }) => channelId)).size).toBeGreaterThan(4);
    const mark = workspace.readMarks.of(people.grace.id, general.id) ?? '';
    const unread = acme.messages().filter(({ channelId, ts }) => channelId === general.id && ts > mark);
    expect(unread).toHaveLength(3);
  });
});

function utcTime(ts: string): string {
  return localTimeOf(new Date(Number(ts.split('.')[0]) * 1000), 'UTC' as TimeZone);
}
