import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MovableClock } from '../../src/core/clock.ts';
import { newId, type PersonId, type WorkspaceId } from '../../src/core/ids.ts';
import type { TimeZone } from '../../src/core/local-time.ts';
import { createActor } from '../../src/database/act.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { withWorkspace } from '../../src/database/transaction.ts';
import { pairPeople } from '../../src/features/mentorships/actions.ts';
import type { MentorshipId } from '../../src/features/mentorships/types.ts';
import { upsertPerson } from '../../src/features/people/queries.ts';
import { features } from '../../src/features.ts';
import { Program } from '../support/program.ts';
import { cloneDatabase, type TestDatabase } from '../support/test-database.ts';

const workspaceId = 'T0ACME' as WorkspaceId;
let cloned: TestDatabase;
let database: Database;
let id: MentorshipId;

beforeAll(async () => {
  cloned = await cloneDatabase();
  database = connect(cloned.url);
  const clock = new MovableClock(new Date().toISOString());
  const actor = createActor(
    database,
    clock,
    features.flatMap(({ handlers }) => handlers ?? []),
  );
  const [mentor, mentee, admin] = ['Ana', 'Bibek', 'Olivia'].map((name) => ({
    id: `U0${name.toUpperCase()}` as PersonId,
    name: `Secret ${name}`,
    timeZone: 'Asia/Kathmandu' as TimeZone,
    locale: null,
    isAdmin: name === 'Olivia',
    isBot: false,
    isDeactivated: false,
    isExternal: false,
  }));
  if (!mentor || !mentee || !admin) throw new Error('three people were made');
  await withWorkspace(database, workspaceId, async (tx) => {
    await tx.insertInto('workspaces').values({ workspaceId, firstSeenAt: clock.now() }).execute();
    for (const person of [mentor, mentee, admin]) await upsertPerson(tx, workspaceId, person, clock.now());
  });
  const paired = await actor.asPerson(workspaceId, admin.id, (act) =>
    pairPeople(act, { mentor, mentee, endsOn: null }),
  );
  id = paired.result.id;
});
afterAll(async () => {
  await database.close();
  await cloned.drop();
});

async function explain(...args: string[]) {
  const program = new Program('src/cli/main.ts', { env: { DATABASE_URL: cloned.url }, args: ['explain', ...args] });
  return { code: await program.exitCode(), stdout: program.stdout, stderr: program.stderr };
}

test('says what comes next and why, and names nobody', async () => {
  const { code, stdout, stderr } = await explain(id);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^now +running: every week on Tuesday at 10:00 \(Asia\/Kathmandu, the mentee’s clock\): 0 of 3 ignored in a row\n/,
  );
  expect(
    stdout.match(/^\d{4}-\d\d-\d\dT04:15Z {2}both are asked \(Tuesday .+, 10:00 \(Asia\/Kathmandu\)\): the rhythm$/gm),
  ).toHaveLength(3);
  expect(stdout).not.toContain('Secret');
  const json = JSON.parse((await explain(id, '--json')).stdout) as { what: string }[];
  expect(json).toHaveLength(4);
});

test('says what is wrong with what was asked', async () => {
  expect(await explain()).toMatchObject({ code: 64, stderr: expect.stringContaining('Say which mentorship') });
  expect(await explain('tuesday')).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('is no id of a mentorship'),
  });
  expect(await explain(newId<MentorshipId>())).toMatchObject({
    code: 1,
    stderr: 'There is no mentorship with this id.\n',
  });
  expect(await explain(id, id)).toMatchObject({ code: 64, stderr: expect.stringContaining('takes one mentorship') });
});
