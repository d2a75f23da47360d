import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { PersonId, WorkspaceId } from '../../src/core/ids.ts';
import type { TimeZone } from '../../src/core/local-time.ts';
import { connect, type Database } from '../../src/database/connect.ts';
import { type WorkspaceTransaction, withClaimer, withWorkspace } from '../../src/database/transaction.ts';
import { cloneDatabase, type TestDatabase, withServer } from '../support/test-database.ts';

const acme = 'T0ACME' as WorkspaceId;
const epoch = new Date(0);
let cloned: TestDatabase;
let database: Database;
/** With one connection: what one transaction leaves behind the next one meets. */
let single: Database;
const lost: Error[] = [];

beforeAll(async () => {
  cloned = await cloneDatabase();
  database = connect(cloned.url, { onError: (error) => lost.push(error) });
  single = connect(cloned.url, { maxConnections: 1, onError: (error) => lost.push(error) });
  await withWorkspace(database, acme, (tx) =>
    tx.insertInto('workspaces').values({ workspaceId: acme, firstSeenAt: epoch }).execute(),
  );
});
afterAll(async () => {
  await database.close();
  await single.close();
  await cloned.drop();
});
beforeEach(async () => {
  lost.length = 0;
  await withWorkspace(database, acme, (tx) => tx.deleteFrom('people').execute());
});

const person = (id: string) => ({
  workspaceId: acme,
  id: id as PersonId,
  name: id,
  timeZone: 'UTC' as TimeZone,
  isAdmin: false,
  isBot: false,
  isDeactivated: false,
  isExternal: false,
  fetchedAt: epoch,
});
const insert = (tx: WorkspaceTransaction, id: string) => tx.insertInto('people').values(person(id)).execute();
const names = () =>
  withWorkspace(database, acme, async (tx) =>
    (await tx.selectFrom('people').select('name').orderBy('name').execute()).map(({ name }) => name),
  );

test.each([
  '',
  'x',
  't1',
  'U1',
  'T',
  'T 1',
  'T1;',
  `T1'; reset role; --`,
  'T1\n',
  '\nT1',
  'T1\u0000',
  'TÅ',
  '%',
  'T1%',
])('a workspace id like %j is refused before it reaches Postgres', (id) => {
  const run = () => withWorkspace(database, id as WorkspaceId, () => Promise.reject(new Error('it ran')));
  expect(run).toThrow(RangeError);
});

describe('afterwards the session is as it was', () => {
  async function session(): Promise<unknown> {
    const { rows } = await single.pool.query(
      `select current_user = session_user as own, coalesce(current_setting('app.workspace_id', true), '') as workspace,
        pg_backend_pid() as pid`,
    );
    return rows[0];
  }
  const clean = { own: true, workspace: '' };

  test('when the work is done', async () => {
    const inside = await withWorkspace(single, acme, (tx) =>
      sql<{ role: string; workspace: string }>`select current_user as role,
        current_setting('app.workspace_id') as workspace`.execute(tx),
    );
    expect(inside.rows).toEqual([{ role: 'cairn_app', workspace: acme }]);
    expect(await session()).toMatchObject(clean);
    await withClaimer(single, async () => {});
    expect(await session()).toMatchObject(clean);
  });

  test('when the work throws', async () => {
    const failing = withWorkspace(single, acme, async (tx) => {
      await insert(tx, 'U1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await session()).toMatchObject(clean);
    expect(await names()).toEqual([]);
  });

  test('when a statement fails', async () => {
    const failing = withWorkspace(single, acme, (tx) => sql`select 1 / 0`.execute(tx));
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await session()).toMatchObject(clean);
  });

  test('when the transaction could not even begin', async () => {
    await withServer((client) => client.query(`create role cairn_test_outsider login password 'x'`));
    const url = Object.assign(new URL(cloned.url), { username: 'cairn_test_outsider', password: 'x' }).href;
    const outsider = connect(url, { maxConnections: 1 });
    try {
      await expect(withWorkspace(outsider, acme, async () => {})).rejects.toMatchObject({ code: '42501' });
      await expect(outsider.pool.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
    } finally {
      await outsider.close();
      await withServer((client) => client.query('drop role cairn_test_outsider'));
    }
  });
});

test('work that fell into a deadlock is done again, and all of it is done', async () => {
  await withWorkspace(database, acme, async (tx) => {
    await insert(tx, 'U1');
    await insert(tx, 'U2');
  });
  let tries = 0;
  let waiting = 0;
  let meet = () => {};
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const swap = (first: string, second: string) =>
    withWorkspace(database, acme, async (tx) => {
      tries += 1;
      const add = (id: string) =>
        tx
          .updateTable('people')
          .set((eb) => ({ name: sql<string>`${eb.ref('name')} || '+'` }))
          .where('id', '=', id as PersonId)
          .execute();
      await add(first);
      waiting += 1;
      if (waiting === 2) meet();
      await met;
      await add(second);
    });
  await Promise.all([swap('U1', 'U2'), swap('U2', 'U1')]);
  // One of the two at least has begun again.
  expect(tries).toBeGreaterThan(2);
  expect(await names()).toEqual(['U1++', 'U2++']);
});

test('what cannot be done even so is told after three tries', async () => {
  let tries = 0;
  const failing = withWorkspace(database, acme, async (tx) => {
    tries += 1;
    await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
  });
  await expect(failing).rejects.toMatchObject({ code: '40001' });
  expect(tries).toBe(3);
});

describe('a connection that is killed', () => {
  const kill = (pid: number) => withServer((client) => client.query('select pg_terminate_backend($1)', [pid]));
  async function pidOf(tx: WorkspaceTransaction): Promise<number> {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    return rows[0]?.pid ?? 0;
  }

  test.each([1, 10])(
    'in the middle of a transaction fails that one; the next one of a pool of %d works',
    async (size) => {
      const own = connect(cloned.url, { maxConnections: size, onError: (error) => lost.push(error) });
      const failing = withWorkspace(own, acme, async (tx) => {
        await insert(tx, 'U1');
        await kill(await pidOf(tx));
        await insert(tx, 'U2');
      });
      await expect(failing).rejects.toThrow();
      await withWorkspace(own, acme, (tx) => insert(tx, 'U3'));
      expect(await names()).toEqual(['U3']);
      await own.close();
    },
  );

  test('while the work waits for something else takes nothing down', async () => {
    const failing = withWorkspace(database, acme, async (tx) => {
      await insert(tx, 'U1');
      await kill(await pidOf(tx));
      while (lost.length === 0) await new Promise((resolve) => setImmediate(resolve));
      return 'done';
    });
    await expect(failing).rejects.toThrow();
    expect(await names()).toEqual([]);
  });

  test('while it lay idle is replaced', async () => {
    const { rows } = await single.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    await kill(rows[0]?.pid ?? 0);
    while (single.pool.totalCount > 0) await new Promise((resolve) => setImmediate(resolve));
    await withWorkspace(single, acme, (tx) => insert(tx, 'U1'));
    expect(await names()).toEqual(['U1']);
  });
});

test('a process that freezes inside a transaction holds what it has locked for seconds, not until it wakes', async () => {
  const patience = sql<{ limit: string }>`select current_setting('idle_in_transaction_session_timeout') as limit`;
  const inWorkspace = await withWorkspace(database, acme, (tx) => patience.execute(tx));
  const inClaim = await withClaimer(database, (tx) => patience.execute(tx));
  expect([inWorkspace.rows, inClaim.rows]).toEqual([[{ limit: '10s' }], [{ limit: '10s' }]]);
  // Nobody else's sessions are changed.
  expect((await patience.execute(database.kysely)).rows).toEqual([{ limit: '0' }]);
});
