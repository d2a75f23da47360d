import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { assertAsyncProperty } from '../../support/property.ts';
import { runsFactor } from '../../support/seed.ts';
import {
  closedAt,
  healthy,
  openPoisonedWorld,
  type Pair,
  type PoisonedWorld,
  promptAt,
  type Run,
  remindedAt,
} from './poisoned-world.ts';
import { dropChecks, listPoisons, type Poison } from './poisons.ts';

// Whatever a row holds, it costs itself alone: the pair beside it and the workspace beside it are asked, reminded and closed.

/** What the sweeps and the pump read, by when its rows are there. */
const read = {
  beforeTheyAreAsked: ['check_in_schedules', 'people', 'mentorships'],
  whenTheyAreAsked: ['check_ins', 'deliveries', 'conversations'],
  ofTheWorkspace: ['programs', 'delivery_gates', 'installations', 'workspaces'],
} as const;
const tables = Object.values(read).flat();
const poisonedPairs = 50;
const poisonedWorkspaces = 25;

let world: PoisonedWorld;
let poisons: Poison[];

beforeAll(async () => {
  world = await openPoisonedWorld({ pairsInAcme: poisonedPairs + 1, others: poisonedWorkspaces });
  const run = await world.begin();
  poisons = await listPoisons(run.client, tables);
  await run.end();
});
afterAll(() => world.close());

/** The row of a pair that a poison is for. */
const places: Readonly<Record<string, string>> = {
  check_in_schedules: 'members @> array[$2, $3]',
  people: 'id = $3 and $2 <> id',
  mentorships: 'mentor_id = $2 and mentee_id = $3',
  check_ins: 'schedule_id in (select id from check_in_schedules where workspace_id = $1 and members @> array[$2, $3])',
  deliveries: `kind = 'check_in.reminder' and target = array[$3] and $2 <> ''`,
  conversations: 'members = array[$2, $3] or members = array[$3, $2]',
};

async function poison(run: Run, { table, column, value }: Poison, pair: Pair): Promise<void> {
  const place = places[table] ?? `$2 <> $3`;
  const { rowCount } = await run.client.query(
    `update ${table} set ${column} = ${value} where workspace_id = $1 and (${place})`,
    [pair.workspace.id, pair.mentor.id, pair.mentee.id],
  );
  expect(`${table} ${rowCount}`).toBe(`${table} 1`);
}

const isIn = (group: readonly string[]) => (each: Poison) => group.includes(each.table);

/** Gives each poison to a pair of its own, or to a workspace of its own, and lets the world live a check-in. */
async function live(given: readonly Poison[]): Promise<Record<string, string>> {
  const run = await world.begin();
  const { pairs, elsewhere, inOthers } = world;
  const ofPair = (each: Poison) =>
    (isIn(read.ofTheWorkspace)(each) ? inOthers[given.indexOf(each)] : pairs[1 + given.indexOf(each)]) as Pair;
  const begin = async (group: readonly string[]) => {
    for (const each of given.filter(isIn(group))) await poison(run, each, ofPair(each));
  };
  try {
    await dropChecks(run.client, tables);
    await begin(read.ofTheWorkspace);
    await begin(read.beforeTheyAreAsked);
    await run.passTo(promptAt);
    await begin(read.whenTheyAreAsked);
    for (const at of [remindedAt, closedAt]) await run.passTo(at);
    const said = run
      .logText()
      .match(/sweep failed|pump failed|turn interrupted|delivery interrupted|were not tried again/g);
    return {
      'the pair beside them': await run.life(pairs[0] as Pair),
      'the workspace beside them': await run.life(elsewhere),
      log: [...new Set(said ?? [])].join(),
    };
  } finally {
    await run.end();
  }
}

const allWell = { 'the pair beside them': healthy, 'the workspace beside them': healthy, log: '' };

test('without a poison all is well', async () => {
  expect(await live([])).toEqual(allWell);
});

test('there is a poison for every JSON, every rule, every zone and every list of words that is read', () => {
  const columns = poisons.map(({ table, column }) => `${table}.${column}`);
  const wanted = ['days_off', 'rrule', 'zone', 'on_day_off', 'reveal', 'status', 'anchor_on', 'opened_count'];
  expect(columns).toEqual(expect.arrayContaining(wanted.map((column) => `check_in_schedules.${column}`)));
  expect(columns).toEqual(expect.arrayContaining(['people.time_zone', 'check_ins.state', 'deliveries.kind']));
  expect(poisons.length).toBeGreaterThan(120);
});

test('a row of a pair costs that pair alone: every column with everything it could hold', async () => {
  const ofPairs = poisons.filter((each) => !isIn(read.ofTheWorkspace)(each));
  for (let from = 0; from < ofPairs.length; from += poisonedPairs) {
    expect(await live(ofPairs.slice(from, from + poisonedPairs))).toEqual(allWell);
  }
});

test('a row of a workspace costs that workspace alone: every column with everything it could hold', async () => {
  const ofWorkspaces = poisons.filter(isIn(read.ofTheWorkspace));
  for (let from = 0; from < ofWorkspaces.length; from += poisonedWorkspaces) {
    expect(await live(ofWorkspaces.slice(from, from + poisonedWorkspaces))).toEqual(allWell);
  }
});

test(
  'whatever JSON stands in a column costs its pair alone',
  async () => {
    const columns = poisons.filter(({ type, value }) => type === 'jsonb' && value === `'null'`);
    const given = fc
      .record({ column: fc.constantFrom(...columns), json: fc.json() })
      .map(({ column, json }): Poison => ({ ...column, value: pg.escapeLiteral(json.replaceAll('\\u0000', '')) }));
    await assertAsyncProperty(
      fc.asyncProperty(fc.array(given, { minLength: 10, maxLength: poisonedPairs }), async (some) => {
        expect(await live(some)).toEqual(allWell);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  },
  120_000 * runsFactor,
);
