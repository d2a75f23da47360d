import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiCall } from '../../src/sandbox/slack/model.ts';
import type { SandboxSlack } from '../../src/sandbox/slack/sandbox-slack.ts';
import type { SandboxWorkspace } from '../../src/sandbox/slack/sandbox-workspace.ts';
import { callTimeoutMs } from '../../src/slack/web-client.ts';
import { Crew, within } from './crew.ts';
import type { Drill, DrillOptions, DrillRow } from './drill.ts';
import { plantMendables, resend } from './mendables.ts';
import { readWaits } from './retry-after.ts';
import { seededRandom } from './seeded.ts';
import {
  type Asked,
  addWorkspaces,
  arrivals,
  dueAtMs,
  isAllAsked,
  openTroublePlace,
  type Pair,
  promptsOf,
  seedPairs,
  statesOf,
  type TroublePlace,
  tally,
} from './trouble-place.ts';

interface Size {
  readonly healthy: number;
  readonly troubled: number;
  readonly pairsEach: number;
  /** Over so many minutes of the calendar, a second each. */
  readonly minutes: number;
  readonly restSeconds: number;
}

const sizes: Record<DrillOptions['size'], Size> = {
  full: { healthy: 10, troubled: 10, pairsEach: 60, minutes: 60, restSeconds: 240 },
  short: { healthy: 3, troubled: 2, pairsEach: 8, minutes: 3, restSeconds: 60 },
};

const on = '2027-03-24';
const base = `${on}T10:00:00.000Z`;
const calendarPace = 60;
const workers = 2;
const shareOfTrouble = 0.3;
/** One back-off after another, and five seconds for each answer that comes too late. */
const lateAfterMs = 60_000;
const mostSlowdown = 1.05;

/** A Slack that fails in every way it has, for some; the others must not notice. */
export const badSlack: Drill = {
  name: 'bad-slack',
  title:
    'Three calls in ten go wrong in some workspaces, others are revoked, archived or deactivated; the rest keep pace.',
  async run({ size, serverUrl, say }) {
    const how = sizes[size];
    say('alone: the healthy workspaces, with nobody beside them');
    const alone = await runOnce(serverUrl, { ...how, troubled: 0 }, say);
    say('beside workspaces in trouble');
    const beside = await runOnce(serverUrl, how, say);
    return [...beside.rows, ...paceRows(alone.healthy, beside.healthy)];
  },
};

/** How one healthy workspace fared. */
interface Fared {
  /** From the first due time to the last message. */
  readonly tookMs: number;
  readonly meanWaitMs: number;
  readonly lost: number;
  readonly doubled: number;
}

async function runOnce(serverUrl: string, how: Size, say: (line: string) => void) {
  const place = await openTroublePlace(serverUrl, base);
  let crew: Crew | undefined;
  try {
    const { slack, database } = place;
    const random = seededRandom(1_303);
    const healthy = await addWorkspaces(place, names('Healthy', how.healthy));
    const troubled = await addWorkspaces(place, names('Troubled', how.troubled));
    const healthyPairs = await seedEach(place, healthy, how);
    const troubledPairs = await seedEach(place, troubled, how);
    const plans = troubled.map((workspace, index) => planFaults(slack, workspace, 1 + (index % 4), random));
    const mendables = how.troubled > 0 ? await plantMendables(place, spread(how)) : undefined;
    place.runCalendar({ pace: calendarPace });
    const start = place.workerStart('worker');
    crew = await Crew.start(Array.from({ length: workers }, () => start));

    // Mid-way.
    await sleep(place.calendar.run.startsAtMs + (how.minutes * 1000) / 3 - Date.now());
    await mendables?.breakAll();
    const ordinary = [...healthyPairs, ...troubledPairs];
    const isAsked = () => ordinary.every((pair) => promptsOf(pair).length > 0);
    const lastAtMs = place.calendar.run.startsAtMs + how.minutes * 1000;
    await sleep(Math.max(0, lastAtMs - Date.now()));
    say('everything has fallen due; the rest arrives');
    await within(how.restSeconds, isAsked);
    const rows: DrillRow[] = [];
    let leaptAtMs = Number.POSITIVE_INFINITY;
    if (mendables) {
      await within(how.restSeconds, () => mendables.hasFailed());
      const failed = await mendables.readFailed();
      for (const line of await statesOf(database.eyes)) say(line);
      mendables.mendAll();
      for (const id of failed.dead.keys()) await resend(database.eyes, id);
      // A refused token is tried again after a minute, an archived channel after two; nobody waits for that here.
      leaptAtMs = Date.now();
      await crew.leap(120);
      await within(how.restSeconds, () => mendables.hasArrived());
      rows.push(...mendables.rowsOf(failed));
      await within(how.restSeconds, () => isAllAsked(database.eyes, [...ordinary, ...mendables.pairs]));
    }
    await crew.stop();
    if (how.troubled > 0) rows.unshift(...troubleRows(place, troubledPairs, { plans, leaptAtMs }));
    const fared = healthy.map((workspace) =>
      fare(
        place,
        healthyPairs.filter((pair) => pair.workspace === workspace),
      ),
    );
    return { rows, healthy: fared };
  } finally {
    await crew?.stop();
    await place.close();
  }
}

const names = (what: string, many: number) => Array.from({ length: many }, (_, index) => `${what} ${index}`);

async function seedEach(place: TroublePlace, workspaces: readonly SandboxWorkspace[], how: Size): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const workspace of workspaces) pairs.push(...(await seedPairs(place, workspace, spread(how))));
  return pairs;
}

/** So many pairs, asked one after another over the minutes. */
function spread({ pairsEach, minutes }: Size): Asked[] {
  return Array.from({ length: pairsEach }, (_, index) => {
    const minute = 1 + Math.floor((index * (minutes - 1)) / pairsEach);
    return { on, at: new Date(Date.parse(base) + minute * 60_000).toISOString().slice(11, 16), zone: 'UTC' };
  });
}

interface FaultPlan {
  readonly workspace: SandboxWorkspace;
  readonly retryAfterSeconds: number;
}

const troubles = [
  '429',
  '500',
  'cut before it was stored',
  'cut after it was stored',
  'slower than the timeout',
] as const;

/** Three calls in ten meet a trouble, each kind as often as the others. */
function planFaults(
  slack: SandboxSlack,
  workspace: SandboxWorkspace,
  retryAfterSeconds: number,
  random: () => number,
): FaultPlan {
  const kinds = [
    { kind: 'rate_limited', retryAfterSeconds },
    { kind: 'server_error' },
    { kind: 'refused_connection' },
    { kind: 'lost_answer' },
    { kind: 'slow', ms: callTimeoutMs + 1_500 },
  ] as const;
  kinds.forEach((kind, index) => {
    // Asked in this order, each is asked only where those before it did not want the call.
    const share = shareOfTrouble / kinds.length;
    const chance = share / (1 - share * index);
    const times = Number.POSITIVE_INFINITY;
    slack.faults.add({ ...kind, workspace: workspace.id, times, when: () => random() < chance });
  });
  return { workspace, retryAfterSeconds };
}

/** What a call met, by its place in `troubles`; -1 where all was well. */
function troubleOf({ status, durationMs, refusedBecause }: ApiCall): number {
  if (refusedBecause === 'refused_connection') return 2;
  if (refusedBecause === 'lost_answer') return 3;
  if (status === 429) return 0;
  if (status === 500) return 1;
  return (durationMs ?? 0) > callTimeoutMs ? 4 : -1;
}

/** Each prompt counts once: for the first trouble that its conversation met, or else among those that met none. */
function troubleRows(
  { slack, calendar }: TroublePlace,
  pairs: readonly Pair[],
  { plans, leaptAtMs }: { plans: readonly FaultPlan[]; leaptAtMs: number },
): DrillRow[] {
  const ids = new Set(plans.map(({ workspace }) => workspace.id));
  const calls = slack.calls.filter(({ workspaceId }) => workspaceId !== null && ids.has(workspaceId));
  const met = new Map<string, number>();
  for (const call of calls) {
    const channelId = String(call.args['channel']);
    const trouble = troubleOf(call);
    if (trouble >= 0 && !met.has(channelId)) met.set(channelId, trouble);
  }
  const rows = troubles.map((what, index): DrillRow => {
    const own = pairs.filter(({ channelId }) => met.get(channelId) === index);
    const done = calls.filter((call) => troubleOf(call) === index).length;
    return { what, done, ...tally(slack, own, { calendar, lateAfterMs }) };
  });
  const spared = pairs.filter(({ channelId }) => !met.has(channelId));
  const duplicates = calls.filter(({ response }) => response?.['is_duplicate'] === true).length;
  const note = `of ${calls.length} calls; ${duplicates} repeats answered is_duplicate`;
  const spare = { what: 'no trouble', done: spared.length, ...tally(slack, spared, { calendar, lateAfterMs }), note };
  const waits = plans.map(({ workspace, retryAfterSeconds }) =>
    readWaits(
      // Where we moved the machine's clock, nothing is to be learned about it.
      calls.filter(({ workspaceId, receivedAt }) => workspaceId === workspace.id && receivedAt.getTime() < leaptAtMs),
      retryAfterSeconds,
    ),
  );
  const all = waits.flat();
  const longest = Math.max(0, ...all.map(({ lateByMs }) => lateByMs));
  return [
    ...rows,
    spare,
    {
      what: 'Retry-After waited for, to the second',
      done: all.length,
      lost: all.filter(({ isEarly }) => isEarly).length,
      doubled: 0,
      late: all.filter(({ lateByMs }) => lateByMs > 1_000).length,
      note: `next call at most ${(longest / 1000).toFixed(1)} s after it`,
    },
  ];
}

function fare({ slack, calendar }: TroublePlace, pairs: readonly Pair[]): Fared {
  const cameAt = arrivals(slack);
  const dues = pairs.map((pair) => dueAtMs(calendar, pair));
  const came = pairs.map(
    (pair) => cameAt.get(`${pair.channelId} ${promptsOf(pair)[0]?.ts}`) ?? Number.POSITIVE_INFINITY,
  );
  const waits = came.map((at, index) => at - (dues[index] ?? 0)).filter(Number.isFinite);
  const { lost, doubled } = tally(slack, pairs, { calendar, lateAfterMs });
  return {
    tookMs: Math.max(...came.filter(Number.isFinite)) - Math.min(...dues),
    meanWaitMs: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    lost,
    doubled,
  };
}

/** Late is a healthy workspace that took a twentieth longer than alone. */
function paceRows(alone: readonly Fared[], beside: readonly Fared[]): DrillRow[] {
  const slowdowns = beside.map(({ tookMs }, index) => tookMs / (alone[index]?.tookMs ?? Number.NaN));
  const mean = (of: readonly Fared[]) => of.reduce((sum, { meanWaitMs }) => sum + meanWaitMs, 0) / of.length / 1000;
  const sum = (of: 'lost' | 'doubled') => [...alone, ...beside].reduce((total, fared) => total + fared[of], 0);
  return [
    {
      what: 'healthy workspaces, beside these and alone',
      done: beside.length,
      lost: sum('lost'),
      doubled: sum('doubled'),
      late: slowdowns.filter((slowdown) => !(slowdown <= mostSlowdown)).length,
      note: `took at most ${Math.max(...slowdowns).toFixed(2)}x; mean wait ${mean(beside).toFixed(1)} s, alone ${mean(alone).toFixed(1)} s`,
    },
  ];
}
