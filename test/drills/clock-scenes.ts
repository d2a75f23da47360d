import { tzdataVersion } from '../../src/core/local-time.ts';
import type { Fault } from '../../src/sandbox/slack/faults.ts';
import { openClockBench } from './clock-bench.ts';
import { Expected, live, lookNow } from './clock-expected.ts';
import type { DrillRow } from './drill.ts';
import { Dice } from './dst-dice.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface SceneParts {
  readonly serverUrl: string;
  readonly seed: number;
  readonly pairs: number;
}

/** Cairn is down for a week: what it missed is caught up once, by day, and not at all where the next one is near. */
export async function weekOfDowntime({ serverUrl, seed, pairs }: SceneParts): Promise<DrillRow> {
  const dice = new Dice(seed);
  const bench = await openClockBench(serverUrl, dice, pairs, { shorter: true });
  try {
    const expected = new Expected(bench.pairs);
    const now = () => bench.calendar.now().getTime();
    await live(bench, expected, now() + 9 * day);
    const [before, foldedBefore] = [expected.count, expected.folded];
    await bench.goDown();
    bench.pass(7 * day + dice.between(0, 47) * 30 * minute);
    await bench.comeBack();
    await lookNow(bench, expected);
    await live(bench, expected, now() + day);
    const missed = expected.folded - foldedBefore;
    const caughtUp = expected.count - before;
    await live(bench, expected, now() + 8 * day);
    const note = `${missed} dates passed over, ${caughtUp} prompts in the first day back`;
    return expected.compare('a week of downtime', await bench.prompts(), { note });
  } finally {
    await bench.close();
  }
}

const jumps = [2_000, 90_000, 20 * minute, hour, 5 * hour, 26 * hour, 3 * day];

/** The clock goes wrong again and again, ahead or behind, and is put right some time later. */
export async function jumpingClock(
  { serverUrl, seed, pairs }: SceneParts,
  which: 'calendar and machine' | 'calendar' | 'machine',
  count: number,
): Promise<DrillRow> {
  const dice = new Dice(seed);
  const bench = await openClockBench(serverUrl, dice, pairs);
  const jump = (ms: number) => {
    const { calendar, machine } = bench;
    if (which !== 'machine') calendar.set(new Date(calendar.now().getTime() + ms));
    if (which !== 'calendar') machine.set(new Date(machine.now().getTime() + ms));
  };
  try {
    const expected = new Expected(bench.pairs);
    const now = () => bench.calendar.now().getTime();
    for (let done = 0; done < count; done += 1) {
      await live(bench, expected, now() + dice.between(60, 36 * 60) * minute);
      const by = dice.oneOf(jumps) * dice.oneOf([1, -1]);
      jump(by);
      await lookNow(bench, expected);
      await live(bench, expected, now() + dice.between(0, 180) * minute);
      jump(-by);
      await lookNow(bench, expected);
    }
    await live(bench, expected, now() + 8 * day);
    return expected.compare(`${which} jump and come back`, await bench.prompts(), {
      note: `${count} × by 2 s to 3 days`,
    });
  } finally {
    await bench.close();
  }
}

/** How long after Slack is back everything must be out, by a clock that nobody moves: the longest back-off and some. */
const allOutWithin = 7 * minute;

export const setBackAmongRetriesName = 'set back an hour while Slack was away';

/** Slack is away for a day and more; when it comes back, the clock is set back by an hour. Late is measured by true time. */
export async function setBackAmongRetries({ serverUrl, seed, pairs }: SceneParts): Promise<DrillRow> {
  const bench = await openClockBench(serverUrl, new Dice(seed), pairs);
  try {
    const expected = new Expected(bench.pairs);
    const now = () => bench.calendar.now().getTime();
    // The retries begin with the first prompts that fall due, and go on for as long as Slack is away.
    const away: Fault = { kind: 'refused_connection', times: Number.POSITIVE_INFINITY };
    bench.slack.faults.add(away);
    bench.goTo(expected.nextAt(now()));
    // Not as long as a check-in's window: what is not asked within that is not asked at all.
    const until = now() + 30 * hour;
    while (now() < until) {
      bench.goTo(Math.min(expected.nextAt(now() + 5 * minute), now() + 2 * hour, until));
      expected.look(now());
      await bench.due(0);
    }
    const waiting = expected.count;
    const before = (await bench.prompts()).length;
    bench.pass(-hour);
    bench.slack.faults.remove(away);
    for (let waited = 0; waited <= allOutWithin; waited += 10_000) {
      bench.pass(10_000);
      await bench.due(0);
    }
    const inTime = new Set((await bench.prompts()).map(({ ts }) => ts));
    bench.pass(2 * hour);
    await lookNow(bench, expected);
    const all = await bench.prompts();
    // When each came is judged here by true time, so the calendar's moment is not.
    const late = all.filter(({ ts }) => !inTime.has(ts)).length;
    const note = `${waiting - before} waited; all out within ${allOutWithin / minute} min of Slack's return, or late`;
    return { ...expected.compare(setBackAmongRetriesName, all, { note }), late };
  } finally {
    await bench.close();
  }
}

/**
 * Other time zone data come with another process: what is stored was computed with older ones, half an hour or an hour off.
 * Some instants move into the past, some away; two processes look at once.
 */
export async function newTzdata({ serverUrl, seed, pairs }: SceneParts): Promise<DrillRow> {
  const dice = new Dice(seed);
  const bench = await openClockBench(serverUrl, dice, pairs);
  try {
    const expected = new Expected(bench.pairs);
    const now = () => bench.calendar.now().getTime();
    await live(bench, expected, now() + 5 * day);
    // Half of them are due within the hour by one of the two computations: there a mistake would show.
    const nextAt = expected.nextAt(now());
    await live(bench, expected, nextAt - 20 * minute);
    await bench.goDown();
    const { rows } = await bench.looking.query<{ workspace_id: string; id: string }>(
      'select workspace_id, id from check_in_schedules where next_due_at is not null order by id',
    );
    for (const [index, { workspace_id, id }] of rows.entries()) {
      const off = [-60, -30, 30, 60][index % 4] ?? 0;
      await bench.looking.query(
        `update check_in_schedules set next_due_at = next_due_at + make_interval(mins => $1), tzdata = '2025a'
         where workspace_id = $2 and id = $3`,
        [off, workspace_id, id],
      );
    }
    // Time has gone on while it was down: some are due by now, though not by what is stored.
    bench.pass(25 * minute);
    await bench.comeBack();
    await lookNow(bench, expected);
    await live(bench, expected, now() + 15 * day);
    const { rows: left } = await bench.looking.query<{ old: string }>(
      'select count(*) as old from check_in_schedules where next_due_at is not null and tzdata <> $1',
      [tzdataVersion],
    );
    const note = `${rows.length} stored instants were ±30 or ±60 min off; ${left[0]?.old ?? '?'} left uncomputed`;
    const row = expected.compare('new tzdata with stored due times', await bench.prompts(), { note });
    return { ...row, lost: row.lost + Number(left[0]?.old ?? 1) };
  } finally {
    await bench.close();
  }
}
